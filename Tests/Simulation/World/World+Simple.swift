package import RotationCore

extension World {
    /// A world of one account with these secrets, started for the first time.
    package static func simple(
        seed: UInt64 = 1, account: AccountConfiguration = Setup.account(), _ secrets: [TestSecret],
        origin: LedgerOrigin = .created, start: Bool = true
    ) -> World {
        let world = World(seed: seed)
        world.kms.quota = account.quota
        world.configuration = Configuration(accounts: [account], secrets: secrets)
        if start { world.start(origin: origin) }
        return world
    }

    /// The true Date, as KMS answers it.
    package static func trueDate(in world: World, of account: String) -> (Instant?, Duration) {
        (Instant(seconds: world.clock.truth.seconds), .milliseconds(30))
    }

    /// Whether the account is held for its clock, by the ledger.
    package func isHeldForClock(_ account: String = "main") -> Bool {
        ledger.accounts[account]?.hold?.isForClock ?? false
    }

    /// The state of the secret's rotation in the ledger, the latest one.
    package func latest(_ name: String, account: String = "main") -> RotationRecord? {
        ledger.rotations(of: Setup.id(name, account: account)).last
    }

    package func record(_ name: String, account: String = "main") -> SecretRecord? {
        ledger.secrets[Setup.id(name, account: account)]
    }

    package func count(_ matches: (Notice) -> Bool) -> Int { notices.filter { matches($0.notice) }.count }

    /// True time in seconds.
    package var seconds: Double { Double(clock.time) / 1_000_000 }
}
