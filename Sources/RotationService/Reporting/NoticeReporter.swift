import Logging
import RotationCore
import Systemd

/// Writes what the scheduler reports: one entry each, with the fields of the table.
struct NoticeReporter: Sendable {
    let logger: Logger

    func report(_ notice: Notice) {
        switch notice {
        case .transition(let transition): report(transition)
        case .secretNew(let id, let next): logger.log(.secretNew, fields(of: id, reason: Self.next(next)))
        case .secretChanged(let id, let next):
            logger.log(.secretChanged, fields(of: id, reason: "its schedule changed; \(Self.next(next))"))
        case .secretEntryChanged(let id, let next):
            let reason = "its entry changed, not its schedule; \(Self.next(next))"
            logger.log(.secretChanged, fields(of: id, reason: reason))
        case .secretsChanged(let kind, let count): report(count, kind)
        case .secretGone(let id): logger.log(.secretGone, fields(of: id, reason: "the schedule no longer names it"))
        case .secretHeld(let id, let hold):
            var fields = fields(of: id, reason: "\(hold.release): \(hold.message)")
            fields[.kmsCode] = hold.code
            logger.log(.secretHeld, fields)
        case .secretReleased(let id): logger.log(.secretResumed, fields(of: id, reason: "its entry changed"))
        case .configurationChanged(let item): report(item)
        case .accountHeld(let account, let hold):
            let what = hold.isForClock ? "nothing of it comes due or is sent" : "nothing but probes is sent"
            let reason = "\(what) \(hold.release): \(hold.message)"
            logger.log(.accountHeld, [.rotationAccount: account, .rotationReason: reason, .kmsCode: hold.code])
        case .accountReleased(let account, let reason):
            logger.log(.accountResumed, [.rotationAccount: account, .rotationReason: reason])
        case .accountThrottled(let account, let wait, let code):
            let reason = "nothing of the account is sent for \(wait.scheduleText)"
            logger.log(.accountWaiting, [.rotationAccount: account, .rotationReason: reason, .kmsCode: code])
        case .credentialUnavailable(let account, let reason):
            logger.log(.credentialsUnavailable, [.rotationAccount: account, .rotationReason: reason])
        case .credentialAvailable(let account): logger.log(.credentialsAvailable, [.rotationAccount: account])
        case .clockCorrected(let account, let difference):
            let reason = "KMS's clock differs by \(difference.scheduleText); set this machine's clock"
            logger.log(.clockCorrected, [.rotationAccount: account, .rotationReason: reason])
        case .clockStepped(let step): logger.log(.clockStepped, [.rotationReason: "by \(step.scheduleText)"])
        case .firstSightsMoved(let count):
            let reason = "\(count) secrets count as first seen by the clock as it is now; its change rotates nothing"
            logger.log(.firstSightsMoved, [.rotationReason: reason])
        case .ledgerFull(let reason): logger.log(.ledgerFull, [.rotationReason: reason])
        case .ledgerRecovered: logger.log(.ledgerRecovered)
        case .ledgerLost(let reason): logger.log(.ledgerUnavailable, [.rotationReason: reason])
        case .quotaAssumedFull(let account):
            logger.log(
                .quotaAssumedFull, [.rotationAccount: account, .rotationReason: "the ledger that knew it was lost"])
        case .requestAccepted, .requestRefused, .requestDone, .paused, .unpaused, .secretResumed, .cadenceReset:
            reportOrder(notice)
        case .quotaLearned(let account, let slots, let quota):
            let reason =
                "KMS throttles though our own calls leave slots free: \(slots) of \(quota.limit) are used for now"
            logger.log(.quotaLearned, [.rotationAccount: account, .rotationReason: reason])
        case .quotaRegained(let account, let quota):
            let reason = "all \(quota.limit) slots are used again"
            logger.log(.quotaRegained, [.rotationAccount: account, .rotationReason: reason])
        }
    }

    /// One entry for many secrets.
    private func report(_ count: Int, _ kind: ConfigurationChanges.Kind) {
        switch kind {
        case .new: logger.log(.secretNew, [.rotationReason: "\(count) secrets are seen for the first time"])
        case .schedule: logger.log(.secretChanged, [.rotationReason: "the schedules of \(count) secrets changed"])
        case .entry:
            logger.log(
                .secretChanged, [.rotationReason: "the entries of \(count) secrets changed, not their schedules"])
        case .gone: logger.log(.secretGone, [.rotationReason: "the schedule no longer names \(count) secrets"])
        }
    }

    private func report(_ item: ConfigurationDifference.Item) {
        var fields: [JournalField: String] = [.rotationReason: item.description]
        if case .account(let account) = item.subject { fields[.rotationAccount] = account }
        logger.log(.configurationChanged, fields)
    }

    private func report(_ transition: Transition) {
        guard let message = JournalMessage(rotationState: transition.state.rawValue) else { return }
        logger.log(message, fields(of: transition))
    }

    private func fields(of transition: Transition) -> [JournalField: String] {
        let rotation = transition.rotation
        var fields: [JournalField: String] = [
            .rotationAccount: rotation.secret.account, .rotationRegion: rotation.secret.region,
            .rotationSecret: rotation.secret.name, .rotationVersionID: rotation.versionID.text,
            .rotationDue: rotation.due.rfc3339,
        ]
        fields[.rotationReason] = Self.reason(of: transition)
        fields[.rotationAttempt] = transition.attempt.map(String.init)
        fields[.kmsRequestID] = transition.answer?.requestID
        fields[.kmsStatus] = (transition.answer?.status).map(String.init)
        if let code = transition.answer?.code, !code.isEmpty { fields[.kmsCode] = code }
        return fields
    }

    /// Why, in one line: KMS's message, or the scheduler's word; and what a run stands for.
    private static func reason(of transition: Transition) -> String? {
        let rotation = transition.rotation
        var reason = rotation.reason
        if let message = transition.answer?.message, !message.isEmpty, transition.state != .accepted {
            reason = message
        }
        if transition.state == .queued, let backoff = rotation.backoff {
            reason += reason.isEmpty ? "" : "; "
            reason += "not tried again for \(backoff.length.scheduleText)"
        }
        if rotation.count > 1 {
            let last = rotation.versionID.nominal.rfc3339
            reason += "; \(rotation.count) occurrences from \(rotation.first.rfc3339) to \(last)"
        }
        return reason.isEmpty ? nil : reason
    }

    static func next(_ time: Instant?) -> String {
        time.map { "next is \($0.rfc3339)" } ?? "it is never due"
    }

    func fields(of id: SecretID, reason: String) -> [JournalField: String] {
        [
            .rotationAccount: id.account, .rotationRegion: id.region, .configSecret: id.name, .rotationReason: reason,
        ]
    }
}
