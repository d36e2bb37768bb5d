package import RotationCore

/// One call as it really was, whatever the scheduler believes of it.
package final class Call {
    package let order: SendOrder
    /// The attempt as the ledger had it when it was sent.
    package let record: AttemptRecord
    /// The account of KMS whose quota it takes, with the region where each has one of its own.
    package let owner: String
    /// How often its rotation had failed.
    package let failures: Int
    /// True times.
    package let sent: Int64
    package let deadline: Int64
    /// When it was complete; nil while its connection is open.
    package var completed: Int64?
    package var isOpen = true
    package var outcome: Answer.Outcome?

    init(_ order: SendOrder, record: AttemptRecord, owner: String, failures: Int, sent: Int64, deadline: Int64) {
        self.order = order
        self.record = record
        self.owner = owner
        self.failures = failures
        self.sent = sent
        self.deadline = deadline
    }

    /// Whether its rotation had failed before.
    package var isRetry: Bool { failures > 0 }

    package var id: AttemptID { order.attempt }
    package var secret: SecretID { order.attempt.secret }

    /// Whether it is not complete at `time`.
    package func isInFlight(at time: Int64) -> Bool { completed.map { $0 > time } ?? true }

    /// Whether it takes a slot at `time`, which one holds for `span` after its completion.
    package func occupiesSlot(at time: Int64, span: Duration) -> Bool {
        if outcome == .unsent { return false }
        return completed.map { $0 + span.microseconds > time } ?? true
    }
}
