/// What the operator is told: one journal entry each.
public enum Notice: Hashable, Sendable {
    /// A rotation changed its state.
    case transition(Transition)
    /// A secret was seen for the first time; its next nominal time.
    case secretNew(SecretID, next: Instant?)
    /// A secret's schedule changed; its next nominal time under the new one.
    case secretChanged(SecretID, next: Instant?)
    /// A secret's entry changed, but not its schedule.
    case secretEntryChanged(SecretID, next: Instant?)
    /// More secrets than have an entry each changed alike with one configuration.
    case secretsChanged(ConfigurationChanges.Kind, count: Int)
    /// The schedule file no longer names a secret.
    case secretGone(SecretID)
    /// A secret is held: nothing of it is sent.
    case secretHeld(SecretID, SecretHold)
    /// A secret's hold ended because its entry changed.
    case secretReleased(SecretID)
    /// A reload made an account, a freeze or a zone's rules new, different or gone.
    case configurationChanged(ConfigurationDifference.Item)
    /// An account is held: only probes are sent.
    case accountHeld(account: String, AccountHold)
    /// An account's hold ended; the reason is for the operator.
    case accountReleased(account: String, reason: String)
    /// An account waits after a throttled attempt.
    case accountThrottled(account: String, wait: Duration, code: String)
    /// An account's credential cannot be read; it is asked again while work waits.
    case credentialUnavailable(account: String, reason: String)
    /// An account's credential could be read again.
    case credentialAvailable(account: String)
    /// The system's wall clock is corrected by that much for the account's timestamps, and by its first Date for all that
    /// goes by the clock.
    case clockCorrected(account: String, by: Duration)
    /// The wall clock stepped by that much.
    case clockStepped(by: Duration)
    /// First sights moved with the clock, so that its step or correction rotates nothing.
    case firstSightsMoved(count: Int)
    /// The ledger refuses writes; nothing is sent until it takes them again.
    case ledgerFull(reason: String)
    /// The ledger takes writes again.
    case ledgerRecovered
    /// The ledger belongs to another now; nothing is sent any more.
    case ledgerLost(reason: String)
    /// The quota counts as full because the ledger that knew it was lost.
    case quotaAssumedFull(account: String)
    /// An operator's request is recorded; so many rotations carry it out.
    case requestAccepted(RequestRecord, rotations: Int)
    /// An operator's request is refused, and nothing of it is done.
    case requestRefused(OperatorRequest, reason: String)
    /// All rotations of an operator's request are final.
    case requestDone(RequestRecord)
    /// An operator paused something, or changed a pause.
    case paused(PauseRecord)
    /// A pause is over: its end has come, or the operator named lifted it.
    case unpaused(PauseRecord, by: String?)
    /// A secret's hold ended because an operator resumed it.
    case secretResumed(SecretID, by: String)
    /// A request counts a secret's occurrences anew; its next nominal time.
    case cadenceReset(SecretID, next: Instant?)
    /// Others use the account too: for now no more than so many slots of its quota are used.
    case quotaLearned(account: String, slots: Int, of: Quota)
    /// An account's whole quota is used again.
    case quotaRegained(account: String, Quota)
}

/// One rotation's change of state, with what the journal says of it.
public struct Transition: Hashable, Sendable {
    /// The rotation as it is now; its state is the one reached, but for `due`, which another follows at once.
    public var rotation: RotationRecord
    /// The state reached.
    public var state: RotationState
    /// The attempt's number, where the change belongs to one.
    public var attempt: Int?
    /// The answer that led to it, where one did.
    public var answer: Answer?

    init(_ rotation: RotationRecord, state: RotationState? = nil, attempt: Int? = nil, answer: Answer? = nil) {
        self.rotation = rotation
        self.state = state ?? rotation.state
        self.attempt = attempt
        self.answer = answer
    }
}
