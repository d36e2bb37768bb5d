import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Running ahead")
struct RunAheadTests {
    @Test("It says line by line what the scheduler does event by event", arguments: UInt64(1)...60)
    func equalsScheduler(seed: UInt64) throws {
        var random = RandomForecast(seed: seed)
        let configuration = try random.configuration()
        let horizon = Duration.seconds(random.number(600...20_000))
        let expected = forecast(configuration, [], at: Self.start, for: horizon, eventByEvent: true)
        compare(forecast(configuration, [], at: Self.start, for: horizon, eventByEvent: false), expected)
    }

    @Test("It does so where nothing is pressed for time, to the end of a backlog", arguments: UInt64(1)...60)
    func equalsSchedulerThatIsRelaxed(seed: UInt64) throws {
        var random = RandomForecast(seed: seed, isRelaxed: true)
        let configuration = try random.configuration()
        let horizon = Duration.seconds(random.number(600...20_000))
        let expected = forecast(configuration, [], at: Self.start, for: horizon, eventByEvent: true)
        compare(forecast(configuration, [], at: Self.start, for: horizon, eventByEvent: false), expected)
    }

    @Test("It does so from the ledger of a world full of faults", arguments: UInt64(1001)...1020)
    func equalsSchedulerAfterFaults(seed: UInt64) throws {
        var hostility = Hostility()
        hostility.keys = 0.4
        hostility.length = .seconds(300)
        let world = try hostility.live(seed: seed) { $0.at(.seconds(299)) { $0.crash() } }
        let records = world.ledger.load()
        let expected = forecast(
            world.configuration, records, bootID: world.clock.bootID, at: world.clock.reading, for: .seconds(3000),
            eventByEvent: true)
        compare(
            forecast(
                world.configuration, records, bootID: world.clock.bootID, at: world.clock.reading, for: .seconds(3000),
                eventByEvent: false),
            expected)
    }

    private static let start = ClockReading(boot: BootTime(microseconds: 0), wall: Setup.epoch)

    private func forecast(
        _ configuration: Configuration, _ records: [Record], bootID: BootID = BootID(""), at reading: ClockReading,
        for horizon: Duration, eventByEvent: Bool
    ) -> Forecast {
        Forecast.run(
            configuration, records: records, bootID: bootID, at: reading, for: horizon, eventByEvent: eventByEvent)
    }

    private func text(_ line: ForecastLine) -> String {
        let send = line.send?.rfc3339 ?? "waits"
        return "\(line.secret) \(line.versionID) due \(line.due.rfc3339) \(send) deadline \(line.deadline.rfc3339)"
            + " cause \(line.cause.map { $0.rawValue } ?? "none")"
    }

    private func compare(_ forecast: Forecast, _ expected: Forecast) {
        #expect(forecast.lines.count == expected.lines.count)
        if let (line, other) = zip(forecast.lines, expected.lines).first(where: { $0 != $1 }) {
            Issue.record("\(text(line)) instead of \(text(other))")
        }
        #expect(forecast.lines.sent.count == expected.lines.sent.count)
        #expect(forecast.hours == expected.hours)
        #expect(forecast.superseded == expected.superseded)
    }
}
