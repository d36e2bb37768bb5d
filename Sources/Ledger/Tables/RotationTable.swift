import RotationCore

/// The table of the rotations.
enum RotationTable: LedgerTable {
    static let name = "rotation"

    /// The columns of a rotation's natural key.
    static let key = Columns.secret + Columns.versionID

    static let columns =
        key + ["state", "first", "count", "due", "deadline", "attempts", "failures", "refusals"]
        + Columns.countdown("backoff") + ["reason", "request_id", "finished"]
        + ["request", "request_is_urgent", "request_passes_freeze"]

    /// The condition of a rotation that has not ended, as the schema's partial index has it.
    static let isUnfinished = "state IN ('due', 'queued', 'sent', 'held')"

    /// The condition of a rotation that has ended, as the schema's partial index has it.
    static let isFinished = "state IN ('accepted', 'failed', 'superseded', 'missed')"

    /// The condition of a rotation that carries out a request that is not done.
    static let isOfOpenRequest = "request IN (SELECT id FROM request WHERE state <> 'done')"

    /// Binds the columns of a rotation's natural key.
    static func bindKey(_ secret: SecretID, _ versionID: VersionID, to statement: SQLiteStatement) {
        statement.bind(secret)
        statement.bind(versionID)
    }

    static func bind(_ record: RotationRecord, to statement: SQLiteStatement) {
        bindKey(record.secret, record.versionID, to: statement)
        statement.bind(record.state.rawValue)
        statement.bind(record.first)
        statement.bind(record.count)
        statement.bind(record.due)
        statement.bind(record.deadline)
        statement.bind(record.attempts)
        statement.bind(record.failures)
        statement.bind(record.refusals)
        statement.bind(record.backoff)
        statement.bind(record.reason)
        statement.bind(record.requestID)
        statement.bind(record.finished)
        statement.bind(record.request?.id)
        statement.bind(record.request.map { $0.isUrgent ? 1 : 0 })
        statement.bind(record.request.map { $0.passesFreeze ? 1 : 0 })
    }

    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> RotationRecord {
        let secret = try row.secretID()
        let versionID = try row.versionID()
        let state = try row.word(of: RotationState.self)
        let first = try row.instant()
        let count = try row.count()
        let due = try row.instant()
        var record = RotationRecord(
            secret: secret, versionID: versionID, state: state, first: first, count: count, due: due,
            deadline: try row.instant())
        record.attempts = try row.count()
        record.failures = try row.count()
        record.refusals = try row.count()
        record.backoff = try row.optionalCountdown()
        record.reason = try row.text()
        record.requestID = try row.optionalText()
        record.finished = try row.optionalInstant()
        record.request = try mark(row)
        return record
    }

    private static func mark(_ row: SQLiteStatement) throws(SQLiteError) -> RequestMark? {
        guard let id = try row.optionalText() else { return nil }
        let isUrgent = try row.flag()
        return RequestMark(id: id, isUrgent: isUrgent, passesFreeze: try row.flag())
    }
}
