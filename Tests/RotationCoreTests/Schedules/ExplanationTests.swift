import RotationCore
import Testing

struct ExplanationTests {
    private static let sentences: [(expression: String, zone: String, sentence: String)] = [
        // Times of day.
        ("cron: 0 3 * * *", "UTC", "03:00 every day, UTC"),
        ("cron: 0 3,15 * * *", "UTC", "03:00 and 15:00 every day, UTC"),
        ("cron: 0,30 3,4 * * *", "UTC", "03:00, 03:30, 04:00 and 04:30 every day, UTC"),
        ("cron: * * * * *", "UTC", "every minute, UTC"),
        ("cron: */15 * * * *", "UTC", "every 15 minutes, UTC"),
        ("cron: 5-59/15 * * * *", "UTC", "every 15 minutes from 00:05 to 23:50, UTC"),
        ("cron: */7 * * * *", "UTC", "every 7 minutes from minute 0 to 56 of every hour, UTC"),
        ("cron: 30 * * * *", "UTC", "at minute 30 of every hour, UTC"),
        ("cron: 0 * * * *", "UTC", "every hour, UTC"),
        ("cron: 5,10 * * * *", "UTC", "at minutes 5 and 10 of every hour, UTC"),
        ("cron: */15 9-17 * * *", "UTC", "every 15 minutes from 09:00 to 17:45 every day, UTC"),
        ("cron: 0 9-17 * * 1-5", "UTC", "every hour from 09:00 to 17:00 every Monday to Friday, UTC"),
        ("cron: 5,10 9-17 * * *", "UTC", "at minutes 5 and 10 of hours 09 to 17 every day, UTC"),
        ("cron: 0,10,40 1,5,9 * * *", "UTC", "at minutes 0, 10 and 40 of hours 01, 05 and 09 every day, UTC"),
        ("cron: 0,10,40 */3 * * *", "UTC", "at minutes 0, 10 and 40 of every 3rd hour from 00 to 21 every day, UTC"),
        ("cron: * 1,5 * * *", "UTC", "every minute of hours 01 and 05 every day, UTC"),
        ("cron: 0 */2 * * *", "UTC", "every 2 hours, UTC"),
        ("cron: 30 */2 * * *", "UTC", "every 2 hours from 00:30 to 22:30, UTC"),
        ("cron: */15 * 1 * *", "UTC", "every 15 minutes on the first day of every month, UTC"),
        ("cron: */15 * * 3 *", "UTC", "every 15 minutes in March, UTC"),
        ("calendar: *-*-* 03:00:30", "UTC", "03:00:30 every day, UTC"),
        ("calendar: *:*:30", "UTC", "at second 30 of every minute, UTC"),
        ("calendar: *:*:*", "UTC", "every second, UTC"),
        ("calendar: *:*:0/10", "UTC", "every 10 seconds, UTC"),
        ("calendar: *:*:0,20", "UTC", "at seconds 0 and 20 of every minute, UTC"),
        ("calendar: 03:00:0/10", "UTC", "every 10 seconds of minute 0 of hour 03 every day, UTC"),
        // Days of the month.
        ("cron: 0 3 1 * *", "Asia/Shanghai", "03:00 on the first day of every month, Asia/Shanghai"),
        ("cron: 0 3 15 * *", "UTC", "03:00 on day 15 of every month, UTC"),
        ("cron: 0 3 1,15 * *", "UTC", "03:00 on days 1 and 15 of every month, UTC"),
        ("cron: 0 3 1-7,15 * *", "UTC", "03:00 on days 1 to 7 and 15 of every month, UTC"),
        ("cron: 0 3 */2 * *", "UTC", "03:00 on every 2nd day from 1 to 31 of every month, UTC"),
        ("cron: 0 3 L * *", "UTC", "03:00 on the last day of every month, UTC"),
        ("cron: 0 3 L-3 * *", "UTC", "03:00 on the 4th last day of every month, UTC"),
        ("cron: 0 3 1,L * *", "UTC", "03:00 on the first day and the last day of every month, UTC"),
        ("cron: 0 3 LW * *", "UTC", "03:00 on the last working day (Monday to Friday) of every month, UTC"),
        (
            "cron: 0 3 15W * *", "UTC",
            "03:00 on the working day (Monday to Friday) nearest to day 15 of every month, UTC"
        ),
        ("calendar: *-*~01 03:00", "UTC", "03:00 on the last day of every month, UTC"),
        ("calendar: *-*~07/1 03:00", "UTC", "03:00 on the last 7 days of every month, UTC"),
        ("calendar: *-02~03 03:00", "UTC", "03:00 on the 3rd last day of February, UTC"),
        // Weekdays.
        ("cron: 0 3 * * 5", "UTC", "03:00 every Friday, UTC"),
        ("cron: 0 3 * * 1,3,5", "UTC", "03:00 every Monday, Wednesday and Friday, UTC"),
        ("cron: 0 3 * * 0,5,6", "UTC", "03:00 every Friday to Sunday, UTC"),
        ("cron: 0 3 * * 0,1", "UTC", "03:00 every Sunday and Monday, UTC"),
        ("cron: 0 3 * * 5#2", "UTC", "03:00 on the second Friday of every month, UTC"),
        ("cron: 0 3 * * 5L", "UTC", "03:00 on the last Friday of every month, UTC"),
        ("cron: 0 3 * * 1,5#2", "UTC", "03:00 every Monday and on the second Friday of every month, UTC"),
        ("calendar: Mon..Fri 03:00", "Asia/Shanghai", "03:00 every Monday to Friday, Asia/Shanghai"),
        ("calendar: Sat *-*-1..7 03:00", "UTC", "03:00 on the first Saturday of every month, UTC"),
        ("calendar: Mon *-*~07/1 03:00", "UTC", "03:00 on the last Monday of every month, UTC"),
        (
            "calendar: Mon..Fri *-*-1..7 03:00", "UTC",
            "03:00 on days 1 to 7 of every month, Mondays to Fridays only, UTC"
        ),
        // Both day fields.
        ("cron: 0 3 1 * 5", "UTC", "03:00 on the first day of every month and also every Friday, UTC"),
        ("cron: 0 3 13 6 5", "UTC", "03:00 on 13 June of every year and also every Friday in June, UTC"),
        ("cron: 0 3 */2 * 5", "UTC", "03:00 on every 2nd day from 1 to 31 of every month, Fridays only, UTC"),
        ("calendar: Fri *-*-13 03:00", "UTC", "03:00 on day 13 of every month, Fridays only, UTC"),
        ("cron: 0 3 *,L * 5#2", "UTC", "03:00 on the second Friday of every month, UTC"),
        // Months and years.
        ("cron: 0 3 1 1 *", "UTC", "03:00 on 1 January of every year, UTC"),
        ("cron: 0 3 29 2 *", "UTC", "03:00 on 29 February of every year, UTC"),
        ("cron: 0 3 1 */3 *", "UTC", "03:00 on the first day of January, April, July and October, UTC"),
        ("cron: 0 3 * 6-8 *", "UTC", "03:00 every day in June to August, UTC"),
        ("cron: 0 3 * 6,12 1", "UTC", "03:00 every Monday in June and December, UTC"),
        ("calendar: 2027-01-01 03:00:05", "UTC", "03:00:05 on 1 January 2027, UTC"),
        ("calendar: 2026,2028-*-* 05:00", "UTC", "05:00 every day in 2026 and 2028, UTC"),
        ("calendar: 2026..2030-*-* 05:00", "UTC", "05:00 every day in 2026 to 2030, UTC"),
        ("calendar: 2027/1-*-* 05:00", "UTC", "05:00 every day from 2027 on, UTC"),
        ("calendar: 2026/2-01-01 00:00", "UTC", "00:00 on 1 January in every 2nd year from 2026 on, UTC"),
        ("calendar: quarterly", "UTC", "00:00 on the first day of January, April, July and October, UTC"),
        ("calendar: weekly Europe/Berlin", "UTC", "00:00 every Monday, Europe/Berlin"),
        // What each secret's name chooses.
        ("cron: H H * * *", "UTC", "at each secret's own time every day, UTC"),
        ("cron: H H(0-7) * * *", "UTC", "at each secret's own time from 00:00 to 07:59 every day, UTC"),
        ("cron: H 3 * * *", "UTC", "at each secret's own time from 03:00 to 03:59 every day, UTC"),
        ("cron: ~ * * * *", "UTC", "at each secret's own minute from 0 to 59 of every hour, UTC"),
        (
            "cron: H/15 * * * *", "UTC",
            "at each secret's own minute from 0 to 14 and every 15th after it to 59 of every hour, UTC"
        ),
        (
            "cron: 0 3 H * *", "UTC", "03:00 on each secret's own day from 1 to 28 of every month, UTC"
        ),
        ("cron: 0 3 * * H", "UTC", "03:00 on each secret's own weekday from Sunday to Saturday, UTC"),
        (
            "cron: 0 3 1 H *", "UTC",
            "03:00 on the first day of each secret's own month from January to December, UTC"
        ),
        // Intervals and months.
        ("every: 30d", "UTC", "every 30 days, spread by each secret's name"),
        ("every: 30d from 2026-01-05T03:00:00Z", "UTC", "every 30 days, counted from 2026-01-05T03:00:00Z"),
        ("every: 30d from 2027-01-05T03:00:00Z", "UTC", "every 30 days, counted from 2025-12-11T03:00:00Z"),
        (
            "every: 30d from 2026-01-05T03:00", "Europe/Berlin",
            "every 30 days, counted from 2026-01-05T03:00 Europe/Berlin (2026-01-05T02:00:00Z)"
        ),
        ("every: 1d", "UTC", "every 24 hours, spread by each secret's name"),
        ("every: 90m", "UTC", "every 90 minutes, spread by each secret's name"),
        ("every: 1h", "UTC", "every hour, spread by each secret's name"),
        ("every: 1 month from 2026-01-05T03:00", "UTC", "03:00 on day 5 of every month, UTC"),
        (
            "every: 1 month from 2026-01-31T03:00", "Asia/Shanghai",
            "03:00 on day 31, or the month's last day, of every month, Asia/Shanghai"
        ),
        (
            "every: 3 months from 2026-02-01T03:00:05", "UTC",
            "03:00:05 on the first day of February, May, August and November, UTC"
        ),
        (
            "every: 5 months from 2026-04-30T00:00", "UTC",
            "00:00 on day 30, or the month's last day, of every 5th month, counted from November 2025, UTC"
        ),
        ("every: 1 year from 2026-03-15T12:00", "UTC", "12:00 on 15 March of every year, UTC"),
        (
            "every: 2 years from 2024-02-29T12:00", "UTC",
            "12:00 on 29 February, or 28 February, of every 2 years, counted from 2024, UTC"
        ),
    ]

