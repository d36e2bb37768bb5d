import SimulationWorld
import Testing

@testable import RotationCore

/// An account of KMS that another user calls too: KMS counts what both have had in its window.
private final class SharedAccount {
    let quota = Quota.standard
    /// Whether KMS counts calls that it throttles.
    let countsThrottled: Bool
    /// When calls came, by true time in microseconds.
    private var ours: [Int64] = []
    private var others: [Int64] = []
    private(set) var accepted: [Int64] = []
    private(set) var throttled: [Int64] = []

    /// The other user calls every `pause` from `start` until `end`, as often as KMS lets it.
    init(countsThrottled: Bool, pause: Int64 = 90, from start: Int64, until end: Int64) {
        self.countsThrottled = countsThrottled
        pending = stride(from: start, to: end, by: Int64.Stride(pause)).map { $0 * 1_000_000 }
    }

    private var pending: [Int64]

    private func occupied(at time: Int64) -> Int {
        let start = time - quota.window.microseconds
        return ours.count { $0 > start } + others.count { $0 > start }
    }

    /// The other user's calls until then.
    private func advance(to time: Int64) {
        while let next = pending.first, next <= time {
            pending.removeFirst()
            if countsThrottled || occupied(at: next) < quota.limit { others.append(next) }
        }
    }

    /// Our call comes.
    func call(at time: Int64) -> Fate {
        advance(to: time)
        let isFree = occupied(at: time) < quota.limit
        if isFree || countsThrottled { ours.append(time) }
        if isFree { accepted.append(time) } else { throttled.append(time) }
        return isFree ? .accept() : .reject(.throttled, code: "Rejected.Throttling")
    }

    /// How many of our calls were accepted within these hours.
    func accepted(_ hours: Range<Double>) -> Int {
        accepted.count { hours.contains(Double($0) / 3.6e9) }
    }

    /// How many were throttled within these hours.
    func throttled(_ hours: Range<Double>) -> Int {
        throttled.count { hours.contains(Double($0) / 3.6e9) }
    }
}

@Suite("The scheduler learns how much of its quota others leave")
struct AdaptiveQuotaTests {
    private func learned(_ world: World, _ account: String = "main") -> LearnedQuota? {
        world.ledger.accounts[account]?.learned
    }

    /// How many slots each halving left.
    private func halvings(_ world: World) -> [Int] {
        world.notices.compactMap { if case .quotaLearned(_, let slots, _) = $0.notice { slots } else { nil } }
    }

