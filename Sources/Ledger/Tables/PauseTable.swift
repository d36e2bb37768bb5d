import RotationCore

/// The table of the pauses.
enum PauseTable: LedgerTable {
    static let name = "pause"

    static let columns = ["scope"] + Columns.secret + ["reason", "since", "until", "requested_by", "lifted"]

    static func bind(_ record: PauseRecord, to statement: SQLiteStatement) {
        switch record.scope {
        case .everything: bind("everything", to: statement)
        case .account(let key): bind("account", account: key, to: statement)
        case .names(let glob, let account, let region):
            bind("names", account: account ?? "", region: region ?? "", name: glob.text, to: statement)
        }
        statement.bind(record.reason)
        statement.bind(record.since)
        statement.bind(record.end)
        statement.bind(record.requestedBy)
        statement.bind(record.lifted)
    }

    private static func bind(
        _ scope: String, account: String = "", region: String = "", name: String = "", to statement: SQLiteStatement
    ) {
        statement.bind(scope)
        statement.bind(SecretID(account: account, region: region, name: name))
    }

    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> PauseRecord {
        let scope = try scope(row)
        let reason = try row.text()
        var record = PauseRecord(scope, reason: reason, since: try row.instant())
        record.end = try row.optionalInstant()
        record.requestedBy = try row.text()
        record.lifted = try row.optionalInstant()
        return record
    }

    private static func scope(_ row: SQLiteStatement) throws(SQLiteError) -> PauseScope {
        let kind = try row.text()
        let id = try row.secretID()
        switch kind {
        case "everything": return .everything
        case "account": return .account(id.account)
        case "names":
            guard let glob = try? Glob(id.name) else { break }
            return .names(glob, account: id.account.presence, region: id.region.presence)
        default: break
        }
        throw row.unreadable(before: 1)
    }
}
