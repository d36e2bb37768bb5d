import Dispatch
import Ledger
import RotationCore
import Synchronization

/// A ledger in memory whose commits end as the test says.
final class MemoryLedger: LedgerStore {
    struct State {
        var commits: [[Record]] = []
        var results: [CommitResult] = []
    }

    private let state: Mutex<State>

    /// The first commits end with `results`, all later ones are durable.
    init(results: [CommitResult] = []) {
        state = Mutex(State(results: results))
    }

    var commits: [[Record]] { state.withLock { $0.commits } }

    func load(_ horizon: SlotHorizon, deliver: (Record) -> Void) throws(LedgerError) {}

    func commit(_ records: [Record], on queue: DispatchQueue, completion: @escaping @Sendable (CommitResult) -> Void) {
        let result = state.withLock { state in
            let result = state.results.isEmpty ? CommitResult.durable : state.results.removeFirst()
            if result == .durable { state.commits.append(records) }
            return result
        }
        queue.async { completion(result) }
    }

    func history(
        _ query: HistoryQuery, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<HistoryPage, LedgerError>) -> Void
    ) {
        queue.async { completion(.failure(.missing(path: "memory"))) }
    }

    func prune(
        endedBefore end: Instant, keeping horizon: SlotHorizon, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<Int, LedgerError>) -> Void
    ) {
        queue.async { completion(.success(0)) }
    }

    func close() throws(LedgerError) {}
}
