import Testing

@testable import RotationCore

struct IntervalScheduleTests {
    private let zones = TimeZoneTable()

    private func every(_ text: String, anchor: String? = nil) throws -> Schedule {
        .interval(
            try IntervalSchedule(every: Duration(scheduleText: text), anchor: anchor.map { try Instant(rfc3339: $0) }))
    }

    @Test func theAnchorIsAnOccurrenceAndSoIsEveryIntervalFromIt() throws {
        let schedule = try every("30d", anchor: "2026-01-15T03:00:00Z")
        let phase = schedule.phase(account: "main", region: "cn-hangzhou", name: "any")
        let anchor = try Instant(rfc3339: "2026-01-15T03:00:00Z")
        let before = anchor.advanced(by: .microseconds(-1))
        #expect(schedule.next(after: before, phase: phase, in: zones) == anchor)
        #expect(schedule.next(after: anchor, phase: phase, in: zones)?.rfc3339 == "2026-02-14T03:00:00Z")
        #expect(schedule.latest(atOrBefore: anchor, phase: phase, in: zones) == anchor)
        #expect(schedule.latest(atOrBefore: before, phase: phase, in: zones)?.rfc3339 == "2025-12-16T03:00:00Z")
        let early = try Instant(rfc3339: "1960-01-01T00:00:00Z")
        #expect(schedule.latest(atOrBefore: early, phase: phase, in: zones)?.rfc3339 == "1959-12-03T03:00:00Z")
    }

    @Test func withoutAnAnchorThePhaseCountsFrom1970() throws {
        let schedule = try every("30d")
        let next = try #require(schedule.next(after: Instant(seconds: 0), phase: 906_312, in: zones))
        #expect(next == Instant(seconds: 906_312))
        #expect(schedule.next(after: next, phase: 906_312, in: zones) == Instant(seconds: 906_312 + 2_592_000))
    }

    @Test func occurrencesAreCounted() throws {
        let schedule = try every("1h")
        let start = Instant(seconds: 7200)
        #expect(schedule.count(after: start, through: Instant(seconds: 14_400), phase: 0, in: zones) == 2)
        #expect(schedule.count(after: Instant(seconds: 7199), through: start, phase: 0, in: zones) == 1)
        #expect(schedule.count(after: start, through: start, phase: 0, in: zones) == 0)
        #expect(schedule.count(after: start, through: Instant(seconds: 0), phase: 0, in: zones) == 0)
        let cron = Schedule.cron(CronSchedule(try CronExpression("0 * * * *")))
        #expect(cron.count(after: start, through: Instant(seconds: 14_400), phase: 0, in: zones) == 2)
        #expect(
            schedule.count(
                after: Instant(microseconds: .min), through: Instant(microseconds: .max), phase: 0, in: zones)
                == 87_649_416)
    }

    @Test func theEndsOfTimeAreEnds() throws {
        for text in ["1s", "30d", "3652425d"] {
            let schedule = try every(text, anchor: "9999-12-31T23:59:59Z")
            let phase = schedule.phase(account: "", region: "", name: "")
            #expect(schedule.next(after: .latest, phase: phase, in: zones) == nil)
            #expect(schedule.next(after: .latest.advanced(by: .seconds(-1)), phase: phase, in: zones) == .latest)
            #expect(schedule.latest(atOrBefore: Instant(microseconds: .max), phase: phase, in: zones) == .latest)
            #expect(schedule.latest(atOrBefore: Instant(microseconds: .min), phase: phase, in: zones) == nil)
        }
    }

    @Test(arguments: ["0s", "999ms", "1s500ms"])
    func intervalsAreWholeSeconds(text: String) {
        #expect(throws: ValueFault.self) { try every(text) }
    }

    @Test func equalSchedulesHaveEqualTexts() throws {
        var table = TimeZoneTable()
        let shanghai = table.insert(TimeZoneRules(name: "Asia/Shanghai", firstOffset: 28_800))
        #expect(try every("30d").text(in: table) == "every 30d")
        #expect(try every("P30D") == every("30d"))
        #expect(
            try every("30d", anchor: "2026-01-01T00:00:00Z").text(in: table) == "every 30d anchor 1970-01-25T00:00:00Z")
        #expect(try every("30d", anchor: "2026-01-31T00:00:00Z") == every("30d", anchor: "2026-01-01T08:00:00+08:00"))
        #expect(try every("30d", anchor: "1970-01-01T00:00:00Z") != every("30d"))
        let cron = Schedule.cron(CronSchedule(try CronExpression(" 0  3 1 * *"), zone: shanghai))
        #expect(cron.text(in: table) == "cron 0 3 1 * * Asia/Shanghai")
        #expect(cron != .cron(CronSchedule(try CronExpression("0 3 1 * *"))))
    }

    @Test func aLocalAnchorKeepsItsTextWhereRulesMoveIt() throws {
        let anchor = try DateTimeText("2026-01-05T03:00")
        let schedules = try [28_800, 25_200].map { offset in
            var table = TimeZoneTable()
            let zone = table.insert(TimeZoneRules(name: "Asia/Shanghai", firstOffset: offset))
            let interval = try IntervalSchedule(every: .seconds(7 * 86_400), anchor: anchor, zone: zone, in: table)
            let schedule = Schedule.interval(interval)
            #expect(schedule.text(in: table) == "every 7d anchor 2026-01-05T03:00:00 Asia/Shanghai")
            #expect(schedule.zone == zone)
            #expect(schedule.utcOffset(at: Instant(seconds: 0), in: table) == Int32(offset))
            // The anchor is an occurrence, by the rules in force.
            let first = try #require(interval.anchorPhase)
            #expect((anchor.instant(in: table[zone]).seconds - first) % (7 * 86_400) == 0)
            return schedule
        }
        #expect(schedules[0] != schedules[1])
    }

    @Test func whatIsLocalToUTCIsAnInstant() throws {
        let local = try IntervalSchedule(
            every: .seconds(30 * 86_400), anchor: DateTimeText("2026-01-01"), zone: .utc, in: zones)
        #expect(Schedule.interval(local) == (try every("30d", anchor: "2026-01-01T00:00:00Z")))
        #expect(Schedule.interval(local).zone == nil)
    }

    @Test func anAnchorWithAnOffsetIsOfNoZone() throws {
        var table = TimeZoneTable()
        let zone = table.insert(TimeZoneRules(name: "Asia/Shanghai", firstOffset: 28_800))
        let anchor = try DateTimeText("2026-01-01T08:00:00+08:00")
        let interval = try IntervalSchedule(every: .seconds(30 * 86_400), anchor: anchor, zone: zone, in: table)
        #expect(Schedule.interval(interval) == (try every("30d", anchor: "2026-01-01T00:00:00Z")))
    }

    @Test func aScheduleIsSmall() {
        #expect(MemoryLayout<Schedule>.stride <= 64)
    }
}
