/// What the scheduler wants done; its host does it in the order given.
public enum Decision: Sendable {
    /// Make these records durable, all of one secret or none, and answer with `Event.committed`. One commit is under
    /// way at a time.
    case commit([Record])
    /// Send this attempt, which is durable, and answer with `Event.answered`.
    case send(SendOrder)
    /// Read the account's credential, for the first time or again, and answer with `Event.credential`; it may be asked
    /// for more than once.
    case readCredential(account: String)
    /// Ask the account's KMS for its Date, by a request that needs no signature and counts for nothing, and answer with
    /// `Event.clockChecked`, also where there is none.
    case checkClock(account: String)
    /// Tell the operator.
    case report(Notice)
    /// The first sights are durable: the service is ready.
    case ready
    /// The configuration of a reload is in force, and made these changes.
    case reloaded(ConfigurationChanges)
    /// After `Event.stop`: no attempt has an open connection and no commit is under way.
    case stopped
    /// Tell the operator what became of his order; answers come in the order of the events that they answer.
    case answer(OperatorAnswer)
}

/// One attempt to send.
public struct SendOrder: Hashable, Sendable {
    /// The attempt.
    public var attempt: AttemptID
    /// The secret's name as the file writes it.
    public var sentName: String
    /// The access key that the attempt counts for: it is signed by no other.
    public var accessKeyID: String
    /// Until when, on the boot clock, an answer is awaited.
    public var deadline: BootTime
    /// What to add to the system's wall clock for the signature's timestamp.
    public var clockCorrection: Duration
}

/// When the scheduler wants to be woken with `Event.clock`, whatever comes first; nil: not by that clock.
public struct Wake: Hashable, Sendable {
    /// By the system's wall clock, which a correction may contradict.
    public var wall: Instant?
    /// By the boot clock.
    public var boot: BootTime?

    /// A wake-up at either time.
    public init(wall: Instant? = nil, boot: BootTime? = nil) {
        self.wall = wall
        self.boot = boot
    }
}
