/// What a schedule will do: the scheduler itself, run ahead on a virtual clock with a ledger and a KMS that say yes
/// without delay.
///
/// Since it is the scheduler, what it says is what the daemon does as long as nothing fails. Once nothing is left in
/// the scheduler's state that only failures or an operator can bring about, `RunAhead` goes on with the same queues and
/// quotas, in less room and time; that both say the same is tested.
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
    public let lines: ForecastLines
    /// The hours in which something is sent, in order, and of one hour by account.
    public let hours: [Hour]
    /// Occurrences that a newer one of the same secret overtakes before they are sent.
    public let superseded: Int
    /// What becomes of the request that was made at the beginning; nil where none was.
    public let request: RequestForecast?

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
        run(
            configuration, records: records, bootID: bootID, at: reading, for: horizon, request: request,
            eventByEvent: false)
    }

    /// What happens in `horizon` from `instant` on with an empty ledger: all secrets are first seen then.
    public static func run(_ configuration: Configuration, from instant: Instant, for horizon: Duration) -> Forecast {
        run(configuration, at: ClockReading(boot: BootTime(microseconds: 0), wall: instant), for: horizon)
    }

    /// The same; `eventByEvent` gives every event to the scheduler, to the end.
    static func run(
        _ configuration: Configuration, records: some Sequence<Record>, bootID: BootID, at reading: ClockReading,
        for horizon: Duration, request: OperatorRequest? = nil, eventByEvent: Bool
    ) -> Forecast {
        let end = reading.wall.advanced(by: max(horizon, .zero))
        var run = ForecastRun(configuration, records: records, bootID: bootID, at: reading, until: end)
        if let request { run.make(request) }
        let (found, requestForecast) = run.finish(until: end, eventByEvent: eventByEvent)
        return Forecast(found ?? ForecastTally(accounts: [], until: end), request: requestForecast)
    }

    private init(_ tally: ForecastTally, request: RequestForecast?) {
        lines = tally.lines
        hours = tally.hours
        superseded = tally.superseded
        self.request = request
    }
}
