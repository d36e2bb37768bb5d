import ScheduleFile
import Testing

@testable import RotationCore

/// Counts and shortest gaps, which are computed, against steps from one occurrence to the next.
struct CalendarCountTests {
    @Test func countsAreThoseOfSteps() throws {
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        var random = SeededRandom(seed: 5)
        let ids = try ClockChangeScan.zones.map { table.insert(try database.rules(named: $0)) }
        for round in 0..<400 {
            let id = ids[round % ids.count]
            let schedule: Schedule =
                round % 3 == 0
                ? .cron(CronSchedule(try CronExpression(RandomCron(using: &random).text), zone: id))
                : .calendar(
                    CalendarSchedule(try CalendarExpression(CalendarSample(using: &random).text), zone: id))
            let first = Instant(seconds: Int64.random(in: 600_000_000..<2_500_000_000, using: &random))
            var steps = 0
            var last = first
            while steps < 200, let next = schedule.next(after: last, phase: 0, in: table) {
                steps += 1
                last = next
            }
            #expect(schedule.count(after: first, through: last, phase: 0, in: table) == steps)
            let before = Instant(seconds: last.seconds - 1)
            #expect(schedule.count(after: first, through: before, phase: 0, in: table) == steps - 1)
        }
    }

    @Test func denseSchedulesAreCountedOverCenturies() throws {
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        let newYork = table.insert(try database.rules(named: "America/New_York"))
        let start = try Instant(rfc3339: "2026-01-01T05:00:00Z")
        let end = try Instant(rfc3339: "2027-01-01T05:00:00Z")
        let just = Instant(seconds: start.seconds - 1)
        func count(_ text: String, from: Instant, to: Instant) throws -> Int {
            let schedule = Schedule.calendar(CalendarSchedule(try CalendarExpression(text), zone: newYork))
            return schedule.count(after: from, through: to, phase: 0, in: table)
        }
        #expect(try count("*:*:*", from: just, to: Instant(seconds: end.seconds - 1)) == 365 * 86_400)
        // The year has a gap and a repeated hour: 23 named hours a day, and the hour leapt over is one occurrence.
        #expect(
            try count("0..22:*:*", from: just, to: Instant(seconds: end.seconds - 1)) == 365 * 23 * 3600 - 3600)
        let everyMinute = Schedule.cron(CronSchedule(try CronExpression("* * * * *"), zone: newYork))
        // Chunks add up, over the changes of the clocks and the 400 years after which they repeat.
        let years = try ["1882", "1970", "2026", "2345", "2380", "2500"].map {
            try Instant(rfc3339: "\($0)-05-05T05:05:00Z")
        }
        let counted = everyMinute.count(after: years[1], through: years[5], phase: 0, in: table)
        #expect(Int64(counted) == (years[5].seconds - years[1].seconds) / 60)
        for schedule in [everyMinute, .cron(CronSchedule(try CronExpression("5,35 1-23 * * *"), zone: newYork))] {
            let parts = zip(years, years.dropFirst()).map {
                schedule.count(after: $0, through: $1, phase: 0, in: table)
            }
            #expect(
                parts.reduce(0, +)
                    == schedule.count(after: years[0], through: years[5], phase: 0, in: table))
        }
    }

    @Test(arguments: gaps)
    func theShortestGapIsFound(text: String, zone: String, seconds: Int64?) throws {
        guard let expression = try? CalendarExpression(text) else {
            #expect(seconds == nil)
            return
        }
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        let id = table.insert(try database.rules(named: zone))
        let schedule = Schedule.calendar(CalendarSchedule(expression, zone: id))
        #expect(schedule.shortestGap(phase: 0, in: table) == seconds.map { .seconds($0) })
    }

    private static let gaps: [(String, String, Int64?)] = [
        ("*-*-* 03:00", "UTC", 86_400), ("*:*", "UTC", 60), ("*:*:*", "UTC", 1), ("*:00/7", "UTC", 240),
        ("0:0:0,50", "UTC", 50), ("0:59:50,1:0:10", "UTC", nil), ("0,1:0,59:0,50", "UTC", 10),
        ("23,0:0,59", "UTC", 60), ("Mon,Wed 3:00", "UTC", 172_800), ("*-*-1,31 0:00", "UTC", 86_400),
        ("*-*-31", "UTC", 31 * 86_400), ("*-02-29", "UTC", 1461 * 86_400), ("*-12-31,1-1", "UTC", nil),
        ("2026-1-1", "UTC", nil), ("2026-1-1,8", "UTC", 7 * 86_400), ("2026..2027-12-25", "UTC", 365 * 86_400),
        // The gap's moment, 03:00 on the clock, and five seconds later.
        ("2:30,3:0:5", "America/New_York", nil), ("2,3:0:5", "America/New_York", 5),
        // A day of 23 hours. A day that Apia skipped is over.
        ("12:00", "America/New_York", 82_800), ("2:30", "America/New_York", 84_600),
        ("03:00", "Pacific/Apia", 86_400),
        // Half an hour comes twice.
        ("*:45", "Australia/Lord_Howe", 1800),
    ]

    @Test func shortestGapsAreThoseOfSteps() throws {
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        var random = SeededRandom(seed: 6)
        let id = table.insert(try database.rules(named: "America/Santiago"))
        for _ in 0..<40 {
            // Sparse enough to step through all years.
            let hour = Int.random(in: 0...23, using: &random)
            let day = Int.random(in: 1...25, using: &random)
            let last = Int.random(in: day...31, using: &random)
            let text = "*-\(Int.random(in: 1...3, using: &random))/3-\(day)..\(last)/3 \(hour)..23/5:30"
            let schedule = Schedule.calendar(CalendarSchedule(try CalendarExpression(text), zone: id))
            var shortest = Int64.max
            var instant = Instant(seconds: 0)
            while let next = schedule.next(after: instant, phase: 0, in: table), next.seconds < 4_500_000_000 {
                if instant.seconds >= 1_767_225_600 { shortest = min(shortest, next.seconds - instant.seconds) }
                instant = next
            }
            #expect(schedule.shortestGap(phase: 0, in: table) == .seconds(shortest), "\(text)")
        }
    }

    @Test func gapsOfIntervalsAndMonths() throws {
        var table = TimeZoneTable()
        var database = TimeZoneDatabase()
        let berlin = table.insert(try database.rules(named: "Europe/Berlin"))
        let interval = Schedule.interval(try IntervalSchedule(every: .seconds(3600)))
        #expect(interval.shortestGap(phase: 7, in: table) == .seconds(3600))
        let anchor = CivilDateTime(CivilDate(year: 2026, month: 1, day: 31), hour: 3, minute: 0)
        let months = Schedule.months(MonthSchedule(every: 1, anchor: anchor, zone: berlin))
        #expect(months.shortestGap(phase: 0, in: table) == .seconds(28 * 86_400))
        // From the last of February to the last of March the clocks went forward where that was a Sunday.
        let early = CivilDateTime(CivilDate(year: 2026, month: 1, day: 15), hour: 3, minute: 0)
        let middle = Schedule.months(MonthSchedule(every: 1, anchor: early, zone: berlin))
        #expect(middle.shortestGap(phase: 0, in: table) == .seconds(28 * 86_400))
        // Apia skipped a day in 2011, whose time fired at midnight.
        let apia = table.insert(try database.rules(named: "Pacific/Apia"))
        let daily = Schedule.calendar(CalendarSchedule(try CalendarExpression("03:00"), zone: apia))
        let early2011 = try Instant(rfc3339: "2011-01-01T00:00:00Z")
        #expect(daily.shortestGap(phase: 0, in: table, from: early2011) == .seconds(10_800))
    }

    @Test func schedulesHaveOneText() throws {
        var table = TimeZoneTable()
        var database = TimeZoneDatabase()
        let shanghai = table.insert(try database.rules(named: "Asia/Shanghai"))
        let calendar = Schedule.calendar(CalendarSchedule(try CalendarExpression("weekly"), zone: shanghai))
        #expect(calendar.text(in: table) == "calendar Mon *-*-* 00:00:00 Asia/Shanghai")
        let anchor = CivilDateTime(CivilDate(year: 2026, month: 3, day: 31), hour: 3, minute: 0)
        let monthly = Schedule.months(MonthSchedule(every: 1, anchor: anchor, zone: shanghai))
        #expect(monthly.text(in: table) == "every 1 month anchor 1970-01-31T03:00:00 Asia/Shanghai")
        let yearly = Schedule.months(MonthSchedule(every: 12, anchor: anchor, zone: .utc))
        #expect(yearly.text(in: table) == "every 12 months anchor 1970-03-31T03:00:00 UTC")
        #expect(monthly.zone == shanghai && calendar.zone == shanghai)
        #expect(calendar.utcOffset(at: .latest, in: table) == 8 * 3600)
    }
}
