extension Schedule {
    /// The schedule in canonical form: equal schedules, and only they, have equal texts, in every table and version.
    ///
    /// `every 30d`, `every 30d anchor 1970-01-14T00:00:00Z` (the first of the equivalent anchors from 1970 on),
    /// `every 1 month anchor 1970-01-31T03:00:00 Asia/Shanghai` (likewise, and local), `cron 0 3 1 * * Asia/Shanghai`,
    /// `calendar Mon *-*-* 03:00:00 Asia/Shanghai`.
    public func text(in zones: TimeZoneTable) -> String {
        switch self {
        case .interval(let interval):
            let every = "every \(Duration.seconds(interval.seconds).scheduleText)"
            guard let phase = interval.anchorPhase else { return every }
            return "\(every) anchor \(Instant(seconds: phase).rfc3339)"
        case .months(let months):
            let every = months.months == 1 ? "every 1 month" : "every \(months.months) months"
            return "\(every) anchor \(months.anchorText) \(zones[months.zone].name)"
        case .cron(let cron):
            return "cron \(cron.expression.text) \(zones[cron.zone].name)"
        case .calendar(let calendar):
            return "calendar \(calendar.fields.text) \(zones[calendar.zone].name)"
        }
    }
}

extension MonthSchedule {
    /// The anchor as a clock of the zone shows it.
    fileprivate var anchorText: String {
        // What a clock of UTC shows at that instant, without the zone.
        String(Instant(seconds: anchor.civilSeconds).rfc3339.dropLast())
    }
}
