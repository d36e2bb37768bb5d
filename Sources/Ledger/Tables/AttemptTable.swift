import RotationCore

/// The table of the attempts.
///
/// Besides its record a row has `sequence`, the order in which the attempts were last put: among those of another boot,
/// whose clock says nothing any more, it is what tells the attempts that completed last.
enum AttemptTable: LedgerTable {
    static let name = "attempt"

    static let columns =
        RotationTable.key + ["number", "state", "is_retry", "account_number", "access_key_id"]
        + Columns.stamp("sent") + Columns.stamp("deadline") + Columns.stamp("completed")
        + ["date", "code", "status", "request_id", "is_urgent"]

    /// The condition of an attempt that may have reached KMS, or may yet.
    static let occupiesSlot = "state NOT IN ('unsent', 'withdrawn')"

    /// The condition of an attempt that occupies a slot and has not completed, as the schema's partial index has it.
    static let isOpen = "(state = 'pending' OR completed_boot_id IS NULL) AND state NOT IN ('unsent', 'withdrawn')"

    static func bind(_ record: AttemptRecord, to statement: SQLiteStatement) {
        RotationTable.bindKey(record.id.secret, record.id.versionID, to: statement)
        statement.bind(record.id.number)
        statement.bind(record.state.rawValue)
        statement.bind(record.isRetry)
        statement.bind(record.accountNumber)
        statement.bind(record.accessKeyID)
        statement.bind(record.sent)
        statement.bind(record.deadline)
        statement.bind(record.completed)
        statement.bind(record.date)
        statement.bind(record.code)
        statement.bind(record.status)
        statement.bind(record.requestID)
        statement.bind(record.isUrgent)
    }

    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> AttemptRecord {
        let secret = try row.secretID()
        let versionID = try row.versionID()
        let id = AttemptID(secret: secret, versionID: versionID, number: try row.count())
        let state = try row.word(of: AttemptRecord.State.self)
        let isRetry = try row.flag()
        let accountNumber = try row.optionalText()
        let accessKeyID = try row.text()
        let sent = try row.stamp()
        var record = AttemptRecord(
            id: id, state: state, isRetry: isRetry, accountNumber: accountNumber, accessKeyID: accessKeyID, sent: sent,
            deadline: try row.stamp())
        record.completed = try row.optionalStamp()
        record.date = try row.optionalInstant()
        record.code = try row.text()
        record.status = try row.optionalInt()
        record.requestID = try row.optionalText()
        record.isUrgent = try row.flag()
        return record
    }
}
