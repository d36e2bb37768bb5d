import Dispatch
import RotationCore

@testable import Ledger

/// The queue on which the tests get their answers.
let answers = DispatchQueue(label: "tests.answers")

extension SQLiteLedger {
    /// Opens a ledger and collects its records.
    static func open(
        _ directory: TemporaryDirectory, horizon: SlotHorizon = .sample(), vfs: String? = nil
    ) throws -> Opened<[Record]> {
        try open(in: directory.state, horizon: horizon, into: [Record](), vfs: vfs) { $0.append($1) }
    }

    /// The result of a commit, delivered on the queue that was given.
    func commit(_ records: [Record]) async -> CommitResult {
        await withCheckedContinuation { continuation in
            commit(records, on: answers) { result in
                dispatchPrecondition(condition: .onQueue(answers))
                continuation.resume(returning: result)
            }
        }
    }

    /// A page of the history.
    func history(_ query: HistoryQuery) async throws -> HistoryPage {
        let result = await withCheckedContinuation { continuation in
            history(query, on: answers) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// The number of rotations pruned.
    func prune(endedBefore end: Instant, keeping horizon: SlotHorizon = .sample()) async throws -> Int {
        let result = await withCheckedContinuation { continuation in
            prune(endedBefore: end, keeping: horizon, on: answers) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    /// What the scheduler would load now.
    func records(_ horizon: SlotHorizon = .sample()) throws -> [Record] {
        var records: [Record] = []
        try load(horizon) { records.append($0) }
        return records
    }
}
