/// The instants at which one secret is due: a schedule, with what differs from secret to secret and from host to host
/// resolved.
public struct Recurrence: Sendable {
    /// What names the instants; shared by all secrets that have the same.
    public let schedule: Schedule
    /// The secret's number for the schedule, as `Schedule.phase` gives it; 0 where the schedule has none.
    public let phase: Int64
    /// The zones into which the schedule points.
    public let zones: TimeZoneTable
    /// No occurrence is before this instant; nil where there is no limit.
    public let start: Instant?
    /// No occurrence is after this instant; nil where there is no limit.
    public let end: Instant?

    /// The instants of a schedule for one secret, from `start` through `end` where they are given.
    public init(
        schedule: Schedule, phase: Int64, zones: TimeZoneTable, start: Instant? = nil, end: Instant? = nil
    ) {
        self.schedule = schedule
        self.phase = phase
        self.zones = zones
        self.start = start
        self.end = end
    }

    /// The same, counted from an instant at which a request reset its cadence, if it did: only an interval can be.
    package func counted(from anchor: Instant?) -> Recurrence {
        guard let anchor, case .interval(let interval) = schedule else { return self }
        let anchored = interval.anchored(at: anchor)
        return Recurrence(
            schedule: .interval(anchored), phase: anchored.anchorPhase ?? phase, zones: zones, start: start, end: end)
    }

    /// The first occurrence after `instant`, which is excluded.
    public func next(after instant: Instant) -> Instant? {
        next(after: instant, phase: phase)
    }

    /// The same for another secret with the same schedule.
    func next(after instant: Instant, phase: Int64) -> Instant? {
        let found = schedule.next(after: max(instant, beforeStart ?? instant), phase: phase, in: zones)
        guard let found, let end, found > end else { return found }
        return nil
    }

    /// The last occurrence at or before `instant`.
    public func latest(atOrBefore instant: Instant) -> Instant? {
        let found = schedule.latest(atOrBefore: min(instant, end ?? instant), phase: phase, in: zones)
        guard let found, let start, found < start else { return found }
        return nil
    }

    /// How many occurrences come after `first`, which is excluded, and up to `last`, which is included.
    public func count(after first: Instant, through last: Instant) -> Int {
        schedule.count(
            after: max(first, beforeStart ?? first), through: min(last, end ?? last), phase: phase, in: zones)
    }

    /// The zone's offset from UTC in seconds at `instant`, east positive; 0 where no zone moves the occurrences.
    public func utcOffset(at instant: Instant) -> Int32 {
        schedule.utcOffset(at: instant, in: zones)
    }

    /// Where an occurrence by other rules of the zone is by these, `start` and `end` aside; nil where its local time
    /// tells that.
    ///
    /// Rules that move a local anchor move all occurrences alike, by less than half an interval, or else the nearest is
    /// as good.
    func moved(_ nominal: Instant) -> Instant? {
        guard case .interval(let interval) = schedule, interval.localAnchor != nil else { return nil }
        let second = min(max(nominal, .earliest), .latest).seconds
        return Instant(seconds: interval.latest(atOrBefore: second + interval.seconds / 2, phase: phase))
    }

    /// The last instant that is too early.
    private var beforeStart: Instant? {
        start.map { Instant(microseconds: max($0.microseconds, .min + 1) - 1) }
    }
}
