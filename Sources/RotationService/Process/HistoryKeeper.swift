import Dispatch
import Ledger
import Logging
import RotationCore
import Systemd

/// Prunes the ledger's history once a day, on the occasion of a decision: it never wakes the service.
struct HistoryKeeper {
    /// How long after the start it waits: a clock that is wrong at boot is set by then, and must not cost the history.
    private static let delay = Duration.seconds(600)

    private let ledger: SQLiteLedger
    private let logger: Logger
    private let queue = DispatchQueue(label: "rotationd.history")
    /// Which attempts may still occupy a slot, and are kept in any case.
    private var horizon: SlotHorizon
    private var next: BootTime

    init(ledger: SQLiteLedger, horizon: SlotHorizon, logger: Logger) {
        self.ledger = ledger
        self.horizon = horizon
        self.logger = logger
        next = horizon.now.boot.advanced(by: Self.delay)
    }

    /// Prunes, where that was not done in the last 24 h.
    mutating func pruneIfDue() {
        let reading = SystemClocks.read()
        guard reading.boot >= next else { return }
        next = reading.boot.advanced(by: .seconds(86_400))
        horizon.now.boot = reading.boot
        horizon.now.wall = reading.wall
        let end = reading.wall.advanced(by: .zero - Scheduler.history)
        ledger.prune(endedBefore: end, keeping: horizon, on: queue) { [logger] result in
            guard case .failure(let error) = result else { return }
            logger.log(.ledgerUnavailable, [.rotationReason: "its history could not be pruned: \(error.description)"])
        }
    }
}
