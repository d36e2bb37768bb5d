/// What a rejected or lost attempt means for what happens next: the rows of the design's failure table.
public enum FailureClass: String, Sendable, CaseIterable {
    /// The account has used up a rate: the whole account waits, no rotation is marked failed.
    case throttled
    /// The attempt may succeed if it is repeated with the same VersionId.
    case transient
    /// The AccessKey or its token is not accepted: one refresh, then the account is held.
    case credentials
    /// The account as such may not call KMS (debt, service not enabled): the account is held.
    case account
    /// KMS finds the timestamp wrong: one correction by its Date header, then the account is held.
    case clock
    /// A policy forbids this secret: the secret is held; three different secrets in a row hold the account.
    case permission
    /// This secret cannot be rotated as it stands: the secret is held.
    case permanent
    /// Any other rejection: retried as transient, at most `max-attempts` times, then as permanent.
    case refused
}
