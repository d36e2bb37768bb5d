import RotationCore

/// The table of what is known of the accounts.
enum AccountTable: LedgerTable {
    static let name = "account"

    static let columns =
        ["account"] + Columns.countdown("wait") + ["throttles", "denied"] + Columns.stamp("full")
        + ["hold_failure", "hold_code", "hold_message"] + Columns.stamp("hold_since")
        + Columns.countdown("hold_probe") + ["hold_configuration", "hold_credential", "learned_slots"]
        + Columns.stamp("learned")

    static func bind(_ record: AccountRecord, to statement: SQLiteStatement) {
        statement.bind(record.account)
        statement.bind(record.wait)
        statement.bind(record.throttles)
        statement.bind(lines(of: record.denied))
        statement.bind(record.assumedFull)
        statement.bind(record.hold?.failure.rawValue)
        statement.bind(record.hold?.code)
        statement.bind(record.hold?.message)
        statement.bind(record.hold?.since)
        statement.bind(record.hold?.probe)
        statement.bind(record.hold?.configuration)
        statement.bind(record.hold?.credential)
        statement.bind(record.learned?.slots)
        statement.bind(record.learned?.since)
    }

    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> AccountRecord {
        var record = AccountRecord(account: try row.text())
        record.wait = try row.optionalCountdown()
        record.throttles = try row.count()
        record.denied = elements(of: try row.text())
        record.assumedFull = try row.optionalStamp()
        record.hold = try hold(row)
        record.learned = try learned(row)
        return record
    }

    private static func hold(_ row: SQLiteStatement) throws(SQLiteError) -> AccountHold? {
        guard let word = try row.optionalText() else {
            row.skip(13)
            return nil
        }
        guard let failure = FailureClass(rawValue: word) else { throw row.unreadable(before: 1) }
        let code = try row.text()
        let message = try row.text()
        let since = try row.stamp()
        guard let probe = try row.optionalCountdown() else { throw row.unreadable(before: 5) }
        let configuration = try row.text()
        return AccountHold(
            failure: failure, code: code, message: message, since: since, probe: probe, configuration: configuration,
            credential: try row.text())
    }

    private static func learned(_ row: SQLiteStatement) throws(SQLiteError) -> LearnedQuota? {
        let slots = try row.optionalCount()
        guard let since = try row.optionalStamp(), let slots, slots > 0 else { return nil }
        return LearnedQuota(slots: slots, since: since)
    }

    /// One line each, every one with its end; a secret's name holds no line feed.
    private static func lines(of elements: [String]) -> String {
        elements.map { $0 + "\n" }.joined()
    }

    private static func elements(of lines: String) -> [String] {
        lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
}
