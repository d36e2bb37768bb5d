import SimulationWorld
import Testing

@testable import RotationCore

@Suite("How long a request would take")
struct RequestForecastTests {
    private func configuration(_ count: Int, reserve: Int? = nil) throws -> Configuration {
        let secrets = try (0..<count).map {
            try Setup.secret("db/\($0)", every: .seconds(30 * 86_400), at: .seconds(86_400 * 20))
        }
        return Configuration(accounts: [Setup.account(reserve: reserve)], secrets: secrets)
    }

    @Test("1,000 secrets at 45 slots an hour, the reserve kept, are done after 22 h")
    func length() throws {
        let request = try OperatorRequest(id: "inc4711", selection: .names(Glob("db/*")))
        let forecast = Forecast.run(
            try configuration(1000), at: ClockReading(boot: BootTime(microseconds: 0), wall: Setup.epoch),
            for: .seconds(7 * 86_400), request: request)
        let own = try #require(forecast.request)
        #expect(own.answer.verdict == .accepted)
        #expect(own.answer.secrets.count == 1000)
        #expect(own.lines.count == 1000)
        let length = try #require(own.length)
        #expect(length >= .seconds(22 * 3600) && length < .seconds(22 * 3600 + 300), "\(length)")
        #expect(own.lines == Array(forecast.lines), "nothing else is due")
        #expect(own.lateCount == 0)
    }

    @Test("What is refused says why; what waits at the end has no length")
    func refusedAndWaiting() throws {
        let reading = ClockReading(boot: BootTime(microseconds: 0), wall: Setup.epoch)
        let none = Forecast.run(
            try configuration(2), at: reading, for: .seconds(60),
            request: try OperatorRequest(id: "r", selection: .label("a", value: "b")))
        #expect(none.request?.answer.verdict == .refused(reason: "no secret of the schedule matches label a=b"))
        #expect(none.request?.length == nil)
        let some = Forecast.run(
            try configuration(60), at: reading, for: .seconds(60),
            request: try OperatorRequest(id: "r", selection: .names(Glob("**"))))
        #expect(some.request?.lines.count == 60)
        #expect(some.request?.lines.last?.send == nil)
        #expect(some.request?.length == nil)
    }

    @Test("An estimate of a running scheduler commits nothing and comes true")
    func comesTrue() throws {
        let world = World(seed: 7)
        world.start(try configuration(120, reserve: 0), origin: .created)
        world.run(for: .seconds(5))
        world.deliver(.requested(try OperatorRequest(id: "first", selection: .names(Glob("db/1*")))))
        world.run(for: .milliseconds(1))
        // A commit is under way.
        let request = try OperatorRequest(id: "second", selection: .names(Glob("db/*")))
        let commits = world.commits
        let estimate = world.scheduler.estimate(request)
        #expect(world.commits == commits && world.ledger.requests["second"] == nil)
        #expect(estimate.answer.verdict == .accepted)
        #expect(estimate.lines.count == 120)
        let length = try #require(estimate.length)
        let made = world.clock.time
        world.deliver(.requested(request))
        world.run(for: .seconds(5 * 3600))
        #expect(world.ledger.requests["second"]?.outcomes == [.accepted: 120])
        let last = try #require(world.sendings.last { $0.order.attempt.versionID.suffix == "second" }).time
        let difference = Duration.microseconds(last - made) - length
        // Real calls take a moment, each of which a slot is held longer.
        #expect(difference >= .zero && difference < .seconds(10), "\(difference)")
        #expect(world.allFaults == [])
    }

    @Test("A scheduler that is not ready, or stops, refuses")
    func notReady() throws {
        let request = try OperatorRequest(id: "r", selection: .names(Glob("**")))
        let fresh = Scheduler(bootID: BootID("b"), seed: 1, at: World().clock.reading)
        #expect(fresh.estimate(request).answer.verdict == .refused(reason: "the service is not ready"))
        let world = World(seed: 1)
        world.start(try configuration(1), origin: .created)
        world.run(for: .seconds(1))
        world.stop()
        #expect(world.scheduler.estimate(request).answer.verdict == .refused(reason: "the service stops"))
    }
}
