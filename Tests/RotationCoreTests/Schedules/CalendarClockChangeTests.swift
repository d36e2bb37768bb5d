import RotationCore
import ScheduleFile
import Testing

/// The clock-change rule for calendar expressions against a scan that follows the words of the rule.
struct CalendarClockChangeTests {
    @Test(arguments: ClockChangeScan.zones)
    func occurrencesAreThoseOfAMinuteScan(zone: String) throws {
        var database = TimeZoneDatabase()
        let rules = try database.rules(named: zone)
        var table = TimeZoneTable()
        let id = table.insert(rules)
        var random = SeededRandom(seed: UInt64(zone.utf8.count))
        for middle in try ClockChangeScan.moments(of: rules, until: "2031") {
            let scan = ClockChangeScan(around: middle, in: rules)
            let sample = CalendarSample(using: &random)
            let schedule = Schedule.calendar(CalendarSchedule(try CalendarExpression(sample.text), zone: id))
            let expected = scan.occurrences(isHourly: sample.isHourly) { sample.names($0) }
            let difference = scan.difference(of: schedule, in: table, from: expected, using: &random)
            #expect(difference == nil, "\(sample.text) in \(zone) around \(middle.rfc3339)")
        }
    }

    @Test(arguments: ClockChangeScan.zones)
    func secondsAreThoseOfAScanBySeconds(zone: String) throws {
        var database = TimeZoneDatabase()
        let rules = try database.rules(named: zone)
        var table = TimeZoneTable()
        let id = table.insert(rules)
        var random = SeededRandom(seed: 11)
        for middle in try ClockChangeScan.moments(of: rules, until: "2040").suffix(2) {
            let scan = ClockChangeScan(around: middle, hours: 4, step: 1, in: rules)
            let sample = CalendarSample(seconds: .any, using: &random)
            let schedule = Schedule.calendar(CalendarSchedule(try CalendarExpression(sample.text), zone: id))
            let expected = scan.occurrences(isHourly: sample.isHourly) { sample.names($0) }
            let difference = scan.difference(of: schedule, in: table, from: expected, using: &random)
            #expect(difference == nil, "\(sample.text) in \(zone) around \(middle.rfc3339)")
        }
    }

    private func occurrences(_ text: String, _ zone: String, after: String, count: Int) throws -> [String] {
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        let id = table.insert(try database.rules(named: zone))
        let schedule = Schedule.calendar(CalendarSchedule(try CalendarExpression(text), zone: id))
        var instant = try Instant(rfc3339: after)
        var found: [String] = []
        while found.count < count, let next = schedule.next(after: instant, phase: 0, in: table) {
            found.append(next.rfc3339)
            instant = next
        }
        return found
    }

    @Test func allTimesOfAGapFireTogetherAtTheChange() throws {
        // On 2026-03-08 New York's clocks go from 02:00 to 03:00, at 07:00Z.
        #expect(
            try occurrences("02:00..59/10:45", "America/New_York", after: "2026-03-08T06:00:00Z", count: 2)
                == ["2026-03-08T07:00:00Z", "2026-03-09T06:00:45Z"])
        // A time that the clocks show is no part of the gap, but its end is.
        #expect(
            try occurrences("2,3:00:00,05", "America/New_York", after: "2026-03-08T06:00:00Z", count: 3)
                == ["2026-03-08T07:00:00Z", "2026-03-08T07:00:05Z", "2026-03-09T06:00:00Z"])
    }

    @Test func everyHourFiresByTheClock() throws {
        // On 2026-11-01 New York's clocks go from 02:00 back to 01:00, at 06:00Z.
        #expect(
            try occurrences("*:59:30", "America/New_York", after: "2026-11-01T05:00:00Z", count: 3)
                == ["2026-11-01T05:59:30Z", "2026-11-01T06:59:30Z", "2026-11-01T07:59:30Z"])
        #expect(
            try occurrences("*:*:*", "America/New_York", after: "2026-03-08T06:59:58Z", count: 3)
                == ["2026-03-08T06:59:59Z", "2026-03-08T07:00:00Z", "2026-03-08T07:00:01Z"])
    }

    @Test func aRepeatedTimeFiresAtItsFirstPass() throws {
        #expect(
            try occurrences("1:59:59", "America/New_York", after: "2026-10-31T12:00:00Z", count: 2)
                == ["2026-11-01T05:59:59Z", "2026-11-02T06:59:59Z"])
    }

    @Test func aDayThatAZoneSkippedFiresAtTheChange() throws {
        // Apia went from 2011-12-29 24:00 to 2011-12-31 00:00, at 2011-12-30T10:00Z.
        #expect(
            try occurrences("2011-12-30 03:00:07", "Pacific/Apia", after: "2011-01-01T00:00:00Z", count: 2)
                == ["2011-12-30T10:00:00Z"])
        #expect(
            try occurrences("*-12~02 03:00", "Pacific/Apia", after: "2011-01-01T00:00:00Z", count: 2)
                == ["2011-12-30T10:00:00Z", "2012-12-29T13:00:00Z"])
    }

    @Test func theYearsOfSystemdAreTheEndsOfTime() throws {
        #expect(
            try occurrences("*:*:*", "Etc/GMT+12", after: "2200-01-01T11:59:58Z", count: 9) == ["2200-01-01T11:59:59Z"])
        #expect(
            try occurrences("*:*:*", "Pacific/Kiritimati", after: "2199-12-31T09:59:58Z", count: 9)
                == ["2199-12-31T09:59:59Z"])
        #expect(
            try occurrences("daily", "Pacific/Kiritimati", after: "0001-01-01T00:00:00Z", count: 1)
                == ["1970-01-01T10:40:00Z"])
        #expect(try occurrences("minutely", "America/New_York", after: "9999-12-31T00:00:00Z", count: 1) == [])
        let table = TimeZoneTable()
        let yearly = Schedule.calendar(CalendarSchedule(try CalendarExpression("yearly"), zone: .utc))
        #expect(
            yearly.latest(atOrBefore: .latest, phase: 0, in: table) == (try Instant(rfc3339: "2199-01-01T00:00:00Z")))
        #expect(
            yearly.latest(atOrBefore: try Instant(rfc3339: "1969-12-31T23:59:59Z"), phase: 0, in: table) == nil)
        #expect(yearly.count(after: .earliest, through: .latest, phase: 0, in: table) == 230)
    }
}
