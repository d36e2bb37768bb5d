import Dispatch
import KMSClient
import RotationCore
import ScheduleFile
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
        if reload.isUnderWay {
            reload.isWanted = true
            return
        }
        reload.isUnderWay = true
        notifier.notify(.reloading)
        let source = ScheduleSource(paths: options.configurationPaths)
        DispatchQueue.global().async { [self] in
            let loaded = source.load()
            queue.async { [self] in adopt(loaded) }
        }
    }

    private func adopt(_ loaded: LoadedSchedule) {
        guard let engine else { return }
        report(loaded)
        guard let configuration = loaded.configuration else {
            return refuseReload(loaded.firstError ?? "the schedule is faulty")
        }
        do {
            engine.adopt(configuration, credentials: try desk.prepare(configuration))
        } catch {
            refuseReload(error.description)
        }
    }

    private func refuseReload(_ fault: String) {
        logger.log(.reloadRefused, [.rotationReason: fault])
        statusLine.fault = fault
        endReload(engine?.status())
    }

    /// The new configuration is in force.
    func finishReload(_ status: Status) {
        logger.log(.configurationLoaded, [.rotationReason: "\(status.secrets) secrets"])
        statusLine.fault = nil
        desk.closeRetired()
        endReload(status)
    }

    private func endReload(_ status: Status?) {
        reload.isUnderWay = false
        if let status { statusLine.send(status, with: .ready) }
        if reload.isWanted {
            reload.isWanted = false
            beginReload()
        }
    }

    /// Logs every fault and warning of a schedule, and that there is none.
    func report(_ loaded: LoadedSchedule) {
        for diagnostic in loaded.diagnostics {
            let message: JournalMessage = diagnostic.severity == .error ? .scheduleFault : .scheduleWarning
            logger.log(message, [.rotationReason: diagnostic.description])
        }
        if loaded.isAbsent {
            logger.log(.configurationMissing, [.rotationReason: "write /etc/rotationd/schedule.yaml, then reload"])
        }
    }
}
