/// What is new, changed and gone from one configuration to another: accounts, freezes, zones and secrets, key by key.
///
/// Values are compared in canonical form, so that another spelling, or another file for the same, is no change.
public struct ConfigurationDifference: Sendable {
    /// What an item is about.
    public enum Subject: Hashable, Sendable {
        /// An account, by its key in the schedule file.
        case account(String)
        /// A freeze, by its name.
        case freeze(String)
        /// A time zone whose rules are others although its name is the same: the system has a new tzdata.
        case zone(String)
        /// A secret.
        case secret(SecretID)
    }

    /// What became of it.
    public enum Kind: String, Hashable, Sendable {
        /// Only the new configuration has it.
        case new
        /// Both have it, and it is not the same.
        case changed
        /// Only the old configuration has it.
        case gone
    }

    /// One account, freeze, zone or secret that is not as it was.
    public struct Item: Hashable, Sendable {
        /// What it is about.
        public var subject: Subject
        /// What became of it.
        public var kind: Kind
        /// The keys whose values differ, in a fixed order; of what is new those that say something, of what is gone
        /// none.
        public var keys: [Key]
        /// The first occurrence after the instant of the comparison, where the secret is new or its occurrences
        /// changed; nil for all others, and where there is none.
        public var next: Instant?

        /// What became of an account, freeze, zone or secret.
        public init(subject: Subject, kind: Kind, keys: [Key], next: Instant? = nil) {
            self.subject = subject
            self.kind = kind
            self.keys = keys
            self.next = next
        }
    }

    /// A key with what it was and what it is.
    public struct Key: Hashable, Sendable {
        /// The key of the schedule file; `schedule` for `every`, `cron` and `calendar` with what belongs to them.
        public var name: String
        /// The value that it had; nil where it had none.
        public var old: String?
        /// The value that it has; nil where it has none.
        public var new: String?

        /// A key that had the value `old` and has the value `new`.
        public init(name: String, old: String?, new: String?) {
            self.name = name
            self.old = old
            self.new = new
        }
    }

    /// The items: accounts by key, freezes and zones by name, and secrets by name, account and region.
    public private(set) var items: [Item] = []

    /// Whether nothing changes.
    public var isEmpty: Bool { items.isEmpty }

    /// The way from `old` to `new`; next occurrences are those after `instant`.
    public init(from old: Configuration, to new: Configuration, at instant: Instant) {
        compareAccounts(old, new)
        compareFreezes(old, new)
        compareZones(old, new)
        compareSecrets(old, new, at: instant)
    }
}

extension ConfigurationDifference {
    private mutating func compareAccounts(_ old: Configuration, _ new: Configuration) {
        let olds = Dictionary(old.accounts.map { ($0.key, $0) }) { first, _ in first }
        let news = Dictionary(new.accounts.map { ($0.key, $0) }) { first, _ in first }
        for key in Set(olds.keys).union(news.keys).sorted() {
            add(.account(key), olds[key]?.comparedKeys, news[key]?.comparedKeys)
        }
    }

    private mutating func compareFreezes(_ old: Configuration, _ new: Configuration) {
        let olds = Dictionary(old.freezes.map { ($0.name, $0) }) { first, _ in first }
        let news = Dictionary(new.freezes.map { ($0.name, $0) }) { first, _ in first }
        for name in Set(olds.keys).union(news.keys).sorted() {
            add(.freeze(name), olds[name]?.comparedKeys(in: old.zones), news[name]?.comparedKeys(in: new.zones))
        }
    }

    private mutating func compareZones(_ old: Configuration, _ new: Configuration) {
        let changed = new.zones.zones.filter { $0.differs(from: old.zones) }
        for name in changed.map(\.name).sorted() { items.append(Item(subject: .zone(name), kind: .changed, keys: [])) }
    }

