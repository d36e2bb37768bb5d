import RotationCore

/// How hard a world is on the scheduler; every number is a probability unless it says otherwise.
package struct Hostility {
    /// Calls that get no whole answer.
    package var lost: Double
    /// Calls that never leave.
    package var unsent: Double
    /// Calls that are rejected for a reason that passes.
    package var transient: Double
    /// Calls that are throttled.
    package var throttled: Double
    /// Calls that are refused, for a reason that may or may not pass.
    package var refused: Double
    /// Calls that are rejected for good, or with the account.
    package var severe: Double
    /// Answers that take long.
    package var slow: Double
    /// Commits that the ledger refuses.
    package var full: Double
    /// Commits that take long.
    package var slowCommits: Double
    /// The mean time between two crashes.
    package var crashes: Duration?
    /// Whether crashes may take the machine with them.
    package var reboots: Bool
    /// The mean time between two steps of the wall clock, of up to 10 minutes either way.
    package var steps: Duration?
    /// Keys of entries that say more than when they are due: each for so many of the secrets.
    package var keys: Double
    /// How long the world is hostile; then it is kind for a while.
    package var length: Duration = .seconds(900)

    /// A world that is as hard as the defaults say, but for what is given.
    package init(
        lost: Double = 0.08, unsent: Double = 0.04, transient: Double = 0.08, throttled: Double = 0.02,
        refused: Double = 0.03, severe: Double = 0.004, slow: Double = 0.1, full: Double = 0.01,
        slowCommits: Double = 0.02, crashes: Duration? = .seconds(240), reboots: Bool = true,
        steps: Duration? = .seconds(400), keys: Double = 0.15, length: Duration = .seconds(900)
    ) {
        self.lost = lost
        self.unsent = unsent
        self.transient = transient
        self.throttled = throttled
        self.refused = refused
        self.severe = severe
        self.slow = slow
        self.full = full
        self.slowCommits = slowCommits
        self.crashes = crashes
        self.reboots = reboots
        self.steps = steps
        self.keys = keys
        self.length = length
    }

    /// A world in which everything works, but for the crashes.
    package static let kind = Hostility(
        lost: 0, unsent: 0, transient: 0, throttled: 0, refused: 0, severe: 0, slow: 0, full: 0, slowCommits: 0,
        crashes: nil, steps: nil)

    /// Makes the world of a seed, runs it and audits it.
    package func live(seed: UInt64, _ prepare: (World) -> Void = { _ in }) throws -> World {
        let world = World(seed: seed)
        try populate(world)
        settle(world)
        prepare(world)
        world.start(origin: .created)
        plan(world)
        world.run(until: length.microseconds)
        // Peace: what is still to be done must get done without help.
        world.fate = { _, _ in .accept() }
        world.commit = { _ in (.durable, .milliseconds(1)) }
        if !world.isRunning { world.start() }
        world.run(for: .seconds(250))
        world.audit()
        return world
    }

    private func populate(_ world: World) throws {
        let limit = Int(world.random(2...12))
        let headroom = world.chance(keys) ? Int(world.random(0...Int64(limit))) : 0
        world.kms.quota = Quota(limit: max(limit - headroom, 1), per: .seconds(60))
        world.kms.isRegional = world.chance(keys)
        var configuration = Configuration()
        let isShared = world.chance(0.5)
        for index in 0..<Int(world.random(1...3)) {
            let account = Setup.account(
                "account\(index)", limit: limit, per: .seconds(60), reserve: world.chance(0.2) ? 1 : 0,
                guard: .seconds(1), concurrency: Int(world.random(1...4)), number: isShared ? "1" : nil,
                prefix: world.chance(0.3) ? "p." : "", answer: .seconds(world.random(2...6)),
                scope: world.kms.isRegional ? .accountRegion : .account, headroom: headroom)
            configuration.accounts.append(account)
            if isShared { world.kms.owners["key-account\(index)"] = "1" }
        }
        for index in 0..<Int(world.random(1...24)) {
            let account = configuration.accounts[Int(world.random(0...Int64(configuration.accounts.count - 1)))]
            var secret = try Setup.secret(
                "secret\(index)", account: account.key, every: .seconds(world.random(20...600)),
                at: .seconds(world.random(0...90)),
                within: world.chance(0.5) ? .seconds(world.random(10...300)) : nil,
                onFirstSight: world.chance(0.2) ? .rotate : .wait)
            if world.kms.isRegional, world.chance(0.5) { secret.id.region = "cn-beijing" }
            configuration.add(secret)
        }
        world.configuration = configuration
        try addKeys(to: world)
    }

    private func settle(_ world: World) {
        world.fate = { [self] world, order in fate(in: world, of: order) }
        world.commit = { [self] world in
            if world.chance(full) { return (.full("no space"), .milliseconds(world.random(0...50))) }
            if world.chance(slowCommits) { return (.durable, .milliseconds(world.random(500...8000))) }
            return (.durable, .microseconds(world.random(100...20_000)))
        }
        world.credential = { world, account in
            if world.chance(0.05) { return .unavailable(reason: "gone") }
            return .available(accessKeyID: "key-\(account)", fingerprint: world.chance(0.3) ? "2" : "1")
        }
    }

    private func fate(in world: World, of order: SendOrder) -> Fate {
        let time = world.chance(slow) ? world.random(500_000...9_000_000) : world.random(500...200_000)
        let latency = Duration.microseconds(time)
        let date = Instant(seconds: world.clock.truth.seconds)
        var left = Double.random(in: 0..<1, using: &world.generator)
        func falls(_ probability: Double) -> Bool {
            left -= probability
            return left < 0
        }
        if falls(lost) {
            let arrival: Duration? = world.chance(0.7) ? .microseconds(world.random(0...6_000_000)) : nil
            return .lost(arrival: arrival, report: world.chance(0.6) ? latency : nil)
        }
        if falls(unsent) { return .unsent(after: latency) }
        if falls(transient) { return .reject(.transient, after: latency, date: date) }
        if falls(throttled) {
            let wait: Duration? = world.chance(0.5) ? .seconds(world.random(0...20)) : nil
            return .reject(.throttled, after: latency, retryAfter: wait, date: date)
        }
        if falls(refused) { return .reject(.refused, after: latency, date: date) }
        if falls(severe) {
            let failures: [FailureClass] = [.credentials, .account, .clock, .permission, .permanent]
            return .reject(failures[Int(world.random(0...4))], after: latency, date: date)
        }
        return .answer(Answer(.accepted, status: 200, date: date), after: latency)
    }

    private func plan(_ world: World) {
        if let crashes { planCrash(world, mean: crashes) }
        if let steps { planStep(world, mean: steps) }
    }

    private func planCrash(_ world: World, mean: Duration) {
        let wait = Duration.microseconds(world.random(1...2 * mean.microseconds))
        world.queue.add(
            .run { [self] world in
                guard world.clock.time < length.microseconds else { return }
                world.crash()
                let reboots = reboots && world.chance(0.3)
                let down = reboots ? world.random(5_000_000...60_000_000) : world.random(0...20_000_000)
                world.queue.add(
                    .run { [self] world in
                        guard !world.isRunning else { return }
                        world.start(reboot: reboots)
                        planCrash(world, mean: mean)
                    }, at: world.clock.time + down)
            }, at: world.clock.time + wait.microseconds)
    }

    private func planStep(_ world: World, mean: Duration) {
        let wait = Duration.microseconds(world.random(1...2 * mean.microseconds))
        world.queue.add(
            .run { [self] world in
                world.stepWall(by: .seconds(world.random(-590...590)))
                planStep(world, mean: mean)
            }, at: world.clock.time + wait.microseconds)
    }
}
