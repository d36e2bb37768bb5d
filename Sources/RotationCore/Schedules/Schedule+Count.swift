extension Schedule {
    /// The number of occurrences after `first`, which is excluded, and up to `last`, which is included.
    ///
    /// It takes time by the days between them at most, however dense the schedule is.
    public func count(after first: Instant, through last: Instant, phase: Int64, in zones: TimeZoneTable) -> Int {
        let from = max(first.seconds, Instant.earliest.seconds - 1)
        let to = min(last.seconds, Instant.latest.seconds)
        guard from < to else { return 0 }
        switch self {
        case .interval(let interval):
            return Int(
                (to - phase).flooredQuotient(interval.seconds) - (from - phase).flooredQuotient(interval.seconds))
        case .months(let months):
            var count = 0
            var second = from
            while let next = months.next(after: second, in: zones[months.zone]), next <= to {
                count += 1
                second = next
            }
            return count
        case .cron(let cron):
            return cron.resolved(phase).count(after: from, through: to, in: zones[cron.zone])
        case .calendar(let calendar):
            return calendar.fields.count(after: from, through: to, in: zones[calendar.zone])
        }
    }
}
