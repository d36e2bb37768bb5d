/// `every: 30d`: instants at a fixed distance, without beginning or end.
///
/// With an anchor they are anchor + k·every for every integer k. Without one they are 1970-01-01T00:00:00Z + phase +
/// k·every, where each secret's phase is a hash, so that new secrets spread themselves. Like all schedules, two that
/// have an anchor local to a zone may be compared where both have the same table of zones.
public struct IntervalSchedule: Hashable, Sendable {
    /// The distance between two occurrences in seconds, at least 1.
    public let seconds: Int64
    /// The anchor's seconds since 1970 modulo `seconds`, or nil where the phase is each secret's hash.
    ///
    /// All anchors a multiple of the interval apart name the same instants and give the same value.
    public let anchorPhase: Int64?
    /// The anchor as it was given, where that was a local time; nil where it was an instant, and where there is none.
    ///
    /// Other rules of its zone may move its instant, and with it every occurrence: `anchorPhase` is by the rules in
    /// force.
    public let localAnchor: LocalAnchor?

    /// What a clock of a zone shows at the anchor.
    public struct LocalAnchor: Hashable, Sendable {
        /// Seconds from 1970-01-01T00:00:00 on that clock.
        private let civilSeconds: Int64
        /// The zone, in the table of the configuration.
        public let zone: TimeZoneTable.ID

        /// The date and time of day.
        public var time: CivilDateTime { CivilDateTime(civilSeconds: civilSeconds) }

        init(_ time: CivilDateTime, zone: TimeZoneTable.ID) {
            civilSeconds = time.civilSeconds
            self.zone = zone
        }
    }

    /// An interval of whole seconds, at least one, that goes through `anchor` where it is given.
    public init(every: Duration, anchor: Instant? = nil) throws(ValueFault) {
        try self.init(every: every, anchor: anchor, localAnchor: nil)
    }

    /// An interval of whole seconds, at least one, that goes through `anchor`, which is local to `zone` where it has no
    /// offset.
    public init(
        every: Duration, anchor: DateTimeText, zone: TimeZoneTable.ID, in zones: TimeZoneTable
    ) throws(ValueFault) {
        var localAnchor: LocalAnchor?
        // No rules ever move what is local to UTC.
        if case .local(let time) = anchor, zone != .utc { localAnchor = LocalAnchor(time, zone: zone) }
        try self.init(every: every, anchor: anchor.instant(in: zones[zone]), localAnchor: localAnchor)
    }

    private init(every: Duration, anchor: Instant?, localAnchor: LocalAnchor?) throws(ValueFault) {
        let microseconds = every.microseconds
        guard microseconds >= 1_000_000 else {
            throw ValueFault("the interval \(every.scheduleText) is too short; write at least 1s")
        }
        guard microseconds % 1_000_000 == 0 else {
            throw ValueFault("the interval \(every.scheduleText) is not whole seconds; rotations are to the second")
        }
        let seconds = microseconds / 1_000_000
        self.seconds = seconds
        anchorPhase = anchor?.seconds.flooredRemainder(seconds)
        self.localAnchor = localAnchor
    }

    /// The phase of a secret, in seconds from 0 to the interval: the anchor's, or else the secret's hash modulo the
    /// interval.
    ///
    /// `account` is the account's key in the schedule file, `name` the secret's bare name.
    public func phase(account: String, region: String, name: String) -> Int64 {
        if let anchorPhase { return anchorPhase }
        return Int64(SecretHash.value(of: "phase", account, region, name) % UInt64(seconds))
    }

    /// The same interval through an instant, which no zone's rules move.
    func anchored(at anchor: Instant) -> IntervalSchedule {
        IntervalSchedule(seconds: seconds, anchorPhase: anchor.seconds.flooredRemainder(seconds))
    }

    private init(seconds: Int64, anchorPhase: Int64) {
        self.seconds = seconds
        self.anchorPhase = anchorPhase
        localAnchor = nil
    }

    /// The first occurrence (seconds since 1970) after `second`.
    func next(after second: Int64, phase: Int64) -> Int64 {
        ((second - phase).flooredQuotient(seconds) + 1) * seconds + phase
    }

    /// The last occurrence (seconds since 1970) at or before `second`.
    func latest(atOrBefore second: Int64, phase: Int64) -> Int64 {
        (second - phase).flooredQuotient(seconds) * seconds + phase
    }
}
