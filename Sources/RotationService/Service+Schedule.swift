import KMSClient
import RotationCore
import ScheduleFile
import Systemd

/// A schedule that can be put into force.
struct PreparedSchedule: Sendable {
    let configuration: Configuration
    /// What is known of the accounts' credentials.
    let credentials: [String: CredentialState]
}

/// Why a schedule is not put into force.
struct ScheduleRefusal: Error {
    /// The first fault, for the status.
    let fault: String
    /// What the entry says that ends the matter.
    let reason: String
}

extension Service {
    /// Reads the schedule and the credentials that it names, says what was found, and prepares the calls of its
    /// accounts.
    ///
    /// It blocks on files. `knownSpan` is how long completed attempts are certainly known for in a running service: one
    /// that starts finds in the ledger what it needs.
    func prepareSchedule(knownSpan: Duration?) throws(ScheduleRefusal) -> PreparedSchedule {
        let loaded = ScheduleSource(paths: options.configurationPaths).load(reviewedFrom: SystemClocks.read().wall)
        report(loaded)
        guard let configuration = loaded.configuration else {
            let errors = loaded.diagnostics.count { $0.severity == .error }
            throw ScheduleRefusal(
                fault: loaded.firstError ?? "the schedule is faulty",
                reason: errors == 1 ? "1 fault" : "\(errors) faults")
        }
        if let knownSpan, configuration.longestSpan > knownSpan {
            let fault = """
                a quota reaches back \(configuration.longestSpan.scheduleText), and the attempts of the last \
                \(knownSpan.scheduleText) are known; restart rotationd, which reads them from the ledger
                """
            throw ScheduleRefusal(fault: fault, reason: fault)
        }
        do {
            return PreparedSchedule(configuration: configuration, credentials: try desk.prepare(configuration))
        } catch {
            throw ScheduleRefusal(fault: error.description, reason: error.description)
        }
    }

    /// Logs every fault and warning of a schedule, and that there is none.
    private func report(_ loaded: LoadedSchedule) {
        for diagnostic in loaded.diagnostics {
            let message: JournalMessage = diagnostic.severity == .error ? .scheduleFault : .scheduleWarning
            logger.log(message, [.rotationReason: diagnostic.description])
        }
        if loaded.isAbsent {
            logger.log(.configurationMissing, [.rotationReason: "write /etc/rotationd/schedule.yaml, then reload"])
        }
    }
}
