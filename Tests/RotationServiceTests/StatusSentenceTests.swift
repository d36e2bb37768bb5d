import Testing

@testable import RotationCore
@testable import RotationService

/// The sentence that `systemctl status` shows.
struct StatusSentenceTests {
    private let secret = SecretID(account: "main", region: "cn-hangzhou", name: "redis/cart")

    private func account(_ change: (inout Status.Account) -> Void = { _ in }) -> Status.Account {
        var account = Status.Account(
            key: "main", slotsUsed: 3, slots: 50, window: .seconds(3600), waiting: 0, inFlight: 0)
        change(&account)
        return account
    }

    private func status(_ accounts: [Status.Account]? = nil, _ change: (inout Status) -> Void = { _ in }) -> Status {
        var status = Status(
            secrets: 1, heldSecrets: [], next: Status.Due(secret: secret, time: Instant(seconds: 1_700_000_000)),
            accounts: accounts ?? [account()])
        change(&status)
        return status
    }

    private func text(_ status: Status, fault: String? = nil, isStopping: Bool = false) -> String {
        StatusSentence.text(of: status, fault: fault, isStopping: isStopping)
    }

    @Test("Says what is next and when, and the slots used")
    func saysWhatIsNext() {
        #expect(text(status()) == "next is redis/cart at 2023-11-14T22:13:20Z; main: 3 of 50 slots used")
    }

    @Test("Says what waits and what is under way")
    func saysWhatWaits() {
        let busy = account {
            $0.waiting = 7
            $0.inFlight = 2
        }
        #expect(text(status([busy])).hasSuffix("main: 3 of 50 slots used, 7 waiting, 2 in flight"))
    }

    @Test("Says how much of a quota others leave")
    func saysWhatIsLearned() {
        let shared = account { $0.learnedSlots = 12 }
        let text = text(status([shared]))
        #expect(text.hasSuffix("main: 3 of 50 slots used, others use the account too and about 12 are ours"))
    }

    @Test("Says every account")
    func saysEveryAccount() {
        let text = text(status([account(), account { $0.key = "other" }]))
        #expect(text.hasSuffix("main: 3 of 50 slots used; other: 3 of 50 slots used"))
    }

    @Test("Tells an empty schedule from one that names nothing any more")
    func saysThatNothingIsDue() {
        #expect(text(status { $0.next = nil }).hasPrefix("nothing is due any more"))
        let empty = status([]) {
            $0.next = nil
            $0.secrets = 0
        }
        #expect(text(empty) == "nothing to rotate: the schedule names no secrets")
    }

    @Test("Begins with what is wrong, the ledger first")
    func beginsWithTrouble() {
        let troubled = status([account { $0.credentialProblem = "no file" }]) {
            $0.ledgerProblem = "disk full"
            $0.heldSecrets = [secret]
        }
        #expect(
            text(troubled, fault: "schedule.yaml:3:5: error: x").hasPrefix(
                "nothing is sent, the ledger cannot be written (disk full); reload refused: schedule.yaml:3:5: error: x; "
                    + "account main has no credentials: no file; redis/cart is held; next is "))
    }

    @Test("Names an account's hold by its code, and its wait")
    func namesHoldAndWait() {
        let stamp = Stamp(bootID: BootID("boot"), boot: BootTime(microseconds: 0), wall: Instant(seconds: 0))
        let hold = AccountHold(
            failure: .account, code: "Forbidden.InDebt", message: "pay", since: stamp,
            probe: Countdown(from: stamp, lasting: .seconds(60)), configuration: "", credential: "")
        #expect(text(status([account { $0.hold = hold }])).hasPrefix("account main is held: Forbidden.InDebt; "))
        let waits = account { $0.wait = .seconds(72) }
        #expect(text(status([waits])).hasPrefix("account main is throttled and waits; "))
    }

    @Test("Names one held secret and counts the others")
    func countsHeldSecrets() {
        let held = (1...3).map { SecretID(account: "main", region: "cn-hangzhou", name: "redis/\($0)") }
        #expect(text(status { $0.heldSecrets = held }).hasPrefix("redis/1 and 2 more are held; "))
    }

    @Test("Promises nothing while it stops")
    func promisesNothingWhileStopping() {
        let text = text(status([account { $0.inFlight = 1 }]), isStopping: true)
        #expect(text == "stopping; main: 3 of 50 slots used, 1 in flight")
    }
}
