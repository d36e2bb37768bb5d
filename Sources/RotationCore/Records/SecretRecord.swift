/// What the ledger knows of a secret, under (account, region, bare name).
public struct SecretRecord: Hashable, Sendable {
    /// The secret.
    public var id: SecretID
    /// The schedule in canonical form; another form names only instants after the change.
    public var schedule: String
    /// The whole entry in canonical form; another form ends the secret's hold.
    public var entry: String
    /// When the secret was first seen, or moved to after a forward step of the wall clock.
    public var firstSight: Stamp
    /// Since when the schedule stands.
    public var since: Instant
    /// Nominal times up to and including this one are dealt with.
    public var handled: Instant
    /// The zone's offset from UTC in seconds at `handled`, when it was dealt with: tells a tzdata update.
    public var handledOffset: Int32
    /// The next nominal time, nil when the schedule names none.
    public var next: Instant?
    /// The newest VersionId ever sent: nothing older is sent after it.
    public var newestSent: VersionID?
    /// The completion of the latest attempt that may have rotated the secret, accepted or unanswered: `min-interval`
    /// and `spacing` count from it.
    public var lastRotation: Stamp?
    /// From where its interval counts since a request that reset its cadence; nil: from where its schedule says.
    public var anchor: Instant?
    /// Why the secret is held.
    public var hold: SecretHold?
    /// Whether the schedule file names the secret; a secret that is gone keeps its record for `newestSent`.
    public var isPresent: Bool

    /// The record of a secret.
    public init(
        id: SecretID, schedule: String, entry: String, firstSight: Stamp, since: Instant, handled: Instant,
        handledOffset: Int32 = 0, next: Instant? = nil, newestSent: VersionID? = nil, lastRotation: Stamp? = nil,
        anchor: Instant? = nil, hold: SecretHold? = nil, isPresent: Bool = true
    ) {
        self.id = id
        self.schedule = schedule
        self.entry = entry
        self.firstSight = firstSight
        self.since = since
        self.handled = handled
        self.handledOffset = handledOffset
        self.next = next
        self.newestSent = newestSent
        self.lastRotation = lastRotation
        self.anchor = anchor
        self.hold = hold
        self.isPresent = isPresent
    }
}

/// Why a secret is held: until its entry in canonical form changes, or an operator resumes it.
public struct SecretHold: Hashable, Sendable {
    /// The class of the answer that led to the hold.
    public var failure: FailureClass
    /// KMS's error code.
    public var code: String
    /// One line for the operator.
    public var message: String
    /// Since when, by the wall clock.
    public var since: Instant

    /// A hold.
    public init(failure: FailureClass, code: String, message: String, since: Instant) {
        self.failure = failure
        self.code = code
        self.message = message
        self.since = since
    }

    /// What ends it, for the operator, to follow "held".
    public var release: String {
        let cause =
            switch failure {
            case .refused: "after as many refusals as max-attempts allows in one cycle, "
            case .permission: "for want of permission, "
            case .throttled, .transient, .credentials, .account, .clock, .permanent: ""
            }
        return cause + "until its entry in the schedule changes or an operator resumes it"
    }
}
