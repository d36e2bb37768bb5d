import RotationCore

/// The table of what is known of the secrets.
enum SecretTable: LedgerTable {
    static let name = "secret"

    static let columns =
        Columns.secret + ["schedule", "entry"] + Columns.stamp("first_sight")
        + ["since", "handled", "handled_offset", "next"] + Columns.versionID.map { "sent_\($0)" }
        + ["hold_failure", "hold_code", "hold_message", "hold_since", "is_present"] + Columns.stamp("last_rotation")
        + ["anchor"]

    static func bind(_ record: SecretRecord, to statement: SQLiteStatement) {
        statement.bind(record.id)
        statement.bind(record.schedule)
        statement.bind(record.entry)
        statement.bind(record.firstSight)
        statement.bind(record.since)
        statement.bind(record.handled)
        statement.bind(Int(record.handledOffset))
        statement.bind(record.next)
        statement.bind(record.newestSent)
        statement.bind(record.hold?.failure.rawValue)
        statement.bind(record.hold?.code)
        statement.bind(record.hold?.message)
        statement.bind(record.hold?.since)
        statement.bind(record.isPresent)
        statement.bind(record.lastRotation)
        statement.bind(record.anchor)
    }

    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> SecretRecord {
        let id = try row.secretID()
        let schedule = try row.text()
        let entry = try row.text()
        let firstSight = try row.stamp()
        let since = try row.instant()
        var record = SecretRecord(
            id: id, schedule: schedule, entry: entry, firstSight: firstSight, since: since, handled: try row.instant())
        record.handledOffset = try row.integer(as: Int32.self)
        record.next = try row.optionalInstant()
        record.newestSent = try row.optionalVersionID()
        record.hold = try hold(row)
        record.isPresent = try row.flag()
        record.lastRotation = try row.optionalStamp()
        record.anchor = try row.optionalInstant()
        return record
    }

    private static func hold(_ row: SQLiteStatement) throws(SQLiteError) -> SecretHold? {
        guard let word = try row.optionalText() else {
            row.skip(3)
            return nil
        }
        guard let failure = FailureClass(rawValue: word) else { throw row.unreadable(before: 1) }
        let code = try row.text()
        let message = try row.text()
        return SecretHold(failure: failure, code: code, message: message, since: try row.instant())
    }
}
