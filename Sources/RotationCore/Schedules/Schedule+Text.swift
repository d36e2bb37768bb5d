extension Schedule {
    /// The schedule in canonical form: equal schedules, and only they, have equal texts, in every table and version.
    ///
    /// `every 30d`, `every 30d anchor 1970-01-14T00:00:00Z` (the first of the equivalent anchors from 1970 on),
    /// `every 30d anchor 2026-01-05T03:00:00 Asia/Shanghai` (a local one as it was given: which are equivalent is up to
    /// the zone's rules), `every 1 month anchor 1970-01-31T03:00:00 Asia/Shanghai` (the first again),
    /// `cron 0 3 1 * * Asia/Shanghai`, `calendar Mon *-*-* 03:00:00 Asia/Shanghai`.
    public func text(in zones: TimeZoneTable) -> String {
        switch self {
        case .interval(let interval):
            let every = "every \(Duration.seconds(interval.seconds).scheduleText)"
            if let anchor = interval.localAnchor {
                return "\(every) anchor \(anchor.time.text) \(zones[anchor.zone].name)"
            }
            guard let phase = interval.anchorPhase else { return every }
            return "\(every) anchor \(Instant(seconds: phase).rfc3339)"
        case .months(let months):
            let every = months.months == 1 ? "every 1 month" : "every \(months.months) months"
            return "\(every) anchor \(months.anchor.text) \(zones[months.zone].name)"
        case .cron(let cron):
            return "cron \(cron.expression.text) \(zones[cron.zone].name)"
        case .calendar(let calendar):
            return "calendar \(calendar.fields.text) \(zones[calendar.zone].name)"
        }
    }
}

extension CivilDateTime {
    /// The date and time as RFC 3339 writes them, without an offset.
    fileprivate var text: String {
        // What a clock of UTC shows at that instant, without the zone.
        String(Instant(seconds: civilSeconds).rfc3339.dropLast())
    }
}
