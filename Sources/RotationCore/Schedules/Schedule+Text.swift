extension Schedule {
    /// The schedule in canonical form: equal schedules, and only they, have equal texts, in every table and version.
    ///
    /// `every 30d`, `every 30d anchor 1970-01-14T00:00:00Z` (the first of the equivalent anchors from 1970 on),
    /// `cron 0 3 1 * * Asia/Shanghai`.
    public func text(in zones: TimeZoneTable) -> String {
        switch self {
        case .interval(let interval):
            let every = "every \(Duration.seconds(interval.seconds).scheduleText)"
            guard let phase = interval.anchorPhase else { return every }
            return "\(every) anchor \(Instant(seconds: phase).rfc3339)"
        case .cron(let cron):
            return "cron \(cron.expression.text) \(zones[cron.zone].name)"
        }
    }
}
