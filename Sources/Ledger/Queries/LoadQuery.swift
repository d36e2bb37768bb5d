import RotationCore

/// Reads what the scheduler starts from.
enum LoadQuery {
    /// Delivers the records one by one, all of one state of the database, and none twice.
    static func run(
        on connection: SQLiteConnection, _ horizon: SlotHorizon, deliver: (Record) -> Void
    ) throws(SQLiteError) {
        try connection.execute("BEGIN")
        do throws(SQLiteError) {
            try each(of: AccountTable.self, on: connection, "") { deliver(.account($0)) }
            try each(of: SecretTable.self, on: connection, "") { deliver(.secret($0)) }
            try each(of: RequestTable.self, on: connection, "") { deliver(.request($0)) }
            try each(of: PauseTable.self, on: connection, "WHERE lifted IS NULL") { deliver(.pause($0)) }
            let unfinished = "WHERE \(RotationTable.isUnfinished)"
            try each(of: RotationTable.self, on: connection, unfinished) { deliver(.rotation($0)) }
            let asked = "WHERE \(RotationTable.isFinished) AND \(RotationTable.isOfOpenRequest)"
            try each(of: RotationTable.self, on: connection, asked) { deliver(.rotation($0)) }
            try attempts(horizon, on: connection) { deliver(.attempt($0)) }
            try connection.execute("COMMIT")
        } catch {
            // The first error is the one that counts: the transaction read only.
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    /// The accounts that have a row in `table`, which has an index that begins with the account: one search each,
    /// however many rows.
    static func accounts(in table: String, on connection: SQLiteConnection) throws(SQLiteError) -> [String] {
        let statement = try connection.prepare(
            """
            WITH RECURSIVE found (account) AS (
                SELECT min(account) FROM \(table)
                UNION ALL
                SELECT (SELECT min(account) FROM \(table) WHERE account > found.account) FROM found
                WHERE found.account IS NOT NULL
            )
            SELECT account FROM found WHERE account IS NOT NULL
            """)
        var accounts: [String] = []
        while try statement.step() { accounts.append(try statement.text()) }
        return accounts
    }

    private static func attempts(
        _ horizon: SlotHorizon, on connection: SQLiteConnection, deliver: (AttemptRecord) -> Void
    ) throws(SQLiteError) {
        let isHeld = "state <> 'pending' AND \(AttemptTable.occupiesSlot)"
        try each(of: AttemptTable.self, on: connection, "WHERE \(AttemptTable.isOpen)", deliver: deliver)
        try each(
            of: AttemptTable.self, on: connection,
            "WHERE completed_boot_id = ? AND completed_boot >= ? AND \(isHeld)",
            bind: {
                $0.bind(horizon.now.bootID.text)
                $0.bind(horizon.floor)
            }, deliver: deliver)
        guard horizon.reachesOtherBoots else { return }
        for account in try accounts(in: AttemptTable.name, on: connection) {
            try each(
                of: AttemptTable.self, on: connection,
                """
                INDEXED BY attempt_account WHERE account = ? AND completed_boot_id <> ? AND \(isHeld)
                ORDER BY sequence DESC LIMIT ?
                """,
                bind: {
                    $0.bind(account)
                    $0.bind(horizon.now.bootID.text)
                    $0.bind(max(0, horizon.newest))
                }, deliver: deliver)
        }
    }

    private static func each<Table: LedgerTable>(
        of table: Table.Type, on connection: SQLiteConnection, _ condition: String,
        bind: (SQLiteStatement) -> Void = { _ in }, deliver: (Table.Value) -> Void
    ) throws(SQLiteError) {
        let statement = try connection.prepare(Table.select + condition)
        bind(statement)
        while try statement.step() { deliver(try Table.read(statement)) }
    }
}
