/// An entry of the schedule file with every inherited key resolved: what all its secrets have in common.
///
/// Many entries differ in their schedules alone: whatever else they say is one object, which they share.
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
    private var shared: Shared

    private final class Shared: Hashable, Sendable {
        let terms: EntryTerms

        init(_ terms: EntryTerms) {
            self.terms = terms
        }

        static func == (left: Shared, right: Shared) -> Bool { left === right || left.terms == right.terms }

        func hash(into hasher: inout Hasher) {
            hasher.combine(terms)
        }
    }

    /// An entry with these terms.
    public init(schedule: Schedule, terms: EntryTerms) {
        self.schedule = schedule
        shared = Shared(terms)
    }

    /// An entry with the file's defaults for what is not given.
    public init(
        schedule: Schedule, within: Duration? = nil, window: Window? = nil, jitter: Duration = .zero,
        onFirstSight: OnFirstSight = .wait, type: SecretType? = nil, isEnabled: Bool = true,
        retry: RetryPolicy = RetryPolicy()
    ) {
        var terms = EntryTerms()
        terms.within = within
        terms.window = window
        terms.jitter = jitter
        terms.onFirstSight = onFirstSight
        terms.type = type
        terms.isEnabled = isEnabled
        terms.retry = retry
        self.init(schedule: schedule, terms: terms)
    }

    /// Everything but the schedule.
    public var terms: EntryTerms {
        get { shared.terms }
        set { shared = Shared(newValue) }
    }
    /// No occurrence is before it; nil: no beginning.
    public var start: Instant? {
        get { shared.terms.start }
        set { terms.start = newValue }
    }
    /// No occurrence is after it; nil: no end.
    public var end: Instant? {
        get { shared.terms.end }
        set { terms.end = newValue }
    }
    /// How long after its nominal time a rotation may start and be in time; nil: until the next occurrence.
    public var within: Duration? {
        get { shared.terms.within }
        set { terms.within = newValue }
    }
    /// When attempts may start; nil: always.
    public var window: Window? {
        get { shared.terms.window }
        set { terms.window = newValue }
    }
    /// The zone whose clocks open the window.
    public var zone: TimeZoneTable.ID {
        get { shared.terms.zone }
        set { terms.zone = newValue }
    }
    /// The due time comes after the nominal one by a hash from zero up to this.
    public var jitter: Duration {
        get { shared.terms.jitter }
        set { terms.jitter = newValue }
    }
    /// What becomes of occurrences that came due while nobody could act.
    public var catchUp: CatchUp {
        get { shared.terms.catchUp }
        set { terms.catchUp = newValue }
    }
    /// How long ago the latest one may have come due and still be caught up with; nil: without limit.
    public var catchUpWindow: Duration? {
        get { shared.terms.catchUpWindow }
        set { terms.catchUpWindow = newValue }
    }
    /// The group of secrets of which no two are rotated within `spacing`, over all accounts; nil: none.
    public var exclusive: String? {
        get { shared.terms.exclusive }
        set { terms.exclusive = newValue }
    }
    /// The least time from the completion of one rotation of the exclusive group to the next attempt of another.
    public var spacing: Duration {
        get { shared.terms.spacing }
        set { terms.spacing = newValue }
    }
    /// What the first sight of a secret does.
    public var onFirstSight: OnFirstSight {
        get { shared.terms.onFirstSight }
        set { terms.onFirstSight = newValue }
    }
    /// The least time between two rotations of one secret; nil: what its type asks for.
    public var minInterval: Duration? {
        get { shared.terms.minInterval }
        set { terms.minInterval = newValue }
    }
    /// The secrets' type; nil: told by each name.
    public var type: SecretType? {
        get { shared.terms.type }
        set { terms.type = newValue }
    }
    /// Words for people and programs, by name.
    public var labels: [String: String] {
        get { shared.terms.labels }
        set { terms.labels = newValue }
    }
    /// Whether its secrets are scheduled at all.
    public var isEnabled: Bool {
        get { shared.terms.isEnabled }
        set { terms.isEnabled = newValue }
    }
    /// How failed attempts are repeated.
    public var retry: RetryPolicy {
        get { shared.terms.retry }
        set { terms.retry = newValue }
    }

    /// The least time between two rotations of a secret with that name: as given, or what its type asks for.
    public func minInterval(ofSecretNamed name: String) -> Duration {
        minInterval ?? (type ?? SecretType(name: name)).minInterval
    }
}
