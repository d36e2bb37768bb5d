/// The keys of an entry of `secrets`; all but `name` and `names` also stand in `defaults`, and all but those and
/// `account` in an account.
enum EntryKey: Int, FileKey {
    case name
    case names
    case account
    case region
    case every
    case anchor
    case cron
    case timezone
    case within
    case onFirstSight
    case catchUp
    case enabled

    var text: StaticString {
        switch self {
        case .name: "name"
        case .names: "names"
        case .account: "account"
        case .region: "region"
        case .every: "every"
        case .anchor: "anchor"
        case .cron: "cron"
        case .timezone: "timezone"
        case .within: "within"
        case .onFirstSight: "on-first-sight"
        case .catchUp: "catch-up"
        case .enabled: "enabled"
        }
    }

    /// The keys that a mapping of each kind may have.
    enum Place {
        case entry
        case defaults
        case account
    }

    /// Whether the key may stand there.
    func isAllowed(in place: Place) -> Bool {
        switch (place, self) {
        case (.entry, _): true
        case (_, .name), (_, .names), (.account, .account): false
        default: true
        }
    }
}
