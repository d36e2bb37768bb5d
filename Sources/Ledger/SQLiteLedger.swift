public import Dispatch
public import RotationCore

/// The ledger in a SQLite database of its own directory: `ledger.sqlite`, written ahead, one fsync a commit.
///
/// One process writes it at a time; others may read it through `LedgerReader`. Commits and pruning run on a queue of
/// the ledger's own, the history on another one and on a connection of its own.
public final class SQLiteLedger: LedgerStore {
    private let files: LedgerFiles
    private let queue = DispatchQueue(label: "rotationd.ledger")
    private let historyQueue = DispatchQueue(label: "rotationd.ledger.history")
    /// The writing connection; nil once closed.
    private let writer: Guarded<LedgerWriter?>

    /// A ledger that was just opened, with what it held.
    public struct Opened<State> {
        /// The ledger.
        public let ledger: SQLiteLedger
        /// What it was found to be.
        public let opening: LedgerOpening
        /// What the records were folded into.
        public let state: State
    }

    /// Opens the ledger of `directory`, or makes both, and folds its records into `state`, blocking until that is done.
    ///
    /// The directory is made with mode 0700, the files with 0600. A damaged ledger, which may show as late as at its
    /// last record, is set aside with all of SQLite's files under a name with the date of `horizon`'s wall clock; the
    /// state is then the one given. Throws where another process writes the ledger, a newer version wrote it, or the
    /// system refuses.
    public static func open<State>(
        in directory: String, horizon: SlotHorizon, into state: State, apply: (inout State, Record) -> Void
    ) throws(LedgerError) -> Opened<State> {
        try open(in: directory, horizon: horizon, into: state, vfs: nil, apply: apply)
    }

    /// The same through SQLite's file system layer named `vfs`.
    static func open<State>(
        in directory: String, horizon: SlotHorizon, into state: State, vfs: String?,
        apply: (inout State, Record) -> Void
    ) throws(LedgerError) -> Opened<State> {
        let files = LedgerFiles(directory: directory)
        try files.createDirectory()
        let lock = try WriterLock(path: files.lock, directory: directory)
        do throws(LedgerError) {
            let (writer, opening) = try LedgerWriter.open(files, lock: lock, vfs: vfs)
            let ledger = SQLiteLedger(writer, files: files)
            var loaded = state
            try ledger.load(horizon) { apply(&loaded, $0) }
            return Opened(ledger: ledger, opening: opening, state: loaded)
        } catch {
            guard case .corrupt(_, let reason) = error else { throw error }
            let path = try files.setAside(at: horizon.now.wall)
            CrashPoint.ledgerAside.pass()
            let (writer, opening) = try LedgerWriter.open(files, lock: lock, aside: (path, reason), vfs: vfs)
            return Opened(ledger: SQLiteLedger(writer, files: files), opening: opening, state: state)
        }
    }

    private init(_ writer: sending LedgerWriter, files: LedgerFiles) {
        self.files = files
        self.writer = Guarded(writer)
    }

    /// Reads what the scheduler starts from, blocking until the last record was delivered.
    public func load(_ horizon: SlotHorizon, deliver: (Record) -> Void) throws(LedgerError) {
        try withWriter { writer throws(SQLiteError) in try writer.load(horizon, deliver: deliver) }
    }

    /// Puts the records in one transaction and flushes it to the disk, on the ledger's own queue.
    public func commit(
        _ records: [Record], on queue: DispatchQueue, completion: @escaping @Sendable (CommitResult) -> Void
    ) {
        self.queue.async {
            CrashPoint.commitBefore.pass()
            let result = self.writer.withLock { $0?.put(records) } ?? .lost("the ledger was closed")
            CrashPoint.commitAfter.pass()
            queue.async { completion(result) }
            self.writer.withLock { $0?.tidy() }
        }
    }

    /// Calls back when everything that was asked for before is done, the work after large commits included.
    public func whenIdle(on queue: DispatchQueue, _ body: @escaping @Sendable () -> Void) {
        self.queue.async { queue.async(execute: body) }
    }

    /// Reads a page of the history, on a queue and a connection of its own.
    public func history(
        _ query: HistoryQuery, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<HistoryPage, LedgerError>) -> Void
    ) {
        historyQueue.async {
            let result = Result { () throws(LedgerError) in
                // Made for each page: an idle connection would keep memory for what operators ask for rarely.
                try LedgerReader(directory: self.files.directory).history(query)
            }
            queue.async { completion(result) }
        }
    }

    /// Deletes the rotations that ended before that instant, with their attempts, and gives their number.
    public func prune(
        endedBefore end: Instant, keeping horizon: SlotHorizon, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<Int, LedgerError>) -> Void
    ) {
        prune(PruneQuery(end: end, horizon: horizon), after: 0) { result in
            queue.async { completion(result) }
        }
    }

    /// Carries out what was asked for before, moves the log into the database, closes it and gives up the lock.
    public func close() throws(LedgerError) {
        let result = queue.sync {
            Result { () throws(LedgerError) in
                try writer.withLock { writer throws(LedgerError) in
                    guard let (connection, lock) = writer?.relinquish() else { return }
                    // Its statements go with it, so that the connection can close; the lock outlasts that.
                    writer = nil
                    defer { withExtendedLifetime(lock) {} }
                    do throws(SQLiteError) {
                        try connection.close()
                    } catch {
                        throw LedgerError(error, at: files.database)
                    }
                }
            }
        }
        try result.get()
    }

    /// Deletes piece after piece; commits that came meanwhile go between them.
    private func prune(
        _ query: PruneQuery, after count: Int, completion: @escaping @Sendable (Result<Int, LedgerError>) -> Void
    ) {
        queue.async {
            do throws(LedgerError) {
                let piece = try self.withWriter { writer throws(SQLiteError) in try writer.prune(query) }
                guard piece < PruneQuery.mostRotations else {
                    return self.prune(query, after: count + piece, completion: completion)
                }
                completion(.success(count + piece))
            } catch {
                completion(.failure(error))
            }
        }
    }

    /// Runs `body` on the writing connection, which it must not let out.
    func withWriter<Value: Sendable>(
        _ body: (LedgerWriter) throws(SQLiteError) -> Value
    ) throws(LedgerError) -> Value {
        try writer.withLock { writer throws(LedgerError) in
            guard let writer else { throw .unavailable(path: files.database, reason: "the ledger was closed") }
            do throws(SQLiteError) {
                return try body(writer)
            } catch {
                throw LedgerError(error, at: files.database)
            }
        }
    }
}

extension SQLiteLedger.Opened: Sendable where State: Sendable {}
