/// What one mapping, or several merged ones, say of each key.
///
/// The place is that of the most keys that a mapping may have; what is to be kept of many mappings is packed into
/// `SettingRows`.
struct Settings<Key: FileKey>: Sendable {
    private var slots: InlineArray<32, Setting>

    /// The keys of which something is said: bit n for the key with raw value n.
    private(set) var mask: UInt32 = 0

    /// Nothing is said of any key.
    init() {
        slots = InlineArray(repeating: .unset)
    }

    /// What is said of `key`.
    subscript(key: Key) -> Setting {
        get { self[place: key.rawValue] }
        set { self[place: key.rawValue] = newValue }
    }

    /// What is said of the key with that raw value.
    subscript(place place: Int) -> Setting {
        get { slots[place] }
        set {
            slots[place] = newValue
            let bit: UInt32 = 1 << UInt32(place)
            if newValue.isUnset { mask &= ~bit } else { mask |= bit }
        }
    }

    /// Marks every key of which nothing is said as faulty: a fault may hide what was meant.
    mutating func doubtUnset(in layer: UInt32) {
        for key in Key.allCases where self[key].isUnset { self[key] = .faulty(in: layer) }
    }

    /// The keys that have a value, in their order.
    var valued: [Key] { Key.allCases.filter { self[$0].code != nil } }

    /// The keys that are `null`, in their order.
    var removed: [Key] {
        var keys: [Key] = []
        var rest = mask
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest - 1
            if slots[place].isRemoved, let key = Key(rawValue: place) { keys.append(key) }
        }
        return keys
    }
}

extension Settings where Key == EntryKey {
    /// What an overlaid `null` leaves behind.
    enum Removal {
        /// Nothing, as if the key had never been said.
        case final
        /// Itself, for it may have to remove what stands further below.
        case kept
    }

    /// Takes over what `upper` says, which wins where it says something; its `null` removes.
    ///
    /// A schedule replaces the one below whole, `anchor` included; an `anchor` alone is added to it. `labels` and
    /// `retry` are mappings, and are merged by their own keys.
    mutating func apply(_ upper: Settings, merging mappings: inout MappingPool, removal: Removal = .final) {
        guard upper.mask != 0 else { return }
        if EntryKey.schedules.contains(where: { upper[$0].isGiven }) {
            for key in EntryKey.schedules { self[key] = .unset }
            self[.anchor] = .unset
        } else if upper[.every].isRemoved, self[.every].isGiven {
            self[.anchor] = .unset
        }
        var rest = upper.mask
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            rest &= rest - 1
            var setting = upper[place: place]
            if place == EntryKey.labels.rawValue || place == EntryKey.retry.rawValue {
                setting = mappings.merged(self[place: place], below: setting)
            }
            self[place: place] = setting.isRemoved && removal == .final ? .unset : setting
        }
    }

    /// Marks what is unset as faulty, but for `account` and `region`: which secret is meant stays known.
    mutating func doubtUnsetButPlace(in layer: UInt32) {
        let (account, region) = (self[.account], self[.region])
        doubtUnset(in: layer)
        (self[.account], self[.region]) = (account, region)
    }

    /// Leaves out each `null`, once nothing is below that it could remove.
    mutating func leaveOutRemoved() {
        for key in EntryKey.allCases where self[key].isRemoved { self[key] = .unset }
    }

    /// Leaves out what says which secrets are meant and nothing of them.
    mutating func leaveOutNames() {
        for key in EntryKey.naming { self[key] = .unset }
        self[.remove] = .unset
    }
}
