import RotationCore

/// The six statements that put a record.
struct Puts {
    private let account: SQLiteStatement
    private let secret: SQLiteStatement
    private let rotation: SQLiteStatement
    private let attempt: SQLiteStatement
    private let request: SQLiteStatement
    private let pause: SQLiteStatement

    /// Compiles the statements, which fails where the tables are not ours.
    init(on connection: SQLiteConnection) throws(SQLiteError) {
        account = try connection.prepare(AccountTable.put)
        secret = try connection.prepare(SecretTable.put)
        rotation = try connection.prepare(RotationTable.put)
        attempt = try connection.prepare(AttemptTable.put)
        request = try connection.prepare(RequestTable.put)
        pause = try connection.prepare(PauseTable.put)
    }

    /// Puts the record, replacing the one under its key.
    func put(_ record: Record) throws(SQLiteError) {
        switch record {
        case .account(let record): try run(account) { AccountTable.bind(record, to: $0) }
        case .secret(let record): try run(secret) { SecretTable.bind(record, to: $0) }
        case .rotation(let record): try run(rotation) { RotationTable.bind(record, to: $0) }
        case .attempt(let record): try run(attempt) { AttemptTable.bind(record, to: $0) }
        case .request(let record): try run(request) { RequestTable.bind(record, to: $0) }
        case .pause(let record): try run(pause) { PauseTable.bind(record, to: $0) }
        }
    }

    private func run(_ statement: SQLiteStatement, bind: (SQLiteStatement) -> Void) throws(SQLiteError) {
        bind(statement)
        try statement.run()
    }
}
