import Dispatch
import Ledger
import RotationCore
import Synchronization

/// The result of a commit that another thread may bring.
private final class Outcome: Sendable {
    private let result = Mutex<CommitResult?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func set(_ result: CommitResult) {
        self.result.withLock { $0 = result }
        isThere.signal()
    }

    func wait() -> CommitResult? {
        isThere.wait()
        return result.withLock { $0 }
    }
}

extension World {
    private static let completions = DispatchQueue(label: "simulation.completions", attributes: .concurrent)

    /// Brings records to the ledger, as a commit ends or a crash cuts it short.
    ///
    /// The virtual time stands still meanwhile, so waiting for the protocol's completion changes nothing of the world.
    func makeDurable(_ records: ArraySlice<Record>, isWhole: Bool) {
        show(.durable(records, isWhole: isWhole))
        ledger.put(records)
        guard let secondLedger else { return }
        let outcome = Outcome()
        secondLedger.commit(Array(records), on: Self.completions) { outcome.set($0) }
        let result = outcome.wait()
        if result != .durable { fault("the second ledger ends a commit \(String(describing: result))", "Ledger") }
    }

    /// Gives the scheduler what is durable.
    func load(from origin: LedgerOrigin) {
        if let openLedger {
            do {
                try secondLedger?.close()
                secondLedger = try openLedger(origin != .opened)
            } catch {
                fault("the second ledger cannot be opened: \(error)", "Ledger")
            }
        }
        let now = Stamp(bootID: clock.bootID, boot: clock.reading.boot, wall: clock.wall)
        let horizon = SlotHorizon(of: configuration, at: now)
        let records = ledger.load(horizon)
        for record in records { scheduler.apply(record) }
        guard let secondLedger else { return }
        var others: Set<Record> = []
        do {
            try secondLedger.load(horizon) { others.insert($0) }
        } catch {
            return fault("the second ledger cannot be loaded: \(error)", "Ledger")
        }
        for record in records where others.remove(record) == nil {
            fault("the second ledger does not have \(record)", "Ledger")
        }
        // Which of the attempts of other boots may count is the ledger's own choice.
        for record in others {
            if case .attempt = record { continue }
            fault("the second ledger has \(record)", "Ledger")
        }
    }
}
