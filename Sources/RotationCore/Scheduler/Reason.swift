/// Our own words for why a rotation is in its state; where KMS said why, its code stands in their place.
enum Reason {
    static let newerIsDue = "a newer occurrence is due"
    static let newerWasSent = "a newer VersionId was sent"
    static let requested = "an operator's request is newer"
    static let cadenceReset = "an operator's request counts its occurrences anew"
    static let scheduleChanged = "the schedule changed"
    static let removed = "removed from the schedule"
    static let steppedOver = "the clock stepped over it"
    static let late = "late"
    static let notReady = "the service is not ready"
    static let stopping = "the service stops"
    static let accountWaits = "the account waits or is held"
    static let credentialChanged = "the credential changed"
    static let noCatchUp = "it came due while nobody could act, and is not caught up with"
    static let clockIsWrong = "this machine's clock is wrong, as KMS's Date shows; set it right, then ask again"
    static let tooOld = "it came due while nobody could act, longer ago than its catch-up window"

    /// The occurrence came due while its secret was held.
    static func secretHeld(_ code: String) -> String { "the secret is held: \(code)" }

    /// Its window is closed, or a freeze with that name holds; nil: it does not open in ten years.
    static func closed(until opening: Instant?, freeze: String?) -> String {
        switch (opening, freeze) {
        case (let opening?, nil): "its window opens at \(opening.rfc3339)"
        case (nil, nil): "its window does not open in the next ten years"
        case (let opening?, let freeze?): "frozen by \(freeze) until \(opening.rfc3339)"
        case (nil, let freeze?): "frozen by \(freeze) for the next ten years"
        }
    }

    /// An operator ended a hold.
    static func resumed(by name: String) -> String {
        name.isEmpty ? "an operator resumed it" : "\(name) resumed it"
    }

    /// It came due by a clock that was ahead.
    static func early(until due: Instant) -> String { "it is due at \(due.rfc3339): the clock was ahead" }

    /// The operator paused it.
    static func paused(_ pause: PauseRecord) -> String {
        let end = pause.end.map { " until \($0.rfc3339)" } ?? ""
        return pause.reason.isEmpty ? "paused\(end)" : "paused\(end): \(pause.reason)"
    }

    /// The secret was rotated too recently.
    static func minInterval(until end: Instant) -> String { "min-interval lasts until \(end.rfc3339)" }

    /// Another of its exclusive group is in its way.
    static func exclusive(_ group: String) -> String { "another secret of the exclusive group \(group) is before it" }
}
