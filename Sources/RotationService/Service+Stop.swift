import Dispatch
import Glibc
import Ledger
import RotationCore
import Systemd

extension Service {
    /// SIGHUP reloads, the others stop; a second one of those ends the drain.
    func receive(signal: Int32) {
        if signal == SIGHUP { return beginReload() }
        let name = signal == SIGINT ? "SIGINT" : "SIGTERM"
        if isStopping { endDrain(because: "a second signal, \(name)") } else { beginStop(because: name) }
    }

    /// The ledger belongs to another now, which nothing mends while this process runs: it ends, and whoever watches it
    /// sees that.
    func endWithoutLedger() {
        exitStatus = .ledgerUnavailable
        beginStop(because: "the ledger is lost")
    }

    /// Stops sending, waits for open connections at most as long as `--drain` says, and ends.
    func beginStop(because reason: String) {
        guard !isStopping, let engine else { return }
        CrashPoint.stopBefore.pass()
        isStopping = true
        statusLine.isStopping = true
        logger.log(.serviceStopping, [.rotationReason: reason])
        notifier.notify(
            .stopping, .extendTimeout(options.drain + .seconds(5)), statusLine.renewed(with: engine.status()))
        engine.stop()
        queue.asyncAfter(deadline: .now() + .microseconds(Int(options.drain.microseconds))) { [weak self] in
            guard let self else { return }
            endDrain(because: "no answer came within \(options.drain.scheduleText)")
        }
    }

    /// Ends in spite of open connections; what they carry is repeated after the next start.
    private func endDrain(because reason: String) {
        guard engine != nil else { return }
        logger.log(.drainIncomplete, [.rotationReason: reason])
        end()
    }

    /// Ends the service: the engine takes no event any more, and what was asked of the ledger is carried out.
    func end() {
        guard let engine else { return }
        engine.end()
        self.engine = nil
        signals = nil
        watchdog = nil
        CrashPoint.closeBefore.pass()
        do {
            try ledger?.close()
        } catch {
            logger.log(.ledgerUnavailable, [.rotationReason: error.description])
        }
        CrashPoint.closeAfter.pass()
        logger.log(.serviceStopped)
        ended.signal()
    }
}
