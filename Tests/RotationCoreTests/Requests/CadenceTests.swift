import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The cadence after a request")
struct CadenceTests {
    private let interval: Duration = .seconds(600)

    private func world(_ zones: TimeZoneTable = TimeZoneTable()) throws -> World {
        let world = World.simple([try Setup.secret("a", every: interval, at: .seconds(500))])
        world.run(for: .seconds(100))
        return world
    }

    private func reset(_ world: World) throws {
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("a")), cadence: .reset)))
        world.run(for: .seconds(5))
    }

    private func nominals(_ world: World) -> [Int64] {
        world.ledger.rotations(of: Setup.id("a")).map { $0.versionID.nominal.seconds - Setup.epoch.seconds }
    }

    @Test("`reset` counts the occurrences from the accepted rotation, over restarts and reloads")
    func reset() throws {
        let world = try world()
        try reset(world)
        #expect(world.record("a")?.anchor == Setup.epoch.advanced(by: .seconds(100)))
        #expect(world.record("a")?.next == Setup.epoch.advanced(by: .seconds(700)))
        #expect(world.count { if case .cadenceReset = $0 { true } else { false } } == 1)
        world.crash()
        world.start()
        world.run(for: .seconds(700))
        // Another key of the entry leaves it.
        world.configuration.entries[0].labels = ["team": "red"]
        world.reload(world.configuration)
        world.run(for: .seconds(600))
        #expect(nominals(world) == [100, 700, 1300])
        #expect(world.ledger.rotations(of: Setup.id("a")).allSatisfy { $0.state == .accepted })
        // Another schedule clears it.
        let schedule = try IntervalSchedule(every: .seconds(1000), anchor: Setup.epoch)
        world.configuration.entries[0].schedule = .interval(schedule)
        world.reload(world.configuration)
        world.run(for: .seconds(1000))
        #expect(world.record("a")?.anchor == nil)
        #expect(nominals(world) == [100, 700, 1300, 2000])
        #expect(world.allFaults == [])
    }

    @Test("`keep` leaves them where the schedule has them")
    func keep() throws {
        let world = try world()
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("a")))))
        world.run(for: .seconds(1200))
        #expect(nominals(world) == [100, 500, 1100])
        #expect(world.record("a")?.anchor == nil)
    }

    @Test("Only the rotation that is accepted resets it")
    func onlyAccepted() throws {
        let world = try world()
        world.fate = { _, _ in .reject(.permanent) }
        try reset(world)
        #expect(world.record("a")?.anchor == nil)
        #expect(world.record("a")?.next == Setup.epoch.advanced(by: .seconds(500)))
    }

    @Test("An interval with a local anchor counts from the rotation too, whatever its zone does")
    func localAnchor() throws {
        func secret(offset: Int) throws -> TestSecret {
            var zones = TimeZoneTable()
            let zone = zones.insert(TimeZoneRules(name: "Test/Zone", firstOffset: offset, transitions: []))
            let anchor = try DateTimeText("2026-01-01T00:05")
            let schedule = try IntervalSchedule(every: .seconds(600), anchor: anchor, zone: zone, in: zones)
            return Setup.secret("a", schedule: .interval(schedule), zones: zones)
        }
        let world = World.simple([try secret(offset: 3600)])
        world.run(for: .seconds(100))
        try reset(world)
        world.crash()
        world.start(Configuration(accounts: world.configuration.accounts, secrets: [try secret(offset: 3780)]))
        world.run(for: .seconds(1300))
        #expect(nominals(world) == [100, 700, 1300])
        #expect(world.allFaults == [])
    }

    @Test("Schedules that count from nothing are refused with the reason")
    func refused() throws {
        let cron = Schedule.cron(CronSchedule(try CronExpression("0 3 * * *"), zone: .utc))
        let world = World.simple([
            try Setup.secret("a"), Setup.secret("b", schedule: cron, zones: TimeZoneTable()),
        ])
        world.run(for: .seconds(5))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("*")), cadence: .reset)))
        world.run(for: .seconds(5))
        guard case .refused(let reason) = try #require(world.requestAnswers.first).verdict else {
            Issue.record("not refused")
            return
        }
        #expect(reason.hasPrefix("the cadence of main/cn-hangzhou/b cannot be reset: only `every`"))
        #expect(world.sendings.isEmpty)
    }

    @Test("What came due just before the reset is accounted for, and is not due again")
    func dueMeanwhile() throws {
        let world = try world()
        world.fate = { _, _ in .accept(after: .seconds(8)) }
        world.run(until: 493_000_000)
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("a")), cadence: .reset)))
        // At 500 s the old cadence names an occurrence, while the request's attempt is in flight.
        world.run(until: 1_710_000_000)
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.map(\.state) == [.accepted, .accepted, .accepted, .accepted])
        #expect(nominals(world) == [493, 500, 1093, 1693])
        #expect(world.allFaults == [])
    }

    @Test("What came due and was not noticed before the reset ends superseded by it")
    func dueUnnoticed() throws {
        let world = try world()
        world.fate = { _, _ in .accept(after: .seconds(1)) }
        world.run(until: 497_000_000)
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("a")), cadence: .reset)))
        world.run(until: 497_500_000)
        #expect(world.sendings.count == 1)
        // A commit is under way when the answer comes and the occurrence comes due.
        world.commit = { _ in (.durable, .seconds(5)) }
        world.deliver(.paused(PauseRecord(.names(try Glob("other")), reason: "")))
        world.run(until: 600_000_000)
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.map(\.state) == [.accepted, .superseded])
        #expect(rotations.last?.reason == "an operator's request counts its occurrences anew")
        #expect(world.record("a")?.next == Setup.epoch.advanced(by: .seconds(1097)))
        #expect(world.allFaults == [])
    }

    @Test("A forecast counts from the reset cadence as the daemon does")
    func forecast() throws {
        let world = try world()
        try reset(world)
        let forecast = Forecast.run(
            world.configuration, records: world.ledger.load(), bootID: world.clock.bootID, at: world.clock.reading,
            for: .seconds(2000))
        #expect(forecast.lines.map { $0.versionID.nominal.seconds - Setup.epoch.seconds } == [700, 1300, 1900])
    }
}
