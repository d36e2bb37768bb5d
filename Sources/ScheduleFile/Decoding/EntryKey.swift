/// The keys of an entry of `secrets`; all but those that say which secrets it means also stand in `defaults`, and all
/// but those and `account` in an account.
enum EntryKey: Int, FileKey {
    case name
    case names
    case match
    case account
    case region
    case every
    case anchor
    case cron
    case calendar
    case timezone
    case within
    case window
    case jitter
    case catchUp
    case catchUpWindow
    case exclusive
    case spacing
    case onFirstSight
    case minInterval
    case type
    case labels
    case start
    case end
    case enabled
    case remove
    case maxAttempts
    case retry

    static let table = KeyTable<EntryKey>()

    var text: StaticString {
        switch self {
        case .name: "name"
        case .names: "names"
        case .match: "match"
        case .account: "account"
        case .region: "region"
        case .every: "every"
        case .anchor: "anchor"
        case .cron: "cron"
        case .calendar: "calendar"
        case .timezone: "timezone"
        case .within: "within"
        case .window: "window"
        case .jitter: "jitter"
        case .catchUp: "catch-up"
        case .catchUpWindow: "catch-up-window"
        case .exclusive: "exclusive"
        case .spacing: "spacing"
        case .onFirstSight: "on-first-sight"
        case .minInterval: "min-interval"
        case .type: "type"
        case .labels: "labels"
        case .start: "start"
        case .end: "end"
        case .enabled: "enabled"
        case .remove: "remove"
        case .maxAttempts: "max-attempts"
        case .retry: "retry"
        }
    }

    /// The keys of which a secret has one: what names its instants.
    static let schedules: [EntryKey] = [.every, .cron, .calendar]

    /// The keys of which an entry has one: which secrets it means.
    static let naming: [EntryKey] = [.name, .names, .match]

    /// The keys that a mapping of each kind may have.
    enum Place {
        case entry
        case defaults
        case account

        var section: KeySection {
            switch self {
            case .entry: .entry
            case .defaults: .defaults
            case .account: .account
            }
        }
    }

    /// Whether the key may stand there.
    func isAllowed(in place: Place) -> Bool {
        switch (place, self) {
        case (.entry, _): true
        case (_, .name), (_, .names), (_, .match), (_, .remove), (.account, .account): false
        default: true
        }
    }

    /// The keys of which a secret has one, where this is one of them; nil for all others.
    var rivals: [EntryKey]? {
        switch self {
        case .every, .cron, .calendar: Self.schedules
        case .name, .names, .match: Self.naming
        default: nil
        }
    }
}

/// The keys of `retry`.
enum RetryKey: Int, FileKey {
    case first
    case most

    static let table = KeyTable<RetryKey>()

    var text: StaticString {
        switch self {
        case .first: "first"
        case .most: "most"
        }
    }
}
