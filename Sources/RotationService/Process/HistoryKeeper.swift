import Dispatch
import Ledger
import RotationCore

/// Prunes the ledger's history once a day, on the occasion of a decision: it never wakes the service.
struct HistoryKeeper {
    /// How long a rotation that ended is kept.
    private static let kept = Duration.seconds(400 * 86_400)

    private let ledger: SQLiteLedger
    private let queue = DispatchQueue(label: "rotationd.history")
    /// Which attempts may still occupy a slot, and are kept in any case.
    private var horizon: SlotHorizon
    private var last: BootTime?

    init(ledger: SQLiteLedger, horizon: SlotHorizon) {
        self.ledger = ledger
        self.horizon = horizon
    }

    /// Prunes, where that was not done in the last 24 h.
    mutating func pruneIfDue() {
        let reading = SystemClocks.read()
        if let last, reading.boot.duration(since: last) < .seconds(86_400) { return }
        last = reading.boot
        horizon.now.boot = reading.boot
        horizon.now.wall = reading.wall
        let end = reading.wall.advanced(by: .zero - Self.kept)
        ledger.prune(endedBefore: end, keeping: horizon, on: queue) { _ in }
    }
}
