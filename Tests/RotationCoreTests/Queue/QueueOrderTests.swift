import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Who goes first: urgent requests, then who can still be in time")
struct QueueOrderTests {
    /// A world whose secrets are known, and of which some have a rotation that an operator asked for.
    private func world(
        _ account: AccountConfiguration = Setup.account(), _ secrets: [TestSecret],
        asked names: [String], mark: RequestMark = RequestMark(id: "r", isUrgent: true), freeze: Freeze? = nil
    ) throws -> World {
        let world = World.simple(account: account, secrets, start: false)
        if let freeze { world.configuration.freezes = [freeze] }
        world.start(origin: .created)
        world.run(for: .seconds(1))
        world.crash()
        let nominal = Setup.epoch.advanced(by: .seconds(1))
        let rotations = try names.map { name in
            Record.rotation(
                RotationRecord(
                    secret: Setup.id(name), versionID: try VersionID(nominal: nominal, prefix: "asked."),
                    state: .queued, due: nominal, deadline: nominal.advanced(by: .seconds(86_400)), request: mark))
        }
        world.ledger.put(rotations[...])
        world.start()
        return world
    }

    @Test("Urgent ones go first, and may use the reserve but not the headroom")
    func urgentFirst() throws {
        let names = (0..<9).map { "urgent\($0)" }
        let others = try (0..<9).map { try Setup.secret("a\($0)", at: .seconds(1), within: .seconds(60)) }
        let world = try world(
            Setup.account(limit: 10, reserve: 3, headroom: 2),
            try names.map { try Setup.secret($0, at: .seconds(7200)) } + others, asked: names)
        world.run(for: .seconds(600))
        #expect(world.sendings.map(\.order.attempt.secret.name) == Array(names.prefix(8)))
        #expect(world.ledger.attempts.values.allSatisfy { $0.isUrgent })
        #expect(world.allFaults == [])
    }

    @Test("Ordinary ones leave of the reserve what urgent ones have not taken")
    func reserve() throws {
        let others = try (0..<9).map { try Setup.secret("a\($0)", at: .seconds(60)) }
        let world = try world(
            Setup.account(limit: 10, reserve: 3), [try Setup.secret("urgent", at: .seconds(7200))] + others,
            asked: ["urgent"])
        world.run(for: .seconds(600))
        #expect(world.sendings.filter { $0.order.attempt.secret.name != "urgent" }.count == 7)
        #expect(world.sendings.count == 8)
        #expect(world.allFaults == [])
    }

    @Test("An urgent one passes its window, and a freeze only where it says so", arguments: [false, true])
    func closures(passesFreeze: Bool) throws {
        var windowed = try Setup.secret("windowed", at: .seconds(7200))
        windowed.entry.window = try Setup.window([5000..<6000])
        var both = try Setup.secret("both", at: .seconds(7200))
        both.entry.window = windowed.entry.window
        let freeze = try Setup.freeze(
            "f", Setup.epoch..<Setup.epoch.advanced(by: .seconds(100)), secrets: ["both"])
        let world = try world(
            Setup.account(), [windowed, both], asked: ["windowed", "both"],
            mark: RequestMark(id: "r", isUrgent: true, passesFreeze: passesFreeze), freeze: freeze)
        world.run(for: .seconds(600))
        #expect(world.sendSeconds(of: "windowed") == [1])
        #expect(world.sendSeconds(of: "both") == [passesFreeze ? 1 : 100])
        #expect(world.allFaults == [])
    }

    @Test("An urgent one that failed backs off, and counts in the retries' share")
    func urgentRetries() throws {
        let world = try world(
            Setup.account(limit: 10), [try Setup.secret("urgent", at: .seconds(7200))], asked: ["urgent"])
        world.fate = { world, order in order.attempt.number < 3 ? .reject(.transient) : .accept() }
        world.run(for: .seconds(600))
        #expect(world.sendings.map(\.isRetry) == [false, true, true])
        #expect(world.ledger.attempts.values.filter { $0.isRetry && $0.isUrgent }.count == 2)
        #expect(world.allFaults == [])
    }

    @Test(
        "1,000 at 50 an hour take 19 hours urgently, and 22 with a reserve of 5 where they are not",
        arguments: [true, false])
    func emergency(isUrgent: Bool) throws {
        let names = (0..<1000).map { "s\($0)" }
        let world = try world(
            Setup.account(reserve: 5),
            try names.map { try Setup.secret($0, every: .seconds(86_400 * 30), at: .seconds(86_400 * 20)) },
            asked: names, mark: RequestMark(id: "r", isUrgent: isUrgent))
        let forecast = Forecast.run(
            world.configuration, records: world.ledger.load(), bootID: world.clock.bootID, at: world.clock.reading,
            for: .seconds(2 * 86_400))
        let last = try #require(forecast.lines.last?.send)
        #expect(forecast.lines.count == 1000)
        #expect(last.duration(since: world.clock.reading.wall) == .seconds((isUrgent ? 19 : 22) * 3605))
    }

    @Test("What can no longer be in time yields, but takes one of ten sends")
    func late() throws {
        let late = try (0..<5).map { try Setup.secret("late\($0)", at: .seconds(10), within: .seconds(5)) }
        let others = try (0..<30).map { try Setup.secret("a\($0)", at: .seconds(10), within: .seconds(9000)) }
        let world = World.simple(
            account: Setup.account(limit: 10, per: .seconds(100), concurrency: 1), late + others, start: false)
        world.credential = { world, _ in
            world.seconds < 20 ? .unavailable(reason: "none") : .available(accessKeyID: "k", fingerprint: "1")
        }
        world.start(origin: .created)
        world.run(for: .seconds(2000))
        let order = world.sendings.map { $0.order.attempt.secret.name.hasPrefix("late") }
        #expect(order.count == 35)
        #expect(order.enumerated().filter(\.element).map(\.offset) == [9, 19, 29, 33, 34])
        #expect(world.allFaults == [])
    }

    @Test("100 secrets every hour on 50 slots: each is served in turn")
    func inTurn() throws {
        let secrets = try (0..<100).map { try Setup.secret("s\($0)", every: .seconds(3600)) }
        let world = World.simple(account: Setup.account(reserve: 0), secrets)
        world.run(for: .seconds(12 * 3600))
        let counts = secrets.map { world.sendTimes(of: $0.id.name).count }
        #expect(counts.min() ?? 0 >= 5)
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        #expect(world.allFaults == [])
    }
}
