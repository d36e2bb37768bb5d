public import Dispatch
public import RotationCore

/// The durable record, for one writer: what the engine needs of it, whatever keeps it.
///
/// Commits take effect in the order in which they were asked for, and each is all or nothing. No call but `load` and
/// `close` waits for a disk: the completion is called on the queue given, once.
public protocol LedgerStore: Sendable {
    /// Reads what the scheduler starts from: every account, secret and request, every pause that lasts, every rotation
    /// that is unfinished or of a request that is not done, every attempt that may occupy a slot.
    ///
    /// Accounts come first, then secrets, requests, pauses, rotations and attempts. It blocks until the last record was delivered; it is
    /// for the start, before anything waits for the caller.
    func load(_ horizon: SlotHorizon, deliver: (Record) -> Void) throws(LedgerError)

    /// Puts the records, each replacing the one under its key.
    func commit(_ records: [Record], on queue: DispatchQueue, completion: @escaping @Sendable (CommitResult) -> Void)

    /// Reads a page of the history, beside the commits.
    func history(
        _ query: HistoryQuery, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<HistoryPage, LedgerError>) -> Void)

    /// Deletes the rotations that ended before that instant of the wall clock, with their attempts, and gives their
    /// number; requests that were done and pauses that were over before it go with them.
    ///
    /// A rotation stays while its request is not done, and while one of its attempts is within `horizon` or among its account's `newest`. The work is cut
    /// into pieces, so that no commit waits for the whole of it.
    func prune(
        endedBefore end: Instant, keeping horizon: SlotHorizon, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<Int, LedgerError>) -> Void)

    /// Carries out what was asked for before, blocking until then, and gives up the right to write; later commits are
    /// `lost`.
    func close() throws(LedgerError)
}
