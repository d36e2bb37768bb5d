/// What the schedule files say, checked and resolved: the only form in which the core sees them.
public struct Configuration: Sendable {
    /// The accounts, each key once.
    public var accounts: [AccountConfiguration]
    /// The entries, each for all secrets that have the same.
    public var entries: [Entry]
    /// The secrets, each (account, region, bare name) once, of accounts that `accounts` has.
    public var secrets: SecretList
    /// When nothing is sent, beside the windows.
    public var freezes: [Freeze]
    /// The zones into which entries and freezes point.
    public var zones: TimeZoneTable

    /// The longest time for which an attempt of any account holds its slot after its completion.
    public var longestSpan: Duration { accounts.lazy.map(\.slotSpan).max() ?? .zero }

    /// For how long at least completed attempts are remembered under it: a reload may make a quota reach back so far.
    public var rememberedSpan: Duration { max(longestSpan, Scheduler.leastSpan) }

    /// A configuration; empty is valid: nothing to rotate.
    public init(
        accounts: [AccountConfiguration] = [], entries: [Entry] = [],
        secrets: some Sequence<SecretConfiguration> = EmptyCollection(),
        freezes: [Freeze] = [], zones: TimeZoneTable = TimeZoneTable()
    ) {
        self.accounts = accounts
        self.entries = entries
        self.secrets = SecretList(secrets)
        self.freezes = freezes
        self.zones = zones
    }

    /// The instants at which a secret is due.
    public func recurrence(of secret: SecretConfiguration) -> Recurrence {
        recurrence(of: secret.id, entry: secret.entry)
    }

    /// The instants at which a secret with the entry at that position is due, counted from `anchor` where a request
    /// reset its cadence.
    func recurrence(of id: SecretID, entry: Int, anchor: Instant? = nil) -> Recurrence {
        let schedule = entries[entry].schedule
        let recurrence = Recurrence(
            schedule: schedule, phase: schedule.phase(account: id.account, region: id.region, name: id.name),
            zones: zones, start: entries[entry].start, end: entries[entry].end)
        return recurrence.counted(from: anchor)
    }

    /// A secret's entry in canonical form; the name is in it only where it is an ARN, so that many secrets have the
    /// same text.
    public func canonicalEntry(of secret: SecretConfiguration) -> String {
        canonicalEntry(entries[secret.entry].canonical(in: zones), of: secret)
    }

    /// The same, where the form of the entry is known.
    func canonicalEntry(_ canonical: String, of secret: SecretConfiguration) -> String {
        secret.sentName == secret.id.name ? canonical : "\(secret.sentName) \(canonical)"
    }
}
