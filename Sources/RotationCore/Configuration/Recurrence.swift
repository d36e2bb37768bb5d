/// The instants at which one secret is due: a schedule, with what differs from secret to secret and from host to host
/// resolved.
public struct Recurrence: Sendable {
    /// What names the instants; shared by all secrets that have the same.
    public let schedule: Schedule
    /// The secret's phase in seconds; 0 where the schedule has none.
    public let phase: Int64
    /// The zones into which the schedule points.
    public let zones: TimeZoneTable

    /// The instants of a schedule for one secret.
    public init(schedule: Schedule, phase: Int64, zones: TimeZoneTable) {
        self.schedule = schedule
        self.phase = phase
        self.zones = zones
    }

    /// The first occurrence after `instant`, which is excluded.
    public func next(after instant: Instant) -> Instant? {
        schedule.next(after: instant, phase: phase, in: zones)
    }

    /// The last occurrence at or before `instant`.
    public func latest(atOrBefore instant: Instant) -> Instant? {
        schedule.latest(atOrBefore: instant, phase: phase, in: zones)
    }

    /// How many occurrences come after `first`, which is excluded, and up to `last`, which is included.
    public func count(after first: Instant, through last: Instant) -> Int {
        schedule.count(after: first, through: last, phase: phase, in: zones)
    }

    /// The zone's offset from UTC in seconds at `instant`; 0 for an interval, which no zone moves.
    public func utcOffset(at instant: Instant) -> Int32 {
        switch schedule {
        case .interval: 0
        case .cron(let cron): Int32(clamping: zones[cron.zone].offset(at: instant))
        }
    }
}
