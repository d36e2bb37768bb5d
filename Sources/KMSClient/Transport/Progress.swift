import Synchronization

/// How far the answer of one call has come, told by the task that reads it.
final class Progress: Sendable {
    private let head = Atomic(false)

    /// Whether the answer's head has come.
    var hasHead: Bool { head.load(ordering: .acquiring) }

    /// The answer's head has come.
    func noteHead() {
        head.store(true, ordering: .releasing)
    }
}
