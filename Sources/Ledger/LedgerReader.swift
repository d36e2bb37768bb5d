import CSQLite
public import RotationCore

/// A ledger opened for reading only, beside the daemon that writes it or without one.
///
/// It takes no writer's lock and neither makes nor changes a file.
public final class LedgerReader: Sendable {
    private let files: LedgerFiles
    private let connection: Guarded<SQLiteConnection>
    /// Whether the database is read as one that nobody writes: there was no log when it was opened.
    private let isQuiet: Bool

    /// Opens the ledger of `directory`; throws where there is none, it is of another version, or the caller may not
    /// read it.
    public init(directory: String) throws(LedgerError) {
        let files = LedgerFiles(directory: directory)
        let path = files.database
        guard let size = try files.readableSize(), size > 0 else { throw .missing(path: path) }
        // SQLite makes log and index of a database in WAL mode even for a reader. Without a log nobody has it open, and
        // a reader that is told so needs neither; with one, the index is there too and is only read.
        let isQuiet = FileIdentity(path: files.writeAheadLog) == nil
        let uri = Self.uri(path) + (isQuiet ? "?immutable=1" : "?mode=ro&readonly_shm=1")
        do {
            let connection = try SQLiteConnection(path: uri, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
            connection.waitForLocks(milliseconds: 1_000)
            try connection.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            switch try Schema.found(in: connection) {
            case .nothing: throw LedgerError.missing(path: path)
            case .foreign: throw LedgerError.corrupt(path: path, reason: "it is a database, but not a ledger")
            case .version(let version) where version > Schema.version:
                throw LedgerError.newer(path: path, version: version, known: Schema.version)
            case .version(let version) where version < Schema.version:
                throw LedgerError.unavailable(
                    path: path,
                    reason: "written by an older rotationd; start this one's daemon once to bring it up to date")
            case .version: break
            }
            self.files = files
            self.isQuiet = isQuiet
            self.connection = Guarded(connection)
        } catch let error as SQLiteError {
            throw LedgerError(error, at: path)
        } catch let error as LedgerError {
            throw error
        } catch {
            throw .unavailable(path: path, reason: "\(error)")
        }
    }

    /// Delivers what the scheduler starts from, as `LedgerStore.load` does.
    public func load(_ horizon: SlotHorizon, deliver: (Record) -> Void) throws(LedgerError) {
        try read { connection throws(SQLiteError) in
            try LoadQuery.run(on: connection, horizon, deliver: deliver)
        }
    }

    /// Reads a page of the history.
    public func history(_ query: HistoryQuery) throws(LedgerError) -> HistoryPage {
        try read { connection throws(SQLiteError) in try HistoryPageQuery.run(query, on: connection) }
    }

    private func read<Value: Sendable>(
        _ body: (SQLiteConnection) throws(SQLiteError) -> Value
    ) throws(LedgerError) -> Value {
        let result = connection.withLock { connection in
            Result { () throws(SQLiteError) in try body(connection) }
        }
        if isQuiet && FileIdentity(path: files.writeAheadLog) != nil {
            throw .unavailable(path: files.database, reason: "the daemon started while the ledger was read; try again")
        }
        do throws(SQLiteError) {
            return try result.get()
        } catch {
            throw LedgerError(error, at: files.database)
        }
    }

    /// The database's URI as SQLite reads them (sqlite.org/uri.html).
    private static func uri(_ path: String) -> String {
        var uri = path.hasPrefix("/") ? "file://" : "file:"
        for character in path {
            switch character {
            case "%": uri += "%25"
            case "?": uri += "%3f"
            case "#": uri += "%23"
            default: uri.append(character)
            }
        }
        return uri
    }
}
