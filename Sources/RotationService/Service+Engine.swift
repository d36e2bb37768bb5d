import Dispatch
import RotationCore
import Systemd

extension Service: EngineDelegate {
    func call(_ order: SendOrder, within remaining: Duration, completion: @escaping @Sendable (Answer) -> Void) {
        desk.call(order, within: remaining, completion: completion)
    }

    func readCredential(of account: String, completion: @escaping @Sendable (CredentialState) -> Void) {
        desk.readCredential(of: account, completion: completion)
    }

    func report(_ notice: Notice) {
        reporter.report(notice)
    }

    func engineIsReady(_ status: Status) {
        logger.log(.serviceStarted, [.rotationReason: "\(status.secrets) secrets"])
        statusLine.send(status, with: .ready)
    }

    func engineHasReloaded(_ status: Status) {
        finishReload(status)
    }

    func engineHasDecided(isIdle: Bool) {
        renewStatus()
        history?.pruneIfDue()
        if isIdle, options.endsWhenIdle { beginStop() }
    }

    /// Sends the status now, or when the pause after the last one is over.
    private func renewStatus() {
        guard !isStatusDue, let pause = statusLine.pause else { return }
        isStatusDue = true
        queue.asyncAfter(deadline: .now() + .microseconds(Int(pause.microseconds))) { [weak self] in
            guard let self, let engine else { return }
            isStatusDue = false
            statusLine.send(engine.status())
        }
    }

    func engineHasStopped() {
        end(.ok)
    }
}
