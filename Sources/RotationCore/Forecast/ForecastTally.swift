/// What a forecast has found so far: its lines, and the calls of each hour.
struct ForecastTally {
    private(set) var lines: ForecastLines
    private(set) var hours: [Forecast.Hour] = []
    /// Occurrences that were overtaken.
    var superseded = 0
    /// The accounts' keys, by position.
    private var keys: [String] = []
    /// The order of the accounts' positions by key.
    private var order: [Int] = []
    /// The calls of each account in the hour under way.
    private var calls: [Int] = []
    /// The hour under way, by its number since 1970, and when the next one begins.
    private var hour: Int64 = 0
    private var hourEnd = Int64.min

    private static let microsecondsOfHour: Int64 = 3_600_000_000

    init(accounts: [AccountConfiguration], until end: Instant) {
        lines = ForecastLines(until: end)
        keys = accounts.map(\.key)
        order = keys.indices.sorted { keys[$0] < keys[$1] }
        calls = [Int](repeating: 0, count: keys.count)
    }

    /// Adds a rotation that an account sends.
    mutating func addSent(_ rotation: RotationRecord, secret: Int, send: Instant, cause: WaitCause?, account: Int) {
        addSent(row(rotation, secret: secret, send: send, cause: cause), account: account)
    }

    /// The row of a rotation; `send` is nil where it waits.
    mutating func row(_ rotation: RotationRecord, secret: Int, send: Instant?, cause: WaitCause?) -> ForecastLines.Row {
        ForecastLines.Row(
            nominal: rotation.versionID.nominal.microseconds, due: rotation.due.microseconds,
            send: send?.microseconds ?? ForecastLines.Row.never, deadline: rotation.deadline.microseconds,
            secret: Int32(clamping: secret), affixes: affixes(of: rotation.versionID), cause: cause)
    }

    /// The number of a VersionId's prefix and suffix in the lines.
    mutating func affixes(of id: VersionID) -> Int32 { lines.affixes.number(for: id) }

    /// Adds a rotation that an account sends; none is sent before the one added last.
    mutating func addSent(_ row: ForecastLines.Row, account: Int) {
        if row.send >= hourEnd { begin(hourOf: row.send) }
        calls[account] += 1
        lines.rows.append(row)
    }

    /// Adds what still waits, in the order of the lines; the forecast is complete then.
    mutating func finish(waiting: [ForecastLines.Row], names: SecretNames) {
        closeHour()
        lines.names = names
        lines.sentCount = lines.rows.count
        for row in waiting { lines.rows.append(row) }
    }

    private mutating func begin(hourOf time: Int64) {
        closeHour()
        hour = time.flooredQuotient(Self.microsecondsOfHour)
        hourEnd = (hour + 1) * Self.microsecondsOfHour
    }

    private mutating func closeHour() {
        for account in order where calls[account] > 0 {
            hours.append(
                Forecast.Hour(account: keys[account], start: Instant(seconds: hour * 3600), calls: calls[account]))
            calls[account] = 0
        }
    }
}
