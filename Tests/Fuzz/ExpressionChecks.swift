import RotationCore

/// Schedules, windows and spans: the canonical text reads back, and the questions about time agree with each other.
enum ExpressionChecks {
    /// UTC and two zones with clock changes, one of them half an hour, in the south.
    private static let zones: (table: TimeZoneTable, ids: [TimeZoneTable.ID]) = {
        var table = TimeZoneTable()
        let sunday = { (month: Int, week: Int) in SeasonalRule.Day.weekday(month: month, week: week, weekday: 0) }
        let northern = SeasonalRule(
            standardOffset: -18_000, daylightOffset: -14_400, start: .init(day: sunday(3, 2), time: 7200),
            end: .init(day: sunday(11, 1), time: 7200))
        let southern = SeasonalRule(
            standardOffset: 37_800, daylightOffset: 39_600, start: .init(day: sunday(10, 1), time: 7200),
            end: .init(day: sunday(4, 1), time: 7200))
        let north = table.insert(TimeZoneRules(name: "Test/North", firstOffset: -18_000, rule: northern))
        let south = table.insert(TimeZoneRules(name: "Test/South", firstOffset: 37_800, rule: southern))
        return (table, [.utc, north, south])
    }()

    /// Ordinary days, days of clock changes, a leap day and the ends of time.
    private static let instants: [Instant] = [
        .earliest, Instant(microseconds: 0), Instant(microseconds: 999_999), Instant(seconds: 1_709_164_799),
        Instant(seconds: 1_772_953_200), Instant(seconds: 1_772_953_199), Instant(seconds: 1_775_313_000),
        Instant(seconds: 1_793_512_800), .latest,
    ]

    static func cron(_ text: String) throws(FuzzFailure) {
        guard let cron = try read(text, CronExpression.init) else { return }
        let again = try read(cron.text, CronExpression.init)
        try require(again == cron, "\(cron.text) is another expression")
        for zone in zones.ids {
            for hash in [0, 0x0123_4567_89AB_CDEF, -1] as [Int64] {
                try check(.cron(CronSchedule(cron, zone: zone)), phase: hash)
                guard cron.hasHash else { break }
            }
        }
    }

    static func calendar(_ text: String) throws(FuzzFailure) {
        guard let calendar = try read(text, CalendarExpression.init) else { return }
        let again = try read(calendar.text, CalendarExpression.init)
        try require(again?.fields == calendar.fields, "\(calendar.text) is another expression")
        try require(again?.text == calendar.text, "\(calendar.text) is written differently")
        for zone in zones.ids { try check(.calendar(CalendarSchedule(calendar, zone: zone)), phase: 0) }
    }

    /// An occurrence is the next one after the one before it, and the latest at its own instant.
    private static func check(_ schedule: Schedule, phase: Int64) throws(FuzzFailure) {
        for instant in instants {
            let latest = schedule.latest(atOrBefore: instant, phase: phase, in: zones.table)
            let next = schedule.next(after: instant, phase: phase, in: zones.table)
            if let latest {
                try require(latest <= instant, "\(latest) is after \(instant)")
                let following = schedule.next(after: latest, phase: phase, in: zones.table)
                try require(following == next, "after \(latest) \(shown(following)), after \(instant) \(shown(next))")
            }
            guard let next else { continue }
            try require(next > instant, "\(next) is not after \(instant)")
            let same = schedule.latest(atOrBefore: next, phase: phase, in: zones.table)
            try require(same == next, "at \(next) the latest is \(shown(same))")
            let count = schedule.count(after: instant, through: next, phase: phase, in: zones.table)
            try require(count == 1, "\(count) after \(instant) through \(next)")
        }
    }

    private static func shown(_ instant: Instant?) -> String { instant?.rfc3339 ?? "nothing" }

    static func window(_ text: String) throws(FuzzFailure) {
        guard let window = try read(text, Window.init) else { return }
        let again = try read(window.text, Window.init)
        try require(again == window, "\(window.text) is another window")
        for zone in zones.ids {
            let times = OpeningTimes(window: window, zone: zone, in: zones.table)
            for instant in instants {
                guard let opening = times.opening(atOrAfter: instant) else {
                    throw FuzzFailure("a window never opens after \(instant)")
                }
                try require(opening >= instant && times.isOpen(at: opening), "not open at \(opening)")
                try require(times.isOpen(at: instant) == (opening == instant), "open at \(instant)")
                guard let closing = times.closing(after: instant) else {
                    try require(window.isAlways, "never closes")
                    continue
                }
                try require(closing > opening && !times.isOpen(at: closing), "\(opening) to \(closing)")
            }
        }
    }

    static func yearlySpan(_ text: String) throws(FuzzFailure) {
        guard let span = try read(text, YearlySpan.init) else { return }
        let again = try read(span.text, YearlySpan.init)
        try require(again == span, "\(span.text) is another span")
    }
}
