/// How many secrets a configuration made new, changed or gone.
public struct ConfigurationChanges: Hashable, Sendable {
    /// What becomes of a secret by a configuration.
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// It is seen for the first time, or again after it was gone.
        case new
        /// It has another schedule.
        case schedule
        /// It has the same schedule, and another value of another key.
        case entry
        /// The configuration no longer names it.
        case gone
    }

    private var counts: [Kind: Int] = [:]

    /// No changes.
    public init() {}

    /// How many secrets changed so; not below 0.
    public subscript(kind: Kind) -> Int {
        get { counts[kind] ?? 0 }
        set { counts[kind] = newValue > 0 ? newValue : nil }
    }

    /// How many have another schedule or another value of another key.
    public var changed: Int { self[.schedule] + self[.entry] }
}

/// What the operator is told of a configuration's changes: of each secret, or where too many changed alike, of all
/// together.
struct ChangeLog {
    /// So many secrets that changed alike have an entry each.
    static let mostNotices = 1_000

    private(set) var changes = ConfigurationChanges()
    private var notices: [ConfigurationChanges.Kind: [Notice]] = [:]

    /// Counts a secret that changed so.
    mutating func add(_ kind: ConfigurationChanges.Kind, _ notice: @autoclosure () -> Notice) {
        changes[kind] += 1
        if changes[kind] <= Self.mostNotices { notices[kind, default: []].append(notice()) }
    }

    /// What the operator is told.
    func tell(in batch: inout Batch) {
        for kind in ConfigurationChanges.Kind.allCases {
            let count = changes[kind]
            guard count > Self.mostNotices else {
                for notice in notices[kind] ?? [] { batch.tell(notice) }
                continue
            }
            batch.tell(.secretsChanged(kind, count: count))
        }
    }
}