    @Test("Each schedule in words", arguments: sentences)
    func sentence(expression: String, zone: String, sentence: String) throws {
        var support = ExplanationSupport()
        let schedule = try support.schedule(expression, zone: zone)
        #expect(support.explanation(of: schedule).sentence == sentence)
    }

    @Test("With a secret's phase what H leaves open is chosen")
    func oneSecret() throws {
        var support = ExplanationSupport()
        let schedule = try support.schedule("cron: H H(0-7) * * *")
        let phase = schedule.phase(account: "main", region: "cn-hangzhou", name: "rds/orders")
        let next = try #require(schedule.next(after: ExplanationSupport.instant, phase: phase, in: support.zones))
        let clock = next.rfc3339.dropFirst(11).prefix(5)
        #expect(support.explanation(of: schedule, phase: phase).sentence == "\(clock) every day, UTC")
    }

    @Test("How rarely it is due")
    func rareness() throws {
        var support = ExplanationSupport()
        let rare = try support.schedule("cron: 0 3 31 * *")
        #expect(support.explanation(of: rare).rareness == "day 31: 7 months of 12 have one")
        let leap = try support.schedule("calendar: *-02-29 03:00")
        #expect(support.explanation(of: leap).rareness == "29 February: only in leap years")
        let usual = try support.schedule("every: 1 month from 2026-01-31T03:00")
        #expect(support.explanation(of: usual).rareness == nil)
    }

