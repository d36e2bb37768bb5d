/// What the schedule files say, checked and resolved: the only form in which the core sees them.
public struct Configuration: Sendable {
    /// The accounts, each key once.
    public var accounts: [AccountConfiguration]
    /// The secrets, each (account, region, bare name) once, of accounts that `accounts` has.
    public var secrets: [SecretConfiguration]
    /// How failed attempts are repeated.
    public var retry: RetryPolicy

    /// The longest time for which an attempt of any account holds its slot after its completion.
    public var longestSpan: Duration { accounts.map(\.slotSpan).max() ?? .zero }

    /// A configuration; empty is valid: nothing to rotate.
    public init(
        accounts: [AccountConfiguration] = [], secrets: [SecretConfiguration] = [], retry: RetryPolicy = RetryPolicy()
    ) {
        self.accounts = accounts
        self.secrets = secrets
        self.retry = retry
    }
}
