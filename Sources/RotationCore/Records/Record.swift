/// One whole value of the ledger under its natural key; putting it again replaces it.
///
/// The scheduler's state is a fold of records: at load and after a commit alike, `Scheduler.apply(_:)` is the only way
/// one changes it.
public enum Record: Hashable, Sendable {
    /// What is known of an account.
    case account(AccountRecord)
    /// What is known of a secret.
    case secret(SecretRecord)
    /// One rotation, or a run of missed ones.
    case rotation(RotationRecord)
    /// One RotateSecret call.
    case attempt(AttemptRecord)
    /// An operator's request.
    case request(RequestRecord)
    /// A pause.
    case pause(PauseRecord)
}

/// How a commit ended; "unknown" never reaches the core.
public enum CommitResult: Hashable, Sendable {
    /// Every record of the commit is on the disk.
    case durable
    /// None is: the disk is full or refuses writes for now; the text says why.
    case full(String)
    /// None is, and none will be: the ledger belongs to another now; the text says why.
    case lost(String)
}
