/// What an entry says beside its schedule, with the file's defaults for what is not given; `Entry` says what each means.
public struct EntryTerms: Hashable, Sendable {
    /// No occurrence is before it; nil: no beginning.
    public var start: Instant?
    /// No occurrence is after it; nil: no end.
    public var end: Instant?
    /// How long after its nominal time a rotation may start and be in time; nil: until the next occurrence.
    public var within: Duration?
    /// When attempts may start; nil: always.
    public var window: Window?
    /// The zone whose clocks open the window.
    public var zone: TimeZoneTable.ID = .utc
    /// The due time comes after the nominal one by a hash from zero up to this.
    public var jitter: Duration = .zero
    /// What becomes of occurrences that came due while nobody could act.
    public var catchUp: Entry.CatchUp = .latest
    /// How long ago the latest one may have come due and still be caught up with; nil: without limit.
    public var catchUpWindow: Duration?
    /// The group of secrets of which no two are rotated within `spacing`, over all accounts; nil: none.
    public var exclusive: String?
    /// The least time from the completion of one rotation of the exclusive group to the next attempt of another.
    public var spacing: Duration = .zero
    /// What the first sight of a secret does.
    public var onFirstSight: Entry.OnFirstSight = .wait
    /// The least time between two rotations of one secret; nil: what its type asks for.
    public var minInterval: Duration?
    /// The secrets' type; nil: told by each name.
    public var type: SecretType?
    /// Words for people and programs, by name.
    public var labels: [String: String] = [:]
    /// Whether its secrets are scheduled at all.
    public var isEnabled: Bool = true
    /// How failed attempts are repeated.
    public var retry: RetryPolicy = RetryPolicy()

    /// The file's defaults.
    public init() {}
}
