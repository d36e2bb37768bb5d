/// What names instants: an interval, or a cron expression in a zone.
///
/// A schedule is small, has no reference in it and is shared by all secrets that have the same. What differs from
/// secret to secret is one number, the phase of an interval without an anchor: `phase(account:region:name:)` computes
/// it once, and the questions take it. A zone is an index into the configuration's `TimeZoneTable`, which the questions
/// take too, so a schedule may be compared only with one of the same table; `text(in:)` compares across tables.
public enum Schedule: Hashable, Sendable {
    /// `every`, with or without `anchor`.
    case interval(IntervalSchedule)
    /// `cron`.
    case cron(CronSchedule)

    /// The phase of a secret, in seconds: what `next` and its kin must be given for it; 0 for cron.
    ///
    /// `account` is the account's key in the schedule file, `name` the secret's bare name.
    public func phase(account: String, region: String, name: String) -> Int64 {
        switch self {
        case .interval(let interval): interval.phase(account: account, region: region, name: name)
        case .cron: 0
        }
    }

    /// The first occurrence after `instant`, which is excluded; nil where there is none before the year 10000.
    public func next(after instant: Instant, phase: Int64, in zones: TimeZoneTable) -> Instant? {
        guard instant < .latest else { return nil }
        let second = max(instant.seconds, Instant.earliest.seconds - 1)
        let found: Int64? =
            switch self {
            case .interval(let interval): interval.next(after: second, phase: phase)
            case .cron(let cron): cron.next(after: second, in: zones[cron.zone])
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
            case .cron(let cron): cron.latest(atOrBefore: second, in: zones[cron.zone])
            }
        guard let found, found >= Instant.earliest.seconds else { return nil }
        return Instant(seconds: found)
    }

    /// The number of occurrences after `first`, which is excluded, and up to `last`, which is included.
    public func count(after first: Instant, through last: Instant, phase: Int64, in zones: TimeZoneTable) -> Int {
        guard first < last else { return 0 }
        switch self {
        case .interval(let interval):
            let from = max(first.seconds, Instant.earliest.seconds - 1) - phase
            let to = min(last.seconds, Instant.latest.seconds) - phase
            guard from < to else { return 0 }
            return Int(to.flooredQuotient(interval.seconds) - from.flooredQuotient(interval.seconds))
        case .cron:
            var count = 0
            var instant = first
            while let next = next(after: instant, phase: phase, in: zones), next <= last {
                count += 1
                instant = next
            }
            return count
        }
    }
}
