/// What the scheduler answers an operator, once all that follows from his order is durable.
public enum OperatorAnswer: Hashable, Sendable {
    /// The answer to `Event.requested`.
    case request(RequestAnswer)
    /// The answer to `Event.paused` and `Event.unpaused`.
    case pause(PauseAnswer)
    /// The answer to `Event.resumed`.
    case resumption(ResumptionAnswer)
}

/// What became of a request.
public struct RequestAnswer: Hashable, Sendable {
    /// Whether it is carried out.
    public enum Verdict: Hashable, Sendable {
        /// It is recorded, and will be carried out.
        case accepted
        /// It was recorded before: nothing changed by asking again.
        case known
        /// Nothing of it is recorded or done; the reason is for the operator.
        case refused(reason: String)
    }

    /// The request's id.
    public var id: String
    /// Whether it is carried out.
    public var verdict: Verdict
    /// What is recorded under its id; nil where nothing is.
    ///
    /// Where it is refused because another request has its id, it is that one's.
    public var record: RequestRecord?
    /// Its secrets, by account, region and name, and how they stand.
    ///
    /// They are all that it means when it is accepted, and those that it rotates while it is open; once it is done, the
    /// record has the numbers and the history the rest.
    public var secrets: [RequestedSecret] = []
}

/// How a secret stands in a request.
public struct RequestedSecret: Hashable, Sendable {
    /// What is done with the secret.
    public enum Standing: Hashable, Sendable {
        /// It has a rotation, in this state.
        case rotation(RotationState)
        /// It has a rotation that waits, for a pause forbids it; the reason is the pause's.
        case paused
        /// It is held and left out: only a request that releases holds rotates it.
        case held
        /// Its entry is disabled, and it is left out.
        case disabled
    }

    /// The secret.
    public var secret: SecretID
    /// The VersionId of the rotation that carries out the request; nil where it is left out.
    public var versionID: VersionID?
    /// What is done with it.
    public var standing: Standing
    /// Why; empty where the standing says all.
    public var reason: String
}

/// What became of a pause.
public struct PauseAnswer: Hashable, Sendable {
    /// What was paused, or is no longer.
    public var scope: PauseScope
    /// The pause as it is recorded, one that was lifted too; nil: there was none to lift.
    public var record: PauseRecord?
    /// Why it is refused; nil: it is in force, or lifted.
    public var refusal: String?
}

/// What became of a resumption.
public struct ResumptionAnswer: Hashable, Sendable {
    /// What was to be resumed.
    public var resumption: Resumption
    /// Secrets whose hold ended, by account, region and name.
    public var secrets: [SecretID] = []
    /// Accounts whose hold ended.
    public var accounts: [String] = []
    /// Accounts that are held because this machine's clock was wrong: their KMS is asked for its Date at once, and the
    /// hold ends where the clocks agree.
    public var clockChecks: [String] = []
    /// Why it is refused; nil: what it means and was held is held no more, but for clocks that must be compared first.
    public var refusal: String?
}
