import Ledger
import RotationCore
import Systemd

extension Service {
    /// Opens the ledger and folds its records into a scheduler.
    func openLedger(
        for configuration: Configuration, in bootID: BootID
    ) throws(LedgerError) -> (Engine, LedgerOrigin) {
        let reading = SystemClocks.read()
        let horizon = SlotHorizon(
            of: configuration, at: Stamp(bootID: bootID, boot: reading.boot, wall: reading.wall))
        let scheduler = Scheduler(bootID: bootID, seed: .random(in: .min ... .max), at: reading)
        let opened = try SQLiteLedger.open(in: options.stateDirectory, horizon: horizon, into: scheduler) {
            $0.apply($1)
        }
        CrashPoint.ledgerOpened.pass()
        ledger = opened.ledger
        history = HistoryKeeper(ledger: opened.ledger, horizon: horizon, logger: logger)
        knownSpan = horizon.span
        let origin: LedgerOrigin
        switch opened.opening {
        case .created: origin = .created
        case .opened: origin = .opened
        case .setAside(let path, let reason):
            origin = .setAside
            logger.log(.ledgerSetAside, [.rotationReason: "it lies now under \(path): \(reason)"])
        }
        return (Engine(opened.state, ledger: opened.ledger, delegate: self, queue: queue), origin)
    }

    /// Says why there is no ledger, and how the service ends for that.
    func refuse(_ error: LedgerError) -> ExitStatus {
        if case .held = error {
            logger.log(.ledgerBusy, [.rotationReason: error.description])
            return .ledgerHeld
        }
        logger.log(.ledgerUnavailable, [.rotationReason: error.description])
        return .ledgerUnavailable
    }
}
