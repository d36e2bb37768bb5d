/// When attempts may not start: once, or on some days of every year, for all secrets or some.
public struct Freeze: Hashable, Sendable {
    /// The time of a freeze.
    public enum Time: Hashable, Sendable {
        /// From the first instant to the second, which is later and at which it has ended.
        case once(from: Instant, to: Instant)
        /// While the clocks of the zone show a day of the span.
        case yearly(YearlySpan, zone: TimeZoneTable.ID)
    }

    /// The name, which the schedule file gives and by which drop-ins replace it.
    public let name: String
    /// When it holds.
    public let time: Time
    /// The keys of the accounts in the schedule file for whose secrets it holds; empty for all.
    public let accounts: [String]
    /// The patterns of the bare names of the secrets for which it holds; empty for all.
    public let secrets: [Glob]

    /// A freeze that holds once; local times are by the clocks of `zone`, and a repeated one is its first pass.
    ///
    /// Throws where `to` does not come after `from`; the fault is one of `to`.
    public init(
        name: String, from: DateTimeText, to: DateTimeText, in zone: TimeZoneRules, accounts: [String] = [],
        secrets: [Glob] = []
    ) throws(ValueFault) {
        let start = from.instant(in: zone)
        let end = to.instant(in: zone)
        guard start < end else {
            throw ValueFault("the freeze ends at or before its beginning; write a `to` that comes after `from`")
        }
        self.init(name: name, time: .once(from: start, to: end), accounts: accounts, secrets: secrets)
    }

    /// A freeze that holds every year, by the clocks of `zone`.
    public init(
        name: String, yearly: YearlySpan, zone: TimeZoneTable.ID, accounts: [String] = [], secrets: [Glob] = []
    ) {
        self.init(name: name, time: .yearly(yearly, zone: zone), accounts: accounts, secrets: secrets)
    }

    private init(name: String, time: Time, accounts: [String], secrets: [Glob]) {
        self.name = name
        self.time = time
        self.accounts = accounts
        self.secrets = secrets
    }

    /// Whether it is for a secret: `account` is the account's key in the schedule file, `name` the secret's bare name,
    /// or the ARN of another account's.
    public func covers(account: String, name: String) -> Bool {
        guard accounts.isEmpty || accounts.contains(account) else { return false }
        guard !secrets.isEmpty else { return true }
        let bare = SecretName.bare(in: name)
        return secrets.contains { $0.matches(bare) }
    }

    /// Whether it holds at an instant.
    public func holds(at instant: Instant, in zones: TimeZoneTable) -> Bool {
        FreezeTimes([self], in: zones).end(holding: instant.seconds) != nil
    }
}
