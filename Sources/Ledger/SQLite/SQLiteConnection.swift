import CSQLite

/// One connection to a database; whoever owns it serves one thread at a time.
final class SQLiteConnection {
    /// SQLite's handle, nil once closed.
    private var handle: OpaquePointer?

    /// Opens the database at `path` with SQLite's open flags, through the file system layer named `vfs` or the default
    /// one.
    init(path: String, flags: Int32, vfs: String? = nil) throws(SQLiteError) {
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs)
        guard code == SQLITE_OK, let handle else {
            let error = SQLiteError(code: code, of: handle)
            sqlite3_close(handle)
            throw error
        }
        self.handle = handle
    }

    deinit {
        // Statements hold their connection, so none of them is left here.
        sqlite3_close(handle)
    }

    /// Closes the database; the last connection of all processes moves the write-ahead log into the file and removes
    /// it.
    ///
    /// Throws where a statement is still alive; the connection stays open then.
    func close() throws(SQLiteError) {
        try check(sqlite3_close(handle))
        handle = nil
    }

    /// Waits that many milliseconds for another connection's lock before it gives up with SQLITE_BUSY.
    func waitForLocks(milliseconds: Int32) {
        sqlite3_busy_timeout(handle, milliseconds)
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Whether the file was renamed, deleted or replaced since it was opened.
    var fileHasMoved: Bool {
        var moved: Int32 = 0
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
        return moved != 0
    }

    /// Moves what the write-ahead log holds into the database, as far as no reader needs it there.
    func checkpoint() throws(SQLiteError) {
        try check(sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil))
    }

    /// Gives the page cache back to the allocator.
    func releaseMemory() {
        sqlite3_db_release_memory(handle)
    }

    /// Runs statements that give no rows.
    func execute(_ sql: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Compiles one statement, which lives as long as the result.
    func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        guard let statement else { throw SQLiteError(code: SQLITE_MISUSE, message: "an empty statement") }
        return SQLiteStatement(statement, on: self)
    }

    /// The first column of the first row of a query, as a whole number; nil without a row.
    func integer(_ sql: String) throws(SQLiteError) -> Int64? {
        let statement = try prepare(sql)
        return try statement.step() ? try statement.integer() : nil
    }

    /// The first column of the first row of a query, as text; nil without a row.
    func text(_ sql: String) throws(SQLiteError) -> String? {
        let statement = try prepare(sql)
        return try statement.step() ? try statement.text() : nil
    }

    /// Throws what `code`, just returned by a call on this connection, stands for unless it is SQLITE_OK.
    func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// What `code`, just returned by a call on this connection, stands for.
    func error(_ code: Int32) -> SQLiteError {
        SQLiteError(code: code, of: handle)
    }
}
