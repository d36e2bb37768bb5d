/// What one mapping, or several merged ones, say of each key.
///
/// The place is fixed at twelve keys, as many as an entry has, so that a hundred thousand entries take no memory beside
/// it.
struct Settings<Key: FileKey>: Sendable {
    private var slots: InlineArray<12, Setting>

    /// Nothing is said of any key.
    init() {
        slots = InlineArray(repeating: .unset)
    }

    /// What is said of `key`.
    subscript(key: Key) -> Setting {
        get { slots[key.rawValue] }
        set { slots[key.rawValue] = newValue }
    }

    /// Marks every key of which nothing is said as faulty: a fault may hide what was meant.
    mutating func doubtUnset(in layer: UInt32) {
        for index in slots.indices where slots[index].isUnset { slots[index] = .faulty(in: layer) }
    }

    /// Takes over what `upper` says of `key`, which wins where it says something; its `null` removes.
    mutating func apply(_ upper: Settings, key: Key) {
        let setting = upper[key]
        if setting.isUnset { return }
        self[key] = setting.isRemoved ? .unset : setting
    }
}

extension Settings where Key == EntryKey {
    /// The keys that are merged one by one.
    private static let separateKeys: [EntryKey] = [
        .account, .region, .timezone, .within, .onFirstSight, .catchUp, .enabled,
    ]

    /// Takes over what `upper` says.
    ///
    /// A schedule replaces the one below whole, `anchor` included; an `anchor` alone is added to it.
    mutating func apply(_ upper: Settings) {
        for key in Self.separateKeys { apply(upper, key: key) }
        if upper[.every].isGiven || upper[.cron].isGiven {
            self[.every] = .unset
            self[.cron] = .unset
            self[.anchor] = .unset
        } else if upper[.every].isRemoved, self[.every].isGiven {
            self[.anchor] = .unset
        }
        apply(upper, key: .every)
        apply(upper, key: .cron)
        apply(upper, key: .anchor)
    }

    /// Marks what is unset as faulty, but for `account` and `region`: which secret is meant stays known.
    mutating func doubtUnsetButPlace(in layer: UInt32) {
        let (account, region) = (self[.account], self[.region])
        doubtUnset(in: layer)
        (self[.account], self[.region]) = (account, region)
    }
}
