import CSQLite
import RotationCore

/// The writing connection: every change of the ledger is a transaction here.
///
/// One thread at a time uses it.
final class LedgerWriter {
    private let files: LedgerFiles
    private let lock: WriterLock
    private let connection: SQLiteConnection
    private let puts: Puts
    private let begin: SQLiteStatement
    private let commit: SQLiteStatement
    /// The log that commits go to.
    private let log: FileIdentity?
    /// Whether the next commit ends the time in which every start says that an older ledger was set aside.
    private var isMarked: Bool
    /// Whether a large commit raised the limits.
    private var areLimitsRaised = false
    /// Why no commit will succeed any more.
    private var loss: String?

    /// The writer of a connection that was set up, whose tables are there.
    init(_ connection: SQLiteConnection, files: LedgerFiles, lock: WriterLock, isMarked: Bool) throws(SQLiteError) {
        self.files = files
        self.lock = lock
        self.connection = connection
        self.isMarked = isMarked
        self.puts = try Puts(on: connection)
        self.begin = try connection.prepare("BEGIN IMMEDIATE")
        self.commit = try connection.prepare("COMMIT")
        self.log = FileIdentity(path: files.writeAheadLog)
    }

    /// Delivers what the scheduler starts from.
    func load(_ horizon: SlotHorizon, deliver: (Record) -> Void) throws(SQLiteError) {
        try LoadQuery.run(on: connection, horizon, deliver: deliver)
        connection.releaseMemory()
    }

    /// Puts the records in one transaction, and knows for certain whether they are on the disk.
    ///
    /// After it `tidy()` is to be called, when nobody waits for the records any more.
    func put(_ records: [Record]) -> CommitResult {
        if let loss = currentLoss() { return .lost(loss) }
        guard !records.isEmpty else { return .durable }
        // The pages of a large commit are written once, and not yet into the database.
        if records.count > Self.mostRecords {
            areLimitsRaised = true
            setLimits(cache: Self.bulkCache, checkpointAfter: 0)
        }
        do throws(SQLiteError) {
            try transaction { () throws(SQLiteError) in
                for record in records { try puts.put(record) }
                if isMarked { try connection.execute("DELETE FROM set_aside") }
                CrashPoint.commitInside.pass()
            }
        } catch {
            if let loss = currentLoss() { return .lost(loss) }
            return .full(error.isCorruption ? "the ledger is damaged: \(error.message)" : error.message)
        }
        // What was written to a file that no longer has a name is gone with this process.
        if let loss = currentLoss() { return .lost(loss) }
        isMarked = false
        return .durable
    }

    /// After a large commit: moves the log into the database, and gives the memory back.
    func tidy() {
        guard areLimitsRaised else { return }
        areLimitsRaised = false
        setLimits(cache: Self.cache, checkpointAfter: Self.checkpointAfter)
        // Where it fails the next commit that is due for it tries again.
        try? connection.checkpoint()
        connection.releaseMemory()
    }

    /// The most records of an ordinary commit: more are a whole configuration's, the first sights of a first start, say.
    private static let mostRecords = 2_000
    /// The page cache in KiB, and that of a large commit.
    static let cache = 1_024
    private static let bulkCache = 65_536
    /// After so many pages of the log a commit moves it into the database.
    private static let checkpointAfter = 1_000

    private func setLimits(cache: Int, checkpointAfter pages: Int) {
        // Neither can fail but for want of memory, and then nothing is lost by it.
        try? connection.execute("PRAGMA cache_size = -\(cache); PRAGMA wal_autocheckpoint = \(pages)")
    }

    /// Deletes one piece of what `query` names, and gives the number of rotations.
    func prune(_ query: PruneQuery) throws(SQLiteError) -> Int {
        if let loss = currentLoss() { throw SQLiteError(code: SQLITE_READONLY, message: loss) }
        var count = 0
        try transaction { () throws(SQLiteError) in count = try query.deletePiece(on: connection) }
        return count
    }

    /// How long a commit waits for another program's lock on the database.
    func waitForLocks(milliseconds: Int32) {
        connection.waitForLocks(milliseconds: milliseconds)
    }

    /// The connection, to be closed once the writer and its statements are gone.
    func relinquish() -> (SQLiteConnection, WriterLock) {
        (connection, lock)
    }

    /// Carries out `body` as one transaction, which after an error has left nothing.
    ///
    /// An I/O error at the end may leave a whole transaction in the log that SQLite does not count but a later start
    /// would; so it is tried once more, which writes the same place again. Should that fail too, nothing acts on the
    /// records, since they were not reported durable, and whatever is written next takes their place.
    private func transaction(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
        do throws(SQLiteError) {
            try attemptTransaction(body)
        } catch {
            guard error.primaryCode == SQLITE_IOERR, loss == nil else { throw error }
            try attemptTransaction(body)
        }
    }

    private func attemptTransaction(_ body: () throws(SQLiteError) -> Void) throws(SQLiteError) {
        do throws(SQLiteError) {
            try begin.run()
            try body()
            try commit.run()
        } catch {
            // SQLite rolls back by itself after some errors, and after others leaves it to us; ROLLBACK fails only
            // without a transaction.
            if connection.isInTransaction { try? connection.execute("ROLLBACK") }
            if connection.isInTransaction { loss = "a failed transaction could not be rolled back: \(error.message)" }
            throw error
        }
    }

    /// Why no commit can succeed; three calls of stat(2).
    private func currentLoss() -> String? {
        if loss == nil {
            if !lock.isHeld {
                loss = "\(files.lock) was removed or replaced; another rotationd may be writing the ledger"
            } else if connection.fileHasMoved || FileIdentity(path: files.writeAheadLog) != log {
                loss = "\(files.database) or its log was removed or replaced while it was open"
            }
        }
        return loss
    }
}
