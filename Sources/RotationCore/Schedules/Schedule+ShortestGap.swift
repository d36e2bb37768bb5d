extension Schedule {
    /// The least distance between two occurrences from `first` on, or nil where there are not two.
    ///
    /// For an interval that is exact. For cron and calendar expressions it is the least within a day, between named
    /// days over 200 years, and around each clock change of the zone in them, where a gap of the clocks can bring two
    /// together; for months, the least of 600 occurrences. It takes at most about two milliseconds. Where no `first` is
    /// given it is the beginning of 2026: no older change of the clocks ever matters to this program.
    public func shortestGap(
        phase: Int64, in zones: TimeZoneTable, from first: Instant = Instant(seconds: 1_767_225_600)
    ) -> Duration? {
        let second = min(max(first.seconds, Instant.earliest.seconds), Instant.latest.seconds)
        let gap: Int64? =
            switch self {
            case .interval(let interval): interval.seconds
            case .months(let months): months.shortestGap(from: second, in: zones[months.zone])
            case .cron(let cron): cron.resolved(phase).shortestGap(from: second, in: zones[cron.zone])
            case .calendar(let calendar): calendar.fields.shortestGap(from: second, in: zones[calendar.zone])
            }
        return gap.map { .seconds($0) }
    }
}

extension MonthSchedule {
    /// The least distance in seconds between two of the 600 occurrences from `second` on, or nil where there are not
    /// two.
    fileprivate func shortestGap(from second: Int64, in rules: TimeZoneRules) -> Int64? {
        guard var last = next(after: second - 1, in: rules) else { return nil }
        var shortest: Int64?
        for _ in 1..<600 {
            guard let next = next(after: last, in: rules) else { break }
            shortest = min(shortest ?? .max, next - last)
            last = next
        }
        return shortest
    }
}
