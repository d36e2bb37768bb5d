/// The kinds of mappings of a schedule file, each with keys of its own.
enum KeySection {
    case file
    case account
    case timeouts
    case defaults
    case entry
    case retry
    case freeze

    /// The keys that it may have.
    var keys: [StaticString] {
        switch self {
        case .file: SectionKey.allCases.map(\.text)
        case .account: Self.entryKeys(of: .account) + AccountKey.allCases.map(\.text)
        case .timeouts: TimeoutKey.allCases.map(\.text)
        case .defaults: Self.entryKeys(of: .defaults)
        case .entry: Self.entryKeys(of: .entry)
        case .retry: RetryKey.allCases.map(\.text)
        case .freeze: FreezeKey.allCases.map(\.text)
        }
    }

    /// What it has, in a few words.
    var outline: String {
        switch self {
        case .file: "a schedule file has `accounts`, `defaults`, `freezes` and `secrets`"
        case .account: "an account has `region`, `credentials`, `quota`, any key of `defaults` and others"
        case .timeouts: "`timeouts` has `connect` and `answer`"
        case .defaults: "`defaults` has `account`, `timezone`, `window`, `every` and others"
        case .entry: "an entry has `name`, `every`, `cron`, `calendar`, `timezone`, `window`, `within` and others"
        case .retry: "`retry` has `first` and `most`"
        case .freeze: "a freeze has `name`, `from` and `to`, `yearly`, `accounts`, `secrets` and `timezone`"
        }
    }

    private static func entryKeys(of place: EntryKey.Place) -> [StaticString] {
        EntryKey.allCases.filter { $0.isAllowed(in: place) }.map(\.text)
    }
}
