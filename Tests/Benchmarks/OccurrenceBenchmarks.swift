import RotationCore
import ScheduleFile

/// The next occurrences of schedules, in zones with clock changes.
enum OccurrenceBenchmarks {
    static let all = [
        Benchmark(name: "occurrences", summary: "next occurrences, by kind of schedule", run: run)
    ]

    /// Zones with changes of an hour, half an hour, two hours, at midnight, backwards in summer; and two without.
    private static let zoneNames = [
        "America/New_York", "Europe/Berlin", "Pacific/Chatham", "Antarctica/Troll", "Australia/Lord_Howe",
        "America/Santiago", "Africa/Casablanca", "Asia/Shanghai", "UTC",
    ]

    /// From every minutes to every leap day.
    static let cronTexts = [
        "*/15 * * * *", "17 * * * *", "0 3 * * *", "30 2 * * mon-fri", "0 3 * * 0", "0 0 1,15 * 5", "0 3 1 * *",
        "0 3 1 1,7 *", "0 0 29 2 *",
    ]

    /// The same, and what only calendars can say.
    static let calendarTexts = [
        "*:0/15", "*-*-* *:17", "daily", "Mon..Fri 02:30", "weekly", "*-*-1,15 03:00", "monthly", "quarterly",
        "*-02-29", "*-*~1 03:00", "Mon..Fri *-*-1..7 03:00:30",
    ]

    private static let start = Instant(seconds: 1_767_225_600)
    private static let end = Instant(seconds: 4_102_444_800)

    private static func run() throws {
        var database = TimeZoneDatabase()
        var zones = TimeZoneTable()
        var cron: [Schedule] = []
        var calendars: [Schedule] = []
        for name in zoneNames {
            let zone = zones.insert(try database.rules(named: name))
            for text in cronTexts { cron.append(.cron(CronSchedule(try CronExpression(text), zone: zone))) }
            for text in calendarTexts {
                calendars.append(.calendar(CalendarSchedule(try CalendarExpression(text), zone: zone)))
            }
        }
        let intervals = try ["30d", "6h", "90s"].map { text in
            Schedule.interval(try IntervalSchedule(every: try Duration(scheduleText: text), anchor: start))
        }
        let every = Array(repeating: intervals, count: 9).flatMap { $0 }
        let each = 200_000
        for (label, schedules) in [
            ("cron", cron), ("calendar", calendars), ("every", every), ("all three", cron + calendars + every),
        ] {
            let count = schedules.count * each
            _ = Measurement("\(label), one after another", count: count, of: "occurrences") {
                schedules.reduce(0) { $0 &+ chain($1, each, zones) }
            }
            _ = Measurement("\(label), after random instants", count: count, of: "occurrences") {
                schedules.reduce(0) { $0 &+ scatter($1, each, zones) }
            }
        }
        for text in cronTexts {
            let schedules = try zoneNames.compactMap(zones.id(named:)).map { zone in
                Schedule.cron(CronSchedule(try CronExpression(text), zone: zone))
            }
            _ = Measurement("  \(text)", count: schedules.count * each, of: "occurrences") {
                schedules.reduce(0) { $0 &+ chain($1, each, zones) }
            }
        }
    }

    /// Occurrences each after the one before, from 2026 to 2100 and again.
    private static func chain(_ schedule: Schedule, _ count: Int, _ zones: TimeZoneTable) -> Int {
        let phase = schedule.phase(account: "main", region: "cn-hangzhou", name: "secret")
        var sum = 0
        var instant = start
        for _ in 0..<count {
            instant = schedule.next(after: instant, phase: phase, in: zones) ?? start
            sum &+= Int(instant.seconds)
            if instant > end { instant = start }
        }
        return sum
    }

    /// Occurrences after random instants from 1989 to 2084.
    private static func scatter(_ schedule: Schedule, _ count: Int, _ zones: TimeZoneTable) -> Int {
        let phase = schedule.phase(account: "main", region: "cn-hangzhou", name: "secret")
        var generator = SeededGenerator(seed: 1)
        var sum = 0
        for _ in 0..<count {
            let instant = Instant(seconds: Int64(generator.next() % 3_000_000_000) + 600_000_000)
            sum &+= Int(schedule.next(after: instant, phase: phase, in: zones)?.seconds ?? 0)
        }
        return sum
    }
}