    private static let changes: [(expression: String, zone: String, lines: [String])] = [
        (
            "cron: 30 2 * * *", "Europe/Berlin",
            [
                "on 2026-03-29 it fires at 03:00: 02:30 does not exist that day",
                "on 2026-10-25 it fires at the first pass only: 02:30 comes twice that day",
            ]
        ),
        (
            "cron: 0,30 2,3 * * *", "Europe/Berlin",
            [
                "on 2026-03-29 it fires once at 03:00 for 02:00, 02:30 and 03:00: the clocks leap from 02:00 to 03:00",
                "on 2026-10-25 it fires at the first pass only: 02:00 and 02:30 come twice that day",
            ]
        ),
        (
            "calendar: 02:0/10", "Europe/Berlin",
            [
                "on 2026-03-29 it fires once at 03:00 for the 6 times from 02:00 to 02:50: "
                    + "the clocks leap from 02:00 to 03:00",
                "on 2026-10-25 it fires at the first pass only: the 6 times from 02:00 to 02:50 come twice that day",
            ]
        ),
        // Half an hour, and at midnight.
        (
            "cron: 15 2 * * *", "Australia/Lord_Howe",
            ["on 2026-10-04 it fires at 02:30: 02:15 does not exist that day"]
        ),
        (
            "cron: 0 0 * * *", "America/Santiago",
            ["on 2026-09-06 it fires at 01:00: 00:00 does not exist that day"]
        ),
        (
            "every: 1 month from 2026-01-29T02:30", "Europe/Berlin",
            ["on 2026-03-29 it fires at 03:00: 02:30 does not exist that day"]
        ),
        // Nothing to say: other times, every hour, no zone, no change.
        ("cron: 0 3 * * *", "Europe/Berlin", []),
        ("cron: 30 * * * *", "Europe/Berlin", []),
        ("cron: 30 2 * * *", "Asia/Shanghai", []),
        ("every: 1h", "Europe/Berlin", []), ("every: 1d from 2026-01-05T02:30", "Europe/Berlin", []),
    ]

    @Test("What the clock changes of the next year make of it", arguments: changes)
    func clockChanges(expression: String, zone: String, lines: [String]) throws {
        var support = ExplanationSupport()
        let schedule = try support.schedule(expression, zone: zone)
        #expect(support.explanation(of: schedule).clockChanges == lines)
    }

    @Test("At the ends of time nothing overflows")
    func endsOfTime() throws {
        var support = ExplanationSupport()
        for text in ["every: 30d from 2026-01-01", "every: 7 months from 2026-01-01T00:00", "cron: 30 2 * * *"] {
            let schedule = try support.schedule(text, zone: "Europe/Berlin")
            for microseconds in [Int64.min, Int64.max] {
                let explanation = Explanation(
                    of: schedule, in: support.zones, at: Instant(microseconds: microseconds))
                #expect(!explanation.sentence.isEmpty)
            }
        }
    }
}
