import Synchronization

/// A value that one thread at a time uses.
///
/// `Mutex` would do, but that a closure of the caller's, which need not be Sendable, is run on the value.
///
/// Unchecked, because the compiler cannot see what makes it safe: the value was handed over for good (`sending`), it is
/// reached by `withLock` alone and so by one thread at a time, and SQLite's handles in it are bound to no particular
/// thread.
final class Guarded<Value>: @unchecked Sendable {
    private let lock = Mutex(())
    private var value: Value

    /// Takes over the value.
    init(_ value: sending Value) {
        self.value = value
    }

    /// Runs `body` on the value, which it must not let out.
    func withLock<Result, Failure: Error>(_ body: (inout Value) throws(Failure) -> Result) throws(Failure) -> Result {
        try lock.withLock { _ throws(Failure) in try body(&value) }
    }
}
