/// A configuration that is compared with what is known of its secrets.
struct Adoption {
    let configuration: Configuration
    /// The schedule and the whole of each entry in canonical form.
    let schedules: [String]
    let entries: [String]
    /// The first sight of what was not seen before.
    let sight: Stamp
    private let prefixes: [String: String]

    init(of configuration: Configuration, at sight: Stamp) {
        self.configuration = configuration
        self.sight = sight
        schedules = configuration.entries.map { $0.canonicalSchedule(in: configuration.zones) }
        entries = configuration.entries.map { $0.canonical(in: configuration.zones) }
        prefixes = Dictionary(configuration.accounts.map { ($0.key, $0.versionIDPrefix) }) { first, _ in first }
    }

    /// What the configuration says of the secret at `index` of its list.
    func secret(at index: Int) -> NamedSecret {
        let secret = configuration.secrets[index]
        return NamedSecret(
            id: secret.id, entry: configuration.entries[secret.entry], recurrence: configuration.recurrence(of: secret),
            schedule: schedules[secret.entry],
            canonical: configuration.canonicalEntry(entries[secret.entry], of: secret),
            prefix: prefixes[secret.id.account] ?? "")
    }
}

/// A secret that a new configuration names, and what it says of it.
struct NamedSecret {
    let id: SecretID
    let entry: Entry
    let recurrence: Recurrence
    /// The schedule and the whole entry in canonical form.
    let schedule: String
    let canonical: String
    /// The prefix of its account's VersionIds.
    let prefix: String

    /// The first nominal time after `instant`, where it is scheduled at all.
    func next(after instant: Instant) -> Instant? {
        entry.isEnabled ? recurrence.next(after: instant) : nil
    }
}
