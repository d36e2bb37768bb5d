/// The identity of an attempt: never a counter of a database.
public struct AttemptID: Hashable, Sendable {
    /// The secret.
    public var secret: SecretID
    /// The rotation's VersionId.
    public var versionID: VersionID
    /// The attempt's number within the rotation, from 1.
    public var number: Int

    /// The attempt of that secret, VersionId and number.
    public init(secret: SecretID, versionID: VersionID, number: Int) {
        self.secret = secret
        self.versionID = versionID
        self.number = number
    }
}

/// One RotateSecret call, committed before it is sent.
public struct AttemptRecord: Hashable, Sendable {
    /// How the attempt stands.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// In flight, or its completion is awaited: it occupies a slot.
        case pending
        /// KMS took it.
        case accepted
        /// KMS rejected it.
        case rejected
        /// It may have arrived, but no whole answer came.
        case unanswered
        /// Provably no byte of its head was written: it occupies no slot.
        case unsent
        /// The scheduler took it back before it was sent: it occupies no slot.
        case withdrawn
    }

    /// The attempt's identity.
    public var id: AttemptID
    /// How the attempt stands.
    public var state: State
    /// Whether it counts as a retry for the retries' share of the slots.
    public var isRetry: Bool
    /// Whether it was sent for an urgent request: it may have taken a slot of the reserve.
    public var isUrgent: Bool
    /// The account's number, where the file gives it: attempts of one number share a quota.
    public var accountNumber: String?
    /// The id of the access key that signs it: attempts of one key share a quota where a number is missing.
    public var accessKeyID: String
    /// The moment of the send.
    public var sent: Stamp
    /// Until when an answer is awaited.
    public var deadline: Stamp
    /// The moment of completion: from here the slot is held for one window and the guard.
    public var completed: Stamp?
    /// The Date of its answer.
    public var date: Instant?
    /// KMS's code, or the transport's word for a call without an answer.
    public var code: String
    /// The HTTP status, where an answer came.
    public var status: Int?
    /// KMS's request id.
    public var requestID: String?

    /// An attempt that is about to be sent.
    public init(
        id: AttemptID, state: State = .pending, isRetry: Bool, isUrgent: Bool = false, accountNumber: String?,
        accessKeyID: String, sent: Stamp, deadline: Stamp, completed: Stamp? = nil, date: Instant? = nil,
        code: String = "", status: Int? = nil, requestID: String? = nil
    ) {
        self.id = id
        self.state = state
        self.isRetry = isRetry
        self.isUrgent = isUrgent
        self.accountNumber = accountNumber
        self.accessKeyID = accessKeyID
        self.sent = sent
        self.deadline = deadline
        self.completed = completed
        self.date = date
        self.code = code
        self.status = status
        self.requestID = requestID
    }

    /// Whether the attempt may have reached KMS, or may yet.
    public var occupiesSlot: Bool {
        state != .unsent && state != .withdrawn
    }
}
