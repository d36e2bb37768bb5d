/// One rotation, under its secret and VersionId; or a run of missed occurrences, under the VersionId of the last.
public struct RotationRecord: Hashable, Sendable {
    /// The secret.
    public var secret: SecretID
    /// The idempotency key, a pure function of the occurrence.
    public var versionID: VersionID
    /// The rotation's state.
    public var state: RotationState
    /// The first nominal time of a run of missed occurrences; else the rotation's own.
    public var first: Instant
    /// How many occurrences the record stands for; 1 but for a run.
    public var count: Int
    /// When the rotation, or the one whose place it took over, came due.
    public var due: Instant
    /// Until when an attempt is in time; after it the rotation is late, and still done.
    public var deadline: Instant
    /// How many attempts were made.
    public var attempts: Int
    /// How many of them failed without a throttle: the next one is a retry when it is above 0.
    public var failures: Int
    /// How many of them were refused, of the `max-attempts` that are allowed.
    public var refusals: Int
    /// The wait before the next attempt.
    public var backoff: Countdown?
    /// Why the state is what it is: KMS's code or one word of ours; empty where the state says all.
    public var reason: String
    /// KMS's request id of the last answer.
    public var requestID: String?
    /// When the final state was reached, by the wall clock.
    public var finished: Instant?
    /// The operator's request that it carries out, its own or one whose place it took over.
    public var request: RequestMark?

    /// A rotation that has just come due.
    public init(
        secret: SecretID, versionID: VersionID, state: RotationState, first: Instant? = nil, count: Int = 1,
        due: Instant, deadline: Instant, attempts: Int = 0, failures: Int = 0, refusals: Int = 0,
        backoff: Countdown? = nil, reason: String = "", requestID: String? = nil, finished: Instant? = nil,
        request: RequestMark? = nil
    ) {
        self.secret = secret
        self.versionID = versionID
        self.state = state
        self.first = first ?? versionID.nominal
        self.count = count
        self.due = due
        self.deadline = deadline
        self.attempts = attempts
        self.failures = failures
        self.refusals = refusals
        self.backoff = backoff
        self.reason = reason
        self.requestID = requestID
        self.finished = finished
        self.request = request
    }
}

extension RotationRecord {
    /// Takes over the place of an older rotation of the secret: its first due time, its deadline, and what it has from an
    /// operator's request, which goes on with this one.
    ///
    /// Where both carry out a request, the older's ends with it; its urgency does not.
    mutating func takeOver(from older: inout RotationRecord) {
        due = older.due
        deadline = older.deadline
        guard let mark = older.request else { return }
        guard let own = request else {
            request = mark
            older.request = nil
            return
        }
        request = RequestMark(
            id: own.id, isUrgent: own.isUrgent || mark.isUrgent, passesFreeze: own.passesFreeze || mark.passesFreeze)
    }

    /// Whether it is the request's own rotation, not an occurrence that goes on with it.
    func isOwn(of mark: RequestMark?) -> Bool {
        mark.map { $0.id == versionID.suffix } ?? false
    }
}

/// What a rotation has from the operator's request that it carries out.
public struct RequestMark: Hashable, Sendable {
    /// The request's id.
    public var id: String
    /// Whether it goes before all that is not urgent, whatever its window says, and may use the reserve.
    public var isUrgent: Bool
    /// Whether no freeze keeps it from starting.
    public var passesFreeze: Bool

    /// The mark of a request.
    public init(id: String, isUrgent: Bool = false, passesFreeze: Bool = false) {
        self.id = id
        self.isUrgent = isUrgent
        self.passesFreeze = passesFreeze
    }
}
