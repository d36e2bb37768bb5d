import RotationCore
import ScheduleFile
import Testing

/// The clock-change rule in examples that a reader can check by hand.
struct CronScheduleTests {
    private func occurrences(_ text: String, _ zone: String, after: String, count: Int) throws -> [String] {
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        let id = table.insert(try database.rules(named: zone))
        let schedule = Schedule.cron(CronSchedule(try CronExpression(text), zone: id))
        var instant = try Instant(rfc3339: after)
        var found: [String] = []
        while found.count < count, let next = schedule.next(after: instant, phase: 0, in: table) {
            found.append(next.rfc3339)
            instant = next
        }
        return found
    }

    @Test func aTimeInsideAGapFiresAtTheChange() throws {
        // On 2026-03-08 New York's clocks go from 02:00 to 03:00, at 07:00Z.
        #expect(
            try occurrences("30 2 * * *", "America/New_York", after: "2026-03-07T00:00:00Z", count: 3)
                == ["2026-03-07T07:30:00Z", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"])
        // All times of the gap, and the one at its end, are one occurrence.
        #expect(
            try occurrences("0,15,30 2,3 * * *", "America/New_York", after: "2026-03-08T06:00:00Z", count: 3)
                == ["2026-03-08T07:00:00Z", "2026-03-08T07:15:00Z", "2026-03-08T07:30:00Z"])
    }

    @Test func aRepeatedTimeFiresAtItsFirstPass() throws {
        // On 2026-11-01 New York's clocks go from 02:00 back to 01:00, at 06:00Z.
        #expect(
            try occurrences("30 1 * * *", "America/New_York", after: "2026-10-31T12:00:00Z", count: 2)
                == ["2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"])
        // Asked in the middle of the second pass.
        #expect(
            try occurrences("30 1 * * *", "America/New_York", after: "2026-11-01T06:10:00Z", count: 1) == [
                "2026-11-02T06:30:00Z"
            ])
    }

    @Test func everyHourFiresByTheClock() throws {
        #expect(
            try occurrences("30 * * * *", "America/New_York", after: "2026-11-01T05:00:00Z", count: 3)
                == ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-01T07:30:00Z"])
        #expect(
            try occurrences("30 * * * *", "America/New_York", after: "2026-03-08T06:00:00Z", count: 3)
                == ["2026-03-08T06:30:00Z", "2026-03-08T07:30:00Z", "2026-03-08T08:30:00Z"])
        // Lord Howe goes half an hour: at 15:30Z from 02:00 to 02:30, so 02:15 is not shown.
        #expect(
            try occurrences("15 * * * *", "Australia/Lord_Howe", after: "2026-10-03T15:00:00Z", count: 2)
                == ["2026-10-03T16:15:00Z", "2026-10-03T17:15:00Z"])
    }

    @Test func aDayThatAZoneSkippedFiresAtTheChange() throws {
        // Apia went from 2011-12-29 24:00 to 2011-12-31 00:00, at 2011-12-30T10:00Z.
        #expect(
            try occurrences("0 3 30 12 *", "Pacific/Apia", after: "2011-01-01T00:00:00Z", count: 2)
                == ["2011-12-30T10:00:00Z", "2012-12-29T13:00:00Z"])
        #expect(
            try occurrences("0 3 * * *", "Pacific/Apia", after: "2011-12-29T00:00:00Z", count: 3)
                == ["2011-12-29T13:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T13:00:00Z"])
    }

    @Test func midnightGapsBelongToTheNewDay() throws {
        // Santiago's 2026-09-06 begins at 01:00, at 04:00Z.
        #expect(
            try occurrences("0 0 * * *", "America/Santiago", after: "2026-09-05T12:00:00Z", count: 2)
                == ["2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"])
    }

    @Test func changesWithSecondsKeepTheirMoment() throws {
        // Shanghai left local mean time (+8:05:43) at 1901-01-01T00:00 local, and its clocks went back 343 s.
        #expect(
            try occurrences("0 0 1 1 *", "Asia/Shanghai", after: "1899-06-01T00:00:00Z", count: 3)
                == ["1899-12-31T15:54:17Z", "1900-12-31T16:00:00Z", "1901-12-31T16:00:00Z"])
        // Monrovia leapt from -0:44:30 to 0 at 1972-01-07T00:00 local: the gap ends at 00:44:30 local.
        #expect(
            try occurrences("10,20,45 0 * * *", "Africa/Monrovia", after: "1972-01-07T00:40:00Z", count: 3)
                == ["1972-01-07T00:44:30Z", "1972-01-07T00:45:00Z", "1972-01-08T00:10:00Z"])
    }

    @Test func rareDaysAreFoundOverCenturies() throws {
        #expect(
            try occurrences("0 0 29 2 *", "UTC", after: "2096-03-01T00:00:00Z", count: 2)
                == ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"])
        #expect(
            try occurrences("0 0 29 2 */7", "UTC", after: "2026-01-01T00:00:00Z", count: 1) == ["2032-02-29T00:00:00Z"])
        #expect(
            try occurrences("30 2 * 3 *", "America/New_York", after: "9999-03-30T12:00:00Z", count: 9) == [
                "9999-03-31T06:30:00Z"
            ])
    }

    @Test func theEndsOfTimeAreEnds() throws {
        var table = TimeZoneTable()
        var database = TimeZoneDatabase()
        for zone in ["UTC", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12"] {
            let id = table.insert(try database.rules(named: zone))
            for text in ["* * * * *", "0 3 1 1 *", "0 0 29 2 *"] {
                let schedule = Schedule.cron(CronSchedule(try CronExpression(text), zone: id))
                for instant in [Instant(microseconds: .min), .earliest, .latest, Instant(microseconds: .max)] {
                    if let next = schedule.next(after: instant, phase: 0, in: table) {
                        #expect(next > instant && next <= .latest)
                    }
                    if let latest = schedule.latest(atOrBefore: instant, phase: 0, in: table) {
                        #expect(latest <= instant && latest >= .earliest)
                    }
                }
                #expect(schedule.next(after: .latest, phase: 0, in: table) == nil)
                #expect(schedule.latest(atOrBefore: Instant(microseconds: .min), phase: 0, in: table) == nil)
                #expect(schedule.next(after: Instant(microseconds: .min), phase: 0, in: table) != nil)
                #expect(schedule.latest(atOrBefore: Instant(microseconds: .max), phase: 0, in: table) != nil)
            }
        }
    }

    @Test func lateCenturiesAreThoseOfFourHundredYearsBefore() throws {
        let early = try occurrences("30 1,2 * * 0", "America/New_York", after: "2480-01-01T00:00:00Z", count: 1000)
        let late = try occurrences("30 1,2 * * 0", "America/New_York", after: "2880-01-01T00:00:00Z", count: 1000)
        #expect(early.map { String($0.dropFirst(4)) } == late.map { String($0.dropFirst(4)) })
    }
}
