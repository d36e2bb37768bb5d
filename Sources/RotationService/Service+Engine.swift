import Dispatch
import Ledger
import RotationCore
import Systemd

extension Service: EngineDelegate {
    func call(_ order: SendOrder, completion: @escaping @Sendable (Answer) -> Void) {
        desk.call(order, completion: completion)
    }

    func readCredential(of account: String, completion: @escaping @Sendable (CredentialState) -> Void) {
        desk.readCredential(of: account, completion: completion)
    }

    func checkClock(of account: String, completion: @escaping @Sendable (Instant?) -> Void) {
        desk.checkClock(of: account, completion: completion)
    }

    func report(_ notice: Notice) {
        reporter.report(notice)
        if case .ledgerLost = notice { endWithoutLedger() }
    }

    func engineIsReady(_ status: Status) {
        CrashPoint.readyBefore.pass()
        isReady = true
        logger.log(.serviceStarted, [.rotationReason: "\(status.secrets) secrets"])
        let line = statusLine.renewed(with: status)
        // A stop may have overtaken the start.
        if isStopping { notifier.notify(line) } else { notifier.notify(.ready, line) }
        CrashPoint.readyAfter.pass()
        releaseMemory()
    }

    func engineHasReloaded(_ status: Status, _ changes: ConfigurationChanges) {
        finishReload(status, changes)
    }

    func engineHasDecided() {
        // Until then the first sights are under way: they go before the history, and the status would not know of them.
        guard isReady else { return }
        renewStatus()
        history?.pruneIfDue()
        if options.endsWhenIdle, let engine, engine.isIdle(for: .seconds(60)) {
            beginStop(because: "nothing is due within 60 s")
        }
    }

    /// Sends the status now, or when the pause after the last one is over.
    private func renewStatus() {
        guard !isStatusDue, let pause = statusLine.pause else { return }
        isStatusDue = true
        queue.asyncAfter(deadline: .now() + .microseconds(Int(pause.microseconds))) { [weak self] in
            guard let self, let engine else { return }
            isStatusDue = false
            guard !engine.isCommitting else { return }
            if let line = statusLine.changed(with: engine.status()) { notifier.notify(line) }
        }
    }

    func engineHasStopped() {
        end()
    }
}