    private mutating func add(_ subject: Subject, _ old: [ComparedKey]?, _ new: [ComparedKey]?) {
        switch (old, new) {
        case (nil, nil): break
        case (nil, let new?): items.append(Item(subject: subject, kind: .new, keys: ComparedKey.said(in: new)))
        case (_?, nil): items.append(Item(subject: subject, kind: .gone, keys: []))
        case (let old?, let new?):
            let keys = ComparedKey.differences(from: old, to: new)
            if !keys.isEmpty { items.append(Item(subject: subject, kind: .changed, keys: keys)) }
        }
    }
}

extension ConfigurationDifference {
    /// Two entries that were compared already.
    private struct Pair: Hashable {
        var old: Int
        var new: Int
    }

    /// Goes through the secrets of both in one order; each pair of entries is compared once, however many secrets have
    /// them.
    private mutating func compareSecrets(
        _ old: Configuration, _ new: Configuration, at instant: Instant
    ) {
        let olds = old.secrets.sorted { $0.id < $1.id }
        let news = new.secrets.sorted { $0.id < $1.id }
        var known: [Pair: [Key]] = [:]
        var said: [Int: [Key]] = [:]
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < olds.count || newIndex < news.count {
            let was = oldIndex < olds.count ? olds[oldIndex] : nil
            let isNow = newIndex < news.count ? news[newIndex] : nil
            if let was, isNow.map({ was.id < $0.id }) ?? true {
                items.append(Item(subject: .secret(was.id), kind: .gone, keys: []))
                oldIndex += 1
            } else if let isNow, was.map({ isNow.id < $0.id }) ?? true {
                let keys =
                    said[isNow.entry] ?? ComparedKey.said(in: new.entries[isNow.entry].comparedKeys(in: new.zones))
                said[isNow.entry] = keys
                items.append(
                    Item(
                        subject: .secret(isNow.id), kind: .new, keys: keys, next: new.next(of: isNow, after: instant)))
                newIndex += 1
            } else if let was, let isNow {
                let pair = Pair(old: was.entry, new: isNow.entry)
                let keys =
                    known[pair]
                    ?? ComparedKey.differences(
                        from: old.entries[was.entry].comparedKeys(in: old.zones),
                        to: new.entries[isNow.entry].comparedKeys(in: new.zones))
                known[pair] = keys
                compare(was, isNow, keys: keys, old, new, at: instant)
                oldIndex += 1
                newIndex += 1
            }
        }
    }

    private mutating func compare(
        _ was: SecretConfiguration, _ isNow: SecretConfiguration, keys: [Key], _ old: Configuration,
        _ new: Configuration, at instant: Instant
    ) {
        var keys = keys
        if was.sentName != isNow.sentName {
            keys.insert(Key(name: "name", old: was.sentName, new: isNow.sentName), at: 0)
        }
        let hasNewSchedule = keys.contains { ["schedule", "start", "end", "enabled"].contains($0.name) }
        let hasNewClocks =
            new.entries[isNow.entry].schedule.zone.map { new.zones[$0].differs(from: old.zones) } ?? false
        guard !keys.isEmpty || hasNewClocks else { return }
        let next = hasNewSchedule || hasNewClocks ? new.next(of: isNow, after: instant) : nil
        // Other rules of a zone matter where they move the next occurrence.
        if keys.isEmpty, next == old.next(of: was, after: instant) { return }
        items.append(Item(subject: .secret(isNow.id), kind: .changed, keys: keys, next: next))
    }
}

extension TimeZoneRules {
    /// Whether a table has the zone with other rules.
    fileprivate func differs(from table: TimeZoneTable) -> Bool {
        table.id(named: name).map { table[$0] != self } ?? false
    }
}

extension Configuration {
    /// The first occurrence of a secret after `instant`; nil where it is not scheduled at all.
    fileprivate func next(of secret: SecretConfiguration, after instant: Instant) -> Instant? {
        guard entries[secret.entry].isEnabled else { return nil }
        return recurrence(of: secret).next(after: instant)
    }
}
