import RotationCore

/// A `null` that took nothing away, by its key and its mapping.
struct IdleNull: Hashable {
    let key: EntryKey
    /// The number of the mapping.
    let layer: UInt32
}

/// `null` takes away what is said of the same mapping below, but no inherited value: where nothing is below, it changes
/// nothing, and whoever wrote it probably meant to lift what is inherited.
extension ScheduleDecoder {
    /// Remembers each `null` of `upper` that takes something of `lower` away.
    mutating func noteNulls(of upper: Settings<EntryKey>, over lower: Settings<EntryKey>) {
        for key in upper.removed {
            let isUsed =
                lower[key].isGiven
                || lower[key].isRemoved && usedNulls.contains(IdleNull(key: key, layer: lower[key].layer))
            if isUsed { usedNulls.insert(IdleNull(key: key, layer: upper[key].layer)) }
        }
    }

    /// Remembers each `null` of one mapping of an account that takes nothing away of what earlier files say.
    mutating func noteIdleNulls(of mapping: Settings<EntryKey>, ofAccountAt place: Int) {
        for key in mapping.removed where !accounts[place].entry[key].isGiven {
            accounts[place].idleNulls.append(IdleNull(key: key, layer: mapping[key].layer))
        }
    }

    /// Warns of each `null` of an account that changes nothing, because the defaults' value holds.
    mutating func checkNulls(ofAccountAt place: Int) {
        let account = accounts[place]
        for null in account.idleNulls where account.entry[null.key].isUnset && account.inherited[null.key].code != nil {
            warn(of: null, beside: "`defaults`")
        }
    }

    /// Warns of each `null` of a secret's entries that changes nothing, because an inherited value holds.
    mutating func checkNulls(_ check: inout EntryCheck) {
        let own = rows[check.draft.named]
        for key in own.removed where check.settings[key].code != nil {
            let null = IdleNull(key: key, layer: own[key].layer)
            guard !usedNulls.contains(null), check.draft.account >= 0 else { continue }
            check.isGood = false
            guard reportedChecks.insert(ReportedCheck(check: .idleNull(key), layer: null.layer)).inserted else {
                continue
            }
            let account = accounts[Int(check.draft.account)]
            warn(
                of: null,
                beside: account.entry[key].isUnset ? "`defaults`" : "account `\(Excerpt.bounded(account.key))`")
        }
    }

    private mutating func warn(of null: IdleNull, beside origin: String) {
        guard let node = layers.value(of: null.key, in: null.layer) else { return }
        faults.warning(
            "`\(null.key.text)`: null changes nothing here, and what \(origin) says holds; write "
                + "\(null.key.textToLift)", at: node)
    }
}

extension EntryKey {
    /// What an entry writes so that no inherited value of the key holds.
    fileprivate var textToLift: String {
        switch self {
        case .window: "00:00-24:00 to lift it"
        case .jitter, .spacing, .minInterval: "0s to lift it"
        case .labels: "null at each label to lift it, such as {team: null}"
        case .retry: "{first: null, most: null} to lift it"
        case .anchor: "`every` beside it to lift it, or the anchor wanted"
        default: "the value wanted"
        }
    }
}
