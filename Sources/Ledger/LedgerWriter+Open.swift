import CSQLite

extension LedgerWriter {
    /// The largest database that is checked as a whole at the start, in bytes.
    ///
    /// What the scheduler starts from is read in any case, and a damaged page or row shows there; only old history goes
    /// unread.
    private static let mostChecked: Int64 = 4 << 20

    /// SQLite's smallest page, in bytes: a database has at least one.
    private static let smallestPage: Int64 = 512

    /// Opens the ledger of `files`, or makes it, with what was found; throws `corrupt` for what is to be set aside.
    ///
    /// `aside` is the path and the reason of the ledger that was set aside just now; `vfs` names SQLite's file system
    /// layer, for tests.
    static func open(
        _ files: LedgerFiles, lock: WriterLock, aside: (path: String, reason: String)? = nil, vfs: String? = nil
    ) throws(LedgerError) -> (writer: LedgerWriter, opening: LedgerOpening) {
        let path = files.database
        try files.completeSettingAside()
        let found = LedgerFiles.size(path)
        let size = found ?? 0
        if size == 0, let logSize = LedgerFiles.size(files.writeAheadLog), logSize > 0 {
            // SQLite would drop the log in silence.
            throw .corrupt(path: path, reason: "it is missing or empty, and its log is not")
        }
        // A ledger that lost its content, or that a crash kept from taking another's place, is no first start.
        let mayBeEmpty = found == nil || aside != nil || !lock.wasThere
        if let found, found < smallestPage, found > 0 || !mayBeEmpty {
            // SQLite would take some of these for empty ones.
            throw .corrupt(path: path, reason: "it is cut off after \(found) bytes")
        }
        try files.createDatabase()
        CrashPoint.ledgerMade.pass()
        var isLedger = false
        // Left there, what has not become a ledger would pass for a damaged one.
        defer { if found == nil && !isLedger { files.removeDatabase() } }
        do {
            let connection = try SQLiteConnection(path: path, flags: SQLITE_OPEN_READWRITE, vfs: vfs)
            connection.waitForLocks(milliseconds: 5_000)
            let schema = try Schema.found(in: connection)
            switch schema {
            case .version(let version) where version > Schema.version:
                throw LedgerError.newer(path: path, version: version, known: Schema.version)
            case .foreign:
                throw LedgerError.corrupt(path: path, reason: "it is a database, but not a ledger")
            case .nothing where !mayBeEmpty:
                throw LedgerError.corrupt(path: path, reason: "it has no tables")
            case .nothing, .version:
                break
            }
            try setUp(connection, path: path)
            CrashPoint.ledgerBare.pass()
            if size <= mostChecked { try check(connection) }
            let version: Int64 = if case .version(let version) = schema { version } else { 0 }
            if version < Schema.version { try Schema.migrate(connection, from: version, aside: aside) }
            isLedger = true
            let mark = try Schema.aside(of: connection)
            let writer = try LedgerWriter(connection, files: files, lock: lock, isMarked: mark != nil)
            if let mark { return (writer, .setAside(path: mark.path, reason: mark.reason)) }
            return (writer, schema == .nothing ? .created : .opened)
        } catch let error as SQLiteError {
            throw LedgerError(error, at: path)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .unavailable(path: path, reason: "\(error)")
        }
    }

    /// Sets the properties that make a commit durable and keep the connection small, and makes sure of them.
    private static func setUp(_ connection: SQLiteConnection, path: String) throws {
        guard try connection.text("PRAGMA journal_mode = WAL") == "wal" else {
            throw LedgerError.unavailable(
                path: path, reason: "SQLite cannot keep a write-ahead log on this file system")
        }
        try connection.execute(
            """
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -\(cache);
            PRAGMA journal_size_limit = 8388608;
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            """)
        guard try connection.integer("PRAGMA synchronous") == 2 else {
            throw LedgerError.unavailable(path: path, reason: "SQLite does not take synchronous = FULL")
        }
    }

    /// Throws what is wrong with the database's pages.
    private static func check(_ connection: SQLiteConnection) throws(SQLiteError) {
        let finding = try connection.text("PRAGMA quick_check(1)")
        guard finding == "ok" else {
            let line = finding?.split(separator: "\n").joined(separator: "; ") ?? "quick_check is silent"
            throw .unreadable(line)
        }
    }
}
