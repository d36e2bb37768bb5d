/// Our own words for why a rotation is in its state; where KMS said why, its code stands in their place.
enum Reason {
    static let newerIsDue = "a newer occurrence is due"
    static let newerWasSent = "a newer VersionId was sent"
    static let scheduleChanged = "the schedule changed"
    static let removed = "removed from the schedule"
    static let steppedOver = "the clock stepped over it"
    static let late = "late"
    static let stopping = "the service stops"
    static let accountWaits = "the account waits or is held"
    static let credentialChanged = "the credential changed"

    /// The occurrence came due while its secret was held.
    static func secretHeld(_ code: String) -> String { "the secret is held: \(code)" }
}
