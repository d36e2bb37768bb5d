/// What names instants: an interval, months, a cron expression or a calendar expression.
///
/// A schedule is small, has no reference in it and is shared by all secrets that have the same. What differs from
/// secret to secret is one number, the phase: `phase(account:region:name:)` computes it once, and the questions take
/// it. A zone is an index into the configuration's `TimeZoneTable`, which the questions take too, so a schedule may be
/// compared only with one of the same table; `text(in:)` compares across tables.
public enum Schedule: Hashable, Sendable {
    /// `every` with a duration, with or without `anchor`.
    case interval(IntervalSchedule)
    /// `every` with months or years, and `anchor`.
    case months(MonthSchedule)
    /// `cron`.
    case cron(CronSchedule)
    /// `calendar`.
    case calendar(CalendarSchedule)

    /// What `next` and its kin must be given for a secret: the phase of an interval in seconds, the bit pattern of the
    /// hash for a cron expression with `H` or `~`, otherwise 0.
    ///
    /// `account` is the account's key in the schedule file, `name` the secret's bare name.
    public func phase(account: String, region: String, name: String) -> Int64 {
        switch self {
        case .interval(let interval): interval.phase(account: account, region: region, name: name)
        case .cron(let cron) where cron.expression.hasHash:
            Int64(bitPattern: SecretHash.value(of: "H", account, region, name))
        case .months, .cron, .calendar: 0
        }
    }

    /// Whether `phase` depends on the secret, so that two secrets with this schedule may be due at different instants.
    public var dependsOnSecret: Bool {
        switch self {
        case .interval(let interval): interval.anchorPhase == nil
        case .cron(let cron): cron.expression.hasHash
        case .months, .calendar: false
        }
    }

    /// Whether its occurrences can be counted from any instant: those of `every` with a fixed length.
    var countsFromAnchor: Bool {
        if case .interval = self { true } else { false }
    }

    /// The zone whose rules move the occurrences, in the table of the configuration; nil for an interval without a local
    /// anchor, which none moves.
    public var zone: TimeZoneTable.ID? {
        switch self {
        case .interval(let interval): interval.localAnchor?.zone
        case .months(let months): months.zone
        case .cron(let cron): cron.zone
        case .calendar(let calendar): calendar.zone
        }
    }

    /// The zone's offset from UTC in seconds at `instant`, east positive; 0 where no zone moves the occurrences.
    public func utcOffset(at instant: Instant, in zones: TimeZoneTable) -> Int32 {
        zone.map { Int32(clamping: zones[$0].offset(at: instant)) } ?? 0
    }

    /// The first occurrence after `instant`, which is excluded; nil where there is none before the year 10000.
    public func next(after instant: Instant, phase: Int64, in zones: TimeZoneTable) -> Instant? {
        guard instant < .latest else { return nil }
        let second = max(instant.seconds, Instant.earliest.seconds - 1)
        let found: Int64? =
            switch self {
            case .interval(let interval): interval.next(after: second, phase: phase)
            case .months(let months): months.next(after: second, in: zones[months.zone])
            case .cron(let cron): cron.resolved(phase).next(after: second, in: zones[cron.zone])
            case .calendar(let calendar): calendar.fields.next(after: second, in: zones[calendar.zone])
            }
        guard let found, found <= Instant.latest.seconds else { return nil }
        return Instant(seconds: found)
    }

    /// The last occurrence at or before `instant`; nil where there is none after the year 0.
    public func latest(atOrBefore instant: Instant, phase: Int64, in zones: TimeZoneTable) -> Instant? {
        guard instant >= .earliest else { return nil }
        let second = min(instant.seconds, Instant.latest.seconds)
        let found: Int64? =
            switch self {
            case .interval(let interval): interval.latest(atOrBefore: second, phase: phase)
            case .months(let months): months.latest(atOrBefore: second, in: zones[months.zone])
            case .cron(let cron): cron.resolved(phase).latest(atOrBefore: second, in: zones[cron.zone])
            case .calendar(let calendar): calendar.fields.latest(atOrBefore: second, in: zones[calendar.zone])
            }
        guard let found, found >= Instant.earliest.seconds else { return nil }
        return Instant(seconds: found)
    }
}
