/// How one attempt ended, as the transport reports it.
public struct Answer: Hashable, Sendable {
    /// What became of the call.
    public enum Outcome: Hashable, Sendable {
        /// KMS took the rotation for the VersionId that was asked for.
        case accepted
        /// KMS answered and rejected the call; the answer is whole.
        case rejected(FailureClass)
        /// The request may have arrived but no whole answer came.
        case unanswered
        /// Provably no byte of the request head was written: it cannot have arrived and counts for no slot.
        case unsent
    }

    /// What became of the call.
    public var outcome: Outcome
    /// KMS's error code, such as `Rejected.Throttling`, or the transport's word for a call without an answer.
    public var code: String
    /// One line for the operator, KMS's message or the transport's error, without any secret.
    public var message: String
    /// The HTTP status, where an answer came.
    public var status: Int?
    /// KMS's request id, from the body or from `x-acs-request-id`.
    public var requestID: String?
    /// The wait that the answer asks for (`x-acs-retry-after` and its kin), 0 to 1 h.
    public var retryAfter: Duration?
    /// The answer's Date, only where it came with `x-acs-request-id`.
    public var date: Instant?

    /// An answer; what is not given is unknown.
    public init(
        _ outcome: Outcome, code: String = "", message: String = "", status: Int? = nil, requestID: String? = nil,
        retryAfter: Duration? = nil, date: Instant? = nil
    ) {
        self.outcome = outcome
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.retryAfter = retryAfter
        self.date = date
    }
}
