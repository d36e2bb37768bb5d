import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The queue")
struct QueueTests {
    @Test("Order: by deadline, then nominal time, then name")
    func order() throws {
        let secrets = [
            try Setup.secret("late", at: .seconds(60), within: .seconds(900)),
            try Setup.secret("b", at: .seconds(60), within: .seconds(600)),
            try Setup.secret("a", at: .seconds(60), within: .seconds(600)),
            try Setup.secret("older", at: .seconds(50), within: .seconds(610)),
            try Setup.secret("soon", at: .seconds(60), within: .seconds(300)),
        ]
        let world = World.simple(account: Setup.account(concurrency: 1), secrets, start: false)
        // All come due while no credential can be read.
        world.credential = { world, _ in
            world.seconds < 100 ? .unavailable(reason: "none") : .available(accessKeyID: "k", fingerprint: "1")
        }
        world.start(origin: .created)
        world.run(for: .seconds(200))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["soon", "older", "a", "b", "late"])
        #expect(world.allFaults == [])
    }

    @Test("Without `within` the deadline is the next occurrence")
    func deadlineIsNext() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(500))])
        world.run(for: .seconds(70))
        #expect(world.latest("a")?.deadline == Setup.epoch.advanced(by: .seconds(560)))
        #expect(world.states(of: "a") == [.due, .queued, .sent, .accepted])
    }

    @Test("A rotation whose attempt starts after the deadline is late, and still done")
    func late() throws {
        let world = World.simple([try Setup.secret("a", within: .seconds(10))])
        world.credential = { world, _ in
            world.seconds < 80 ? .unavailable(reason: "none") : .available(accessKeyID: "k", fingerprint: "1")
        }
        world.run(for: .seconds(200))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.latest("a")?.reason == Reason.late)
    }

    @Test("The time of an answer makes no rotation late")
    func notLate() throws {
        let world = World.simple([try Setup.secret("a", within: .seconds(2))])
        world.fate = { _, _ in .accept(after: .seconds(5)) }
        world.run(for: .seconds(100))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.latest("a")?.reason == "")
    }

    @Test("`reserve` is kept from ordinary rotations")
    func reserve() throws {
        let secrets = try (0..<20).map { try Setup.secret("s\($0)") }
        let world = World.simple(account: Setup.account(limit: 10, reserve: 3), secrets)
        world.run(for: .seconds(120))
        #expect(world.sendings.count == 7)
        #expect(world.allFaults == [])
    }

    @Test("`concurrency` counts calls with an open connection", arguments: [1, 3])
    func concurrency(places: Int) throws {
        let secrets = try (0..<12).map { try Setup.secret("s\($0)") }
        let world = World.simple(account: Setup.account(concurrency: places), secrets)
        world.fate = { _, _ in .accept(after: .seconds(2)) }
        world.run(for: .seconds(61))
        #expect(world.sendings.count == places)
        world.run(for: .seconds(60))
        #expect(world.sendings.count == 12)
        #expect(world.allFaults == [])
    }

    @Test("A call that closed without an answer holds its slot and its secret until its deadline, but no place")
    func closedCall() throws {
        let account = Setup.account(limit: 2, per: .seconds(100), concurrency: 1)
        let world = World.simple(account: account, try ["a", "b", "c"].map { try Setup.secret($0) })
        world.fate = { world, order in
            let isFirst = order.attempt.secret.name == "a" && order.attempt.number == 1
            return isFirst ? .lost(arrival: .seconds(1), report: .milliseconds(100)) : .accept()
        }
        world.run(for: .seconds(62))
        // The place is free at once: the next secret is sent. The slot is not.
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["a", "b"])
        world.run(for: .seconds(400))
        let retry = try #require(world.sendTimes(of: "a").last)
        #expect(retry >= 70_000_000, "not before the deadline")
        #expect(world.sendings.count == 4)
        #expect(world.allFaults == [])
    }

    @Test("While first attempts wait, retries take at most a fifth of the slots; when none wait, all of them")
    func retryShare() throws {
        let failing = try (0..<10).map { try Setup.secret("bad\($0)", at: .seconds(10), within: .seconds(600)) }
        let waiting = try (0..<30).map { try Setup.secret("good\($0)", at: .seconds(10), within: .seconds(9000)) }
        let world = World.simple(
            account: Setup.account(limit: 20, per: .seconds(100), concurrency: 2), failing + waiting)
        world.fate = { _, order in order.attempt.secret.name.hasPrefix("bad") ? .reject(.transient) : .accept() }
        func sent(_ seconds: Range<Int64>) -> (all: Int, retries: Int) {
            let sent = world.sendings.filter { seconds.contains($0.time / 1_000_000) }
            return (sent.count, sent.filter(\.isRetry).count)
        }
        world.run(for: .seconds(500))
        // First attempts alone, then sixteen and four retries, then retries in the slots that no first attempt needs.
        #expect(sent(100..<150) == (20, 4))
        #expect(sent(210..<300).retries > 10)
        #expect(Set(world.kms.carriedOut.keys.map(\.name)) == Set(waiting.map(\.id.name)))
        #expect(world.allFaults == [])
    }

    @Test("120 secrets due at once with 50 slots: 50 at once, the rest as slots free")
    func manyAtOnce() throws {
        let secrets = try (0..<120).map { try Setup.secret("s\($0)") }
        let world = World.simple(account: Setup.account(limit: 50, per: .seconds(3600), reserve: 0), secrets)
        world.fate = { world, _ in .accept(after: .microseconds(world.random(5_000...50_000))) }
        world.run(for: .seconds(4 * 3600))
        let times = world.sendings.map(\.time)
        #expect(times.count == 120)
        #expect(times[49] < 62_000_000)
        for index in 50..<120 {
            // The slot of the send fifty places before was free one window and the guard after its answer.
            let possible = times[index - 50] + 3_605_000_000
            #expect(times[index] >= possible)
            #expect(times[index] <= possible + 2_000_000)
        }
        #expect(world.allFaults == [])
        #expect(world.idleWakes == 0)
    }

    @Test("Under backlog at least 99 % of the time in which a slot could be in use it is")
    func utilisation() throws {
        let secrets = try (0..<300).map { try Setup.secret("s\($0)", within: .seconds(Int64($0) * 60)) }
        let world = World.simple(account: Setup.account(limit: 10, per: .seconds(60), guard: .seconds(1)), secrets)
        world.fate = { world, _ in .accept(after: .microseconds(world.random(1_000...80_000))) }
        world.run(for: .seconds(3 * 3600))
        let times = world.sendings.map(\.time)
        #expect(times.count == 300)
        let ends = world.ledger.attempts.values.compactMap { $0.completed.map { world.clock.time(at: $0.boot) } }
            .sorted()
        var idle: Int64 = 0
        for index in 10..<300 { idle += max(0, times[index] - (ends[index - 10] + 61_000_000)) }
        let total = Int64(10) * (times[299] - times[10])
        #expect(Double(idle) / Double(total) < 0.01)
    }

    @Test("What waits long waits in one place, however often the clock is set or the ledger is full")
    func noStalePlaces() throws {
        let secrets = try (0..<40).map { try Setup.secret("s\($0)") }
        let world = World.simple(secrets, start: false)
        world.credential = { _, _ in .unavailable(reason: "no such file") }
        world.start(origin: .created)
        world.run(for: .seconds(100))
        for _ in 0..<20 {
            world.stepWall(by: .seconds(1))
            world.run(for: .seconds(10))
        }
        let queue = Mirror(reflecting: try #require(world.scheduler.lanes.first).queue)
        let lines = try #require(queue.descendant("lines"))
        let places = Mirror(reflecting: lines).children.reduce(0) { sum, line in
            sum
                + (Mirror(reflecting: line.value).descendant("_storage").map { Mirror(reflecting: $0).children.count }
                    ?? 0)
        }
        #expect(places == secrets.count)
    }

    @Test("Twenty thousand secrets due at once are no quadratic work", .timeLimit(.minutes(10)))
    func crowd() throws {
        let schedule = Schedule.interval(
            try IntervalSchedule(every: .seconds(86_400), anchor: Setup.epoch.advanced(by: .seconds(60))))
        let secrets = (0..<20_000).map { Setup.secret("s\($0)", schedule: schedule, zones: TimeZoneTable()) }
        let world = World.simple(account: Setup.account(limit: 1000), secrets, start: false)
        world.isStrict = false
        // Those who watch look at all that waits with each commit: the time would be theirs.
        world.observers = []
        world.start(origin: .created)
        world.run(for: .seconds(65))
        #expect(world.sendings.count > 500)
    }
}
