/// An entry of the schedule file with every inherited key resolved: what all its secrets have in common.
public struct Entry: Hashable, Sendable {
    /// What the first sight of a secret does.
    public enum OnFirstSight: String, Hashable, Sendable, CaseIterable {
        /// It waits for the first nominal time after the first sight.
        case wait
        /// The latest nominal time before the first sight is due at once.
        case rotate
    }

    /// What becomes of occurrences that came due while nobody could act.
    public enum CatchUp: String, Hashable, Sendable, CaseIterable {
        /// They coalesce into the latest one.
        case latest
        /// They end `missed`, but for one that came due less than a minute ago.
        case none
    }

    /// What names the instants at which its secrets are due.
    public var schedule: Schedule
    /// No occurrence is before it; nil: no beginning.
    public var start: Instant?
    /// No occurrence is after it; nil: no end.
    public var end: Instant?
    /// How long after its nominal time a rotation may start and be in time; nil: until the next occurrence.
    public var within: Duration?
    /// The due time comes after the nominal one by a hash from zero up to this.
    public var jitter: Duration
    /// What becomes of occurrences that came due while nobody could act.
    public var catchUp: CatchUp
    /// How long ago the latest one may have come due and still be caught up with; nil: without limit.
    public var catchUpWindow: Duration?
    /// The group of secrets of which no two are rotated within `spacing`, over all accounts; nil: none.
    public var exclusive: String?
    /// The least time from the completion of one rotation of the exclusive group to the next attempt of another.
    public var spacing: Duration
    /// What the first sight of a secret does.
    public var onFirstSight: OnFirstSight
    /// The least time between two rotations of one secret; nil: what its type asks for.
    public var minInterval: Duration?
    /// The secrets' type; nil: told by each name.
    public var type: SecretType?
    /// Words for people and programs, by name.
    public var labels: [String: String]
    /// Whether its secrets are scheduled at all.
    public var isEnabled: Bool
    /// How failed attempts are repeated.
    public var retry: RetryPolicy

    /// An entry with the file's defaults for what is not given.
    public init(
        schedule: Schedule, start: Instant? = nil, end: Instant? = nil, within: Duration? = nil,
        jitter: Duration = .zero, catchUp: CatchUp = .latest, catchUpWindow: Duration? = nil, exclusive: String? = nil,
        spacing: Duration = .zero, onFirstSight: OnFirstSight = .wait, minInterval: Duration? = nil,
        type: SecretType? = nil, labels: [String: String] = [:], isEnabled: Bool = true,
        retry: RetryPolicy = RetryPolicy()
    ) {
        self.schedule = schedule
        self.start = start
        self.end = end
        self.within = within
        self.jitter = jitter
        self.catchUp = catchUp
        self.catchUpWindow = catchUpWindow
        self.exclusive = exclusive
        self.spacing = spacing
        self.onFirstSight = onFirstSight
        self.minInterval = minInterval
        self.type = type
        self.labels = labels
        self.isEnabled = isEnabled
        self.retry = retry
    }

    /// The least time between two rotations of a secret with that name: as given, or what its type asks for.
    public func minInterval(ofSecretNamed name: String) -> Duration {
        minInterval ?? (type ?? SecretType(name: name)).minInterval
    }
}
