import Dispatch
import Synchronization

/// Lets a synchronous main wait for asynchronous work, which runs on other threads.
final class Blocking<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, any Error>?>(nil)

    private init() {}

    /// Runs the work to its end and gives what it gave.
    static func wait(for work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let blocking = Blocking()
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                let value = try await work()
                blocking.outcome.withLock { $0 = .success(value) }
            } catch {
                blocking.outcome.withLock { $0 = .failure(error) }
            }
            done.signal()
        }
        while true {
            done.wait()
            if let outcome = blocking.outcome.withLock({ $0 }) { return try outcome.get() }
        }
    }
}
