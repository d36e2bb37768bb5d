import Logging
import RotationCore
import Systemd

extension NoticeReporter {
    /// Writes what came of what an operator wanted.
    func reportOrder(_ notice: Notice) {
        switch notice {
        case .requestAccepted(let record, let rotations):
            let request = record.request
            let urgency = request.isUrgent ? "urgent; " : ""
            let leftOut = record.leftOut > 0 ? ", \(record.leftOut) left out" : ""
            let reason = "\(request.id): \(urgency)\(rotations) secrets of \(request.selection)\(leftOut)"
            logger.log(.requestAccepted, [.rotationReason: reason + Self.claim(of: request.requestedBy)])
        case .requestRefused(let request, let reason):
            let claim = Self.claim(of: request.requestedBy)
            logger.log(.requestRefused, [.rotationReason: "\(request.id): \(reason)\(claim)"])
        case .requestDone(let record):
            let counts = record.outcomes.sorted { $0.key.rawValue < $1.key.rawValue }
            let outcomes = counts.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
            let reason = "\(record.request.id): \(outcomes.isEmpty ? "nothing was left to rotate" : outcomes)"
            logger.log(.requestDone, [.rotationReason: reason])
        case .paused(let pause):
            let end = pause.end.map { "until \($0.rfc3339)" } ?? "until it is lifted"
            let why = pause.reason.isEmpty ? "" : ": \(pause.reason)"
            let reason = "\(pause.scope), \(end)\(why)\(Self.claim(of: pause.requestedBy))"
            logger.log(.paused, [.rotationReason: reason])
        case .unpaused(let pause, let name):
            let reason = name.map { "lifted\(Self.claim(of: $0))" } ?? "its end has come"
            logger.log(.unpaused, [.rotationReason: "\(pause.scope): \(reason)"])
        case .secretResumed(let id, let name):
            logger.log(.secretResumed, fields(of: id, reason: "an operator resumed it\(Self.claim(of: name))"))
        case .cadenceReset(let id, let next):
            let reason = "it counts from its requested rotation; \(Self.next(next))"
            logger.log(.cadenceReset, fields(of: id, reason: reason))
        default: break
        }
    }

    /// Who asked, by his own word.
    private static func claim(of name: String) -> String { name.isEmpty ? "" : " (asked for by \(name))" }
}
