import RotationCore

/// The table of operators' requests.
enum RequestTable: LedgerTable {
    static let name = "request"

    static let columns =
        ["id"] + Selection.columns
        + ["is_urgent", "passes_freeze", "cadence", "releases_hold", "is_for_held_only", "requested_by"]
        + ["accepted", "state", "left_out"] + outcomes.map { "outcome_\($0.rawValue)" } + ["finished"]

    /// The states in which a rotation ends, in the order of their columns.
    private static let outcomes: [RotationState] = [.accepted, .failed, .superseded, .missed]

    static func bind(_ record: RequestRecord, to statement: SQLiteStatement) {
        let request = record.request
        statement.bind(request.id)
        Selection.bind(request.selection, to: statement)
        statement.bind(request.isUrgent)
        statement.bind(request.passesFreeze)
        statement.bind(request.cadence.rawValue)
        statement.bind(request.releasesHold)
        statement.bind(request.isForHeldOnly)
        statement.bind(request.requestedBy)
        statement.bind(record.accepted)
        statement.bind(record.state.rawValue)
        statement.bind(record.leftOut)
        for state in outcomes { statement.bind(record.outcomes[state] ?? 0) }
        statement.bind(record.finished)
    }

    static func read(_ row: SQLiteStatement) throws(SQLiteError) -> RequestRecord {
        let request = try request(row)
        let accepted = try row.instant()
        let state = try row.word(of: RequestRecord.State.self)
        var record = RequestRecord(request: request, accepted: accepted, state: state, leftOut: try row.count())
        for state in outcomes {
            let count = try row.count()
            if count > 0 { record.outcomes[state] = count }
        }
        record.finished = try row.optionalInstant()
        return record
    }

    private static func request(_ row: SQLiteStatement) throws(SQLiteError) -> OperatorRequest {
        let id = try row.text()
        let selection = try Selection.read(row)
        let isUrgent = try row.flag()
        let passesFreeze = try row.flag()
        let cadence = try row.word(of: OperatorRequest.Cadence.self)
        let releasesHold = try row.flag()
        let isForHeldOnly = try row.flag()
        let requestedBy = try row.text()
        let request = try? OperatorRequest(
            id: id, selection: selection, isUrgent: isUrgent, passesFreeze: passesFreeze, cadence: cadence,
            releasesHold: releasesHold, isForHeldOnly: isForHeldOnly, requestedBy: requestedBy)
        guard let request else { throw row.unreadable(before: 1) }
        return request
    }

    /// The columns of a selection: its kind, who is meant, and a label's value.
    private enum Selection {
        static let columns = ["selection"] + Columns.secret + ["value"]

        static func bind(_ selection: SecretSelection, to statement: SQLiteStatement) {
            switch selection {
            case .secret(let id):
                statement.bind("secret")
                statement.bind(id)
                statement.bind("")
            case .names(let glob, let account, let region):
                statement.bind("names")
                statement.bind(SecretID(account: account ?? "", region: region ?? "", name: glob.text))
                statement.bind("")
            case .label(let name, let value):
                statement.bind("label")
                statement.bind(SecretID(account: "", region: "", name: name))
                statement.bind(value)
            }
        }

        static func read(_ row: SQLiteStatement) throws(SQLiteError) -> SecretSelection {
            let kind = try row.text()
            let id = try row.secretID()
            let value = try row.text()
            switch kind {
            case "secret": return .secret(id)
            case "label": return .label(id.name, value: value)
            case "names":
                guard let glob = try? Glob(id.name) else { break }
                return .names(glob, account: id.account.presence, region: id.region.presence)
            default: break
            }
            throw row.unreadable(before: 1)
        }
    }
}

extension String {
    /// The text, or nil where it is empty.
    var presence: String? { isEmpty ? nil : self }
}
