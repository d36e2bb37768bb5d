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
        switch result {
        case .success(let schedule):
            knownSpan = max(Scheduler.leastSpan, schedule.configuration.longestSpan)
            engine.adopt(schedule.configuration, credentials: schedule.credentials)
        case .failure(let refusal):
            logger.log(.reloadRefused, [.rotationReason: refusal.reason])
            statusLine.fault = refusal.fault
            endReload(engine.status())
        }
    }

    /// The new configuration is in force.
    func finishReload(_ status: Status) {
        logger.log(.configurationLoaded, [.rotationReason: "\(status.secrets) secrets"])
        statusLine.fault = nil
        desk.closeRetired()
        endReload(status)
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