    @Test(
        "Another user takes 40 of 50 for three hours and stops: nothing fails, what is left is used, and all is found again",
        arguments: [false, true])
    func otherUser(countsThrottled: Bool) throws {
        let shared = SharedAccount(countsThrottled: countsThrottled, from: -3600, until: 3 * 3600)
        let world = World.simple(try (0..<600).map { try Setup.secret("s\($0)", every: .seconds(30 * 86_400)) })
        world.fate = { world, _ in shared.call(at: world.clock.time) }
        world.run(for: .seconds(3 * 3600))
        let status = world.scheduler.status().accounts[0]
        world.run(for: .seconds(2 * 3600))
        let isBack = learned(world) == nil && world.scheduler.status().accounts[0].wait == nil
        world.run(for: .seconds(2 * 3600))
        let report = (0..<7).map { hour in
            let hours = Double(hour)..<Double(hour + 1)
            return "\(shared.accepted(hours))+\(shared.throttled(hours))"
        }
        print("another user, throttled calls \(countsThrottled ? "count" : "are free"): accepted+throttled", report)
        print("    learned", halvings(world), "at 3 h", status.learnedSlots ?? -1)
        #expect(status.learnedSlots != nil)
        #expect(isBack)
        #expect(
            world.notices.allSatisfy { notice in
                if case .transition(let transition) = notice.notice { transition.state != .failed } else { true }
            })
        // Some of the ten that are left are spent on finding out how many they are.
        #expect(shared.accepted(0..<3) >= 18)
        #expect(shared.accepted(5..<7) >= 90)
        #expect(world.count { if case .quotaRegained = $0 { true } else { false } } == 1)
        #expect(world.allFaults == [])
    }

    @Test("Calls that were under way together halve once; the next throttled one halves again, at least one is left")
    func halves() throws {
        let account = Setup.account(limit: 8, per: .seconds(800))
        let world = World.simple(account: account, try (0..<8).map { try Setup.secret("s\($0)") })
        world.fate = { _, _ in .reject(.throttled, after: .seconds(2), retryAfter: .seconds(1)) }
        world.run(for: .seconds(63))
        #expect(world.sendings.count == 4)
        #expect(halvings(world) == [4])
        #expect(world.scheduler.status().accounts[0].learnedSlots == 4)
        // Half of what is ours is used: the next call waits until the fifth slot is ours.
        world.run(for: .seconds(105))
        #expect(world.sendings.dropFirst(4).map { $0.time / 1_000_000 } == [162])
        #expect(halvings(world) == [4, 2])
        world.run(for: .seconds(4000))
        #expect(halvings(world).allSatisfy { (1...4).contains($0) })
        #expect(halvings(world).count > 3)
        #expect(world.allFaults == [])
    }

    @Test("A throttle although every slot of our own is in use teaches nothing")
    func ownThrottle() throws {
        let account = Setup.account(limit: 2, per: .seconds(100))
        let world = World.simple(account: account, try (0..<2).map { try Setup.secret("s\($0)") })
        world.fate = { _, _ in .reject(.throttled) }
        world.run(for: .seconds(70))
        #expect(world.sendings.count == 2)
        #expect(halvings(world) == [])
        #expect(learned(world) == nil)
    }

    @Test("What was learned survives a restart, grows with its certain age, and ends with a wake-up of its own")
    func survives() throws {
        let world = World.simple(try (0..<3).map { try Setup.secret("s\($0)") })
        world.fate = { _, _ in .reject(.throttled, retryAfter: .seconds(10)) }
        world.run(for: .seconds(61))
        #expect(learned(world)?.slots == 25)
        world.fate = { _, _ in .accept() }
        world.crash()
        world.run(for: .seconds(600))
        world.start(reboot: true)
        world.run(for: .seconds(3))
        // Another boot proves only its own time.
        #expect(world.scheduler.status().accounts[0].learnedSlots == 25)
        world.run(for: .seconds(25 * 72 - 8))
        world.deliver(.clock)
        #expect(world.scheduler.status().accounts[0].learnedSlots == 49)
        world.run(for: .seconds(10))
        #expect(world.scheduler.status().accounts[0].learnedSlots == nil)
        #expect(learned(world) == nil)
        #expect(world.count { $0 == .quotaRegained(account: "main", .standard) } == 1)
        #expect(world.allFaults == [])
    }

    @Test("Accounts that share a quota share what one of them has learned")
    func sharedQuota() throws {
        let accounts = ["one", "two"].map { Setup.account($0, number: "1") }
        let world = World.simple([], start: false)
        world.kms.owners = ["key-one": "1", "key-two": "1"]
        let secrets =
            try [Setup.secret("first", account: "one")]
            + (0..<40).map { try Setup.secret("s\($0)", account: "two", at: .seconds(100)) }
        world.configuration = Configuration(accounts: accounts, secrets: secrets)
        world.start(origin: .created)
        world.fate = { _, order in
            order.attempt.secret.account == "one"
                ? .reject(.throttled, after: .milliseconds(20), retryAfter: .seconds(3600)) : .accept()
        }
        world.run(for: .seconds(99))
        #expect(learned(world, "one")?.slots == 25)
        #expect(learned(world, "two") == nil)
        world.fate = { _, _ in .accept() }
        var copy = world.scheduler
        #expect(copy.status().accounts.map(\.learnedSlots) == [25, 25])
        #expect(world.allFaults == [])
    }
}
