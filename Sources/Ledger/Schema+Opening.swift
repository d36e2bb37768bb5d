import CSQLite

/// Finding out which schema a database has, and bringing it up to this program's.
extension Schema {
    /// What a database holds.
    enum Found: Hashable {
        /// Nothing yet.
        case nothing
        /// A ledger of that version.
        case version(Int64)
        /// Something that is no ledger.
        case foreign
    }

    /// What the database holds; it reads and changes nothing.
    static func found(in connection: SQLiteConnection) throws(SQLiteError) -> Found {
        let version = try connection.integer("PRAGMA user_version") ?? 0
        let tables = try connection.integer("SELECT count(*) FROM sqlite_schema") ?? 0
        if version == 0 && tables == 0 { return .nothing }
        let isOurs = try connection.integer("PRAGMA application_id") == applicationID
        return isOurs && version > 0 ? .version(version) : .foreign
    }

    /// Brings a database of `version`, 0 for an empty one, up to this program's, as one transaction.
    ///
    /// `aside` is the path and the reason of the ledger whose place the database takes.
    static func migrate(
        _ connection: SQLiteConnection, from version: Int64, aside: (path: String, reason: String)?
    ) throws(SQLiteError) {
        try connection.execute("BEGIN IMMEDIATE")
        do throws(SQLiteError) {
            for migration in migrations.dropFirst(Int(version)) { try connection.execute(migration) }
            if let aside {
                let statement = try connection.prepare("INSERT INTO set_aside VALUES (?, ?)")
                statement.bind(aside.path)
                statement.bind(aside.reason)
                try statement.run()
            }
            try connection.execute("PRAGMA user_version = \(Schema.version)")
            try connection.execute("COMMIT")
        } catch {
            // Closing the connection would end the transaction as well; the first error is the one that counts.
            try? connection.execute("ROLLBACK")
            throw error
        }
    }

    /// The ledger whose place this one took, while no commit has been made to it.
    static func aside(of connection: SQLiteConnection) throws(SQLiteError) -> (path: String, reason: String)? {
        let statement = try connection.prepare("SELECT path, reason FROM set_aside LIMIT 1")
        guard try statement.step() else { return nil }
        let path = try statement.text()
        return (path, try statement.text())
    }
}
