import CLinux
import Dispatch
import Ledger
import RotationCore
import Systemd

extension Service {
    /// How far a reload has come.
    struct Reload {
        var isUnderWay = false
        /// A signal that came meanwhile: the files may have changed after they were read.
        var isWanted = false
    }

    /// SIGHUP: reads the schedule anew; a faulty one changes nothing.
    func beginReload() {
        guard !isStopping else { return }
        if reload.isUnderWay {
            reload.isWanted = true
            return
        }
        reload.isUnderWay = true
        // Until the service is ready its manager waits for the start, which this belongs to.
        if isReady { notifier.notify(.reloading) }
        files.async { [self, knownSpan] in
            let result = Result { () throws(ScheduleRefusal) in try prepareSchedule(knownSpan: knownSpan) }
            malloc_trim(0)
            queue.async { [self] in adopt(result) }
        }
    }

    private func adopt(_ result: Result<PreparedSchedule, ScheduleRefusal>) {
        guard let engine else { return }
        CrashPoint.reloadBefore.pass()
        switch result {
        case .success(let schedule):
            knownSpan = schedule.configuration.rememberedSpan
            engine.adopt(schedule.configuration, credentials: schedule.credentials)
        case .failure(let refusal):
            logger.log(.reloadRefused, [.rotationReason: refusal.reason])
            statusLine.fault = refusal.fault
            endReload(engine.status())
        }
    }

    /// The new configuration is in force.
    func finishReload(_ status: Status, _ changes: ConfigurationChanges) {
        CrashPoint.reloadAfter.pass()
        logger.log(.configurationLoaded, [.rotationReason: Self.summary(of: changes, secrets: status.secrets)])
        statusLine.fault = nil
        desk.closeRetired()
        endReload(status)
        releaseMemory()
    }

    /// `100000 secrets: 3 new, 2 changed, 1 gone`, without what there is none of.
    static func summary(of changes: ConfigurationChanges, secrets: Int) -> String {
        let counts = [(changes[.new], "new"), (changes.changed, "changed"), (changes[.gone], "gone")]
        let parts = counts.filter { $0.0 > 0 }.map { "\($0) \($1)" }
        return "\(secrets) secrets: \(parts.isEmpty ? "nothing changed" : parts.joined(separator: ", "))"
    }

    /// Gives back what the configuration and its commit needed, once both are let go.
    func releaseMemory() {
        ledger?.whenIdle(on: queue) { malloc_trim(0) }
    }

    private func endReload(_ status: Status) {
        reload.isUnderWay = false
        if isReady { notifier.notify(.ready, statusLine.renewed(with: status)) }
        if reload.isWanted {
            reload.isWanted = false
            beginReload()
        }
    }
}
