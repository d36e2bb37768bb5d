/// What a schedule will do: the scheduler itself, run ahead on a virtual clock with a ledger and a KMS that say yes
/// without delay.
///
/// Since it is the scheduler, what it says is what the daemon does as long as nothing fails.
public struct Forecast: Sendable {
    /// The slots that one account uses in one hour.
    public struct Hour: Hashable, Sendable {
        /// The account's key in the schedule file.
        public var account: String
        /// The beginning of a full hour (UTC).
        public var start: Instant
        /// Calls of the account that are sent in it, at least 1.
        public var calls: Int
    }

    /// The rotations that are sent, in this order, then those that still wait at the end, by deadline.
    public internal(set) var lines: [ForecastLine] = []
    /// The hours in which something is sent, in order, and of one hour by account.
    public internal(set) var hours: [Hour] = []
    /// Occurrences that a newer one of the same secret overtakes before they are sent.
    public internal(set) var superseded = 0
    /// What becomes of the request that was made at the beginning; nil where none was.
    public internal(set) var request: RequestForecast?

    /// What happens in `horizon` from the moment that `reading` shows, on top of what the ledger holds.
    ///
    /// `records` are those with which the daemon would start, in the order of `Scheduler.apply(_:)`; without any, all
    /// secrets are first seen at that moment. `bootID` is the boot to which `reading` belongs: it tells the age of what
    /// the ledger holds. Credentials are taken to be readable, and accounts that name the same one to share a quota.
    /// `request` is made at the beginning, when the configuration is in force.
    public static func run(
        _ configuration: Configuration, records: some Sequence<Record> = EmptyCollection(), bootID: BootID = BootID(""),
        at reading: ClockReading, for horizon: Duration, request: OperatorRequest? = nil
    ) -> Forecast {
        var forecast = Forecast()
        var run = ForecastRun(configuration, records: records, bootID: bootID, at: reading)
        if let request { run.make(request) }
        run.advance(to: reading.wall.advanced(by: horizon)) { forecast.lines.append($0) }
        forecast.lines += run.waiting()
        forecast.request = run.requestForecast()
        forecast.hours = run.hours()
        forecast.superseded = run.superseded
        return forecast
    }

    /// What happens in `horizon` from `instant` on with an empty ledger: all secrets are first seen then.
    public static func run(_ configuration: Configuration, from instant: Instant, for horizon: Duration) -> Forecast {
        run(configuration, at: ClockReading(boot: BootTime(microseconds: 0), wall: instant), for: horizon)
    }
}
