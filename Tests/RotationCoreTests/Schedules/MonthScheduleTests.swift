import ScheduleFile
import Testing

@testable import RotationCore

/// `every: 1 month`, against examples and a walk day by day.
struct MonthScheduleTests {
    private func date(_ text: String) throws -> CivilDateTime {
        guard case .local(let time) = try DateTimeText(text) else { throw ValueFault("not local") }
        return time
    }

    private func occurrences(
        every months: Int, _ anchor: String, _ rules: TimeZoneRules = .utc, after: String, count: Int
    ) throws -> [String] {
        let schedule = MonthSchedule(every: months, anchor: try date(anchor), zone: .utc)
        var second = try Instant(rfc3339: after).seconds
        var found: [String] = []
        while found.count < count, let next = schedule.next(after: second, in: rules) {
            found.append(Instant(seconds: next).rfc3339)
            second = next
        }
        return found
    }

    @Test func aLateDayIsClampedAndDoesNotDrift() throws {
        #expect(
            try occurrences(every: 1, "2026-01-31T03:00", after: "2027-12-31T03:00:00Z", count: 4)
                == ["2028-01-31T03:00:00Z", "2028-02-29T03:00:00Z", "2028-03-31T03:00:00Z", "2028-04-30T03:00:00Z"])
        #expect(
            try occurrences(every: 12, "2024-02-29T00:00", after: "2023-01-01T00:00:00Z", count: 3)
                == ["2023-02-28T00:00:00Z", "2024-02-29T00:00:00Z", "2025-02-28T00:00:00Z"])
        #expect(
            try occurrences(every: 14, "2026-11-30T00:00", after: "2024-01-01T00:00:00Z", count: 3)
                == ["2024-07-30T00:00:00Z", "2025-09-30T00:00:00Z", "2026-11-30T00:00:00Z"])
    }

    @Test func clockChangesMoveNothingElse() throws {
        var database = TimeZoneDatabase()
        let newYork = try database.rules(named: "America/New_York")
        // 2026-03-08 02:30 is leapt over at 07:00Z; 2026-11-08 is after the change back.
        #expect(
            try occurrences(every: 1, "2026-01-08T02:30", newYork, after: "2026-02-08T07:30:00Z", count: 2)
                == ["2026-03-08T07:00:00Z", "2026-04-08T06:30:00Z"])
        // 2026-11-01 01:30 is shown at 05:30Z and 06:30Z.
        #expect(
            try occurrences(every: 1, "2026-01-01T01:30", newYork, after: "2026-10-02T00:00:00Z", count: 2)
                == ["2026-11-01T05:30:00Z", "2026-12-01T06:30:00Z"])
        #expect(
            try occurrences(every: 1, "2026-01-01T01:30", newYork, after: "2026-11-01T06:10:00Z", count: 1)
                == ["2026-12-01T06:30:00Z"])
        // Apia left out 2011-12-30, at 10:00Z.
        #expect(
            try occurrences(
                every: 1, "2011-11-30T03:00", database.rules(named: "Pacific/Apia"), after: "2011-12-01T00:00:00Z",
                count: 2) == ["2011-12-30T10:00:00Z", "2012-01-29T13:00:00Z"])
    }

    @Test(arguments: [
        "UTC", "America/New_York", "Pacific/Chatham", "Antarctica/Troll", "Australia/Lord_Howe", "America/Santiago",
        "Africa/Casablanca", "Pacific/Apia",
    ])
    func occurrencesAreThoseOfAWalkDayByDay(zone: String) throws {
        var database = TimeZoneDatabase()
        let rules = try database.rules(named: zone)
        var random = SeededRandom(seed: UInt64(zone.utf8.count))
        let from = CivilDate(year: 2008, month: 1, day: 1).daysSinceEpoch
        let to = CivilDate(year: 2026, month: 1, day: 1).daysSinceEpoch
        let dates = (from...to).map(CivilDate.init(daysSinceEpoch:))
        var anchors: [(CivilDateTime, Int)] = (0..<8).map { _ in
            let day = Int64.random(in: from..<to, using: &random)
            return (
                CivilDateTime(CivilDate(daysSinceEpoch: day), secondOfDay: Int.random(in: 0..<86_400, using: &random)),
                [1, 1, 2, 3, 5, 12, 14, 24].randomElement(using: &random) ?? 1
            )
        }
        // Anchors at local times that a change leaps over or repeats, and that come to it from elsewhere.
        var change = rules.transition(after: Instant(seconds: from * 86_400))
        while let transition = change, transition.instant.seconds < to * 86_400, anchors.count < 30 {
            let local = transition.instant.seconds + Int64(min(transition.before, transition.after))
            anchors.append((CivilDateTime(civilSeconds: local + Int64.random(in: 0..<7200, using: &random)), 1))
            change = rules.transition(after: transition.instant)
        }
        for (anchor, months) in anchors {
            let schedule = MonthSchedule(every: months, anchor: anchor, zone: .utc)
            let expected = zip(dates, dates.dropFirst()).compactMap { date, nextDate -> Int64? in
                let distance = (date.year - anchor.date.year) * 12 + date.month - anchor.date.month
                guard distance % months == 0,
                    date.day == anchor.date.day || nextDate.day == 1 && date.day < anchor.date.day
                else { return nil }
                return Self.reached(CivilDateTime(date, secondOfDay: anchor.secondOfDay), in: rules)
            }
            var found: [Int64] = []
            var second = expected[0] - 1
            while let next = schedule.next(after: second, in: rules), next <= expected[expected.count - 1] {
                found.append(next)
                second = next
            }
            #expect(found == expected, "\(months) months from \(anchor) in \(zone)")
            for _ in 0..<20 {
                let index = Int.random(in: 1..<expected.count - 1, using: &random)
                let second = expected[index] + [-1, 0, 1, 3600, -3600].randomElement(using: &random)!
                #expect(schedule.next(after: second, in: rules) == expected.first { $0 > second })
                #expect(schedule.latest(atOrBefore: second, in: rules) == expected.last { $0 <= second })
            }
        }
    }

    /// The first second at which the clocks have come to a local time since a day and more before it, by looking at
    /// them minute by minute.
    private static func reached(_ time: CivilDateTime, in rules: TimeZoneRules) -> Int64 {
        func shown(_ second: Int64) -> Int64 { rules.civilTime(at: Instant(seconds: second)).civilSeconds }
        let local = time.civilSeconds
        let start = Instant(seconds: local - 27 * 3600)
        let change = rules.transition(after: start)
        guard let change, change.instant.seconds < local + 27 * 3600 else {
            return local - Int64(rules.offset(at: start))
        }
        // Changes are to the minute, as are offsets, so that a step lands on the time unless the clocks leapt over it.
        var second = start.seconds
        while shown(second) < local { second += 60 }
        while shown(second - 1) >= local { second -= 1 }
        return second
    }

    @Test func equalSetsAreEqual() throws {
        func every(_ months: Int, _ anchor: String) throws -> MonthSchedule {
            MonthSchedule(every: months, anchor: try date(anchor), zone: .utc)
        }
        #expect(try every(1, "2026-01-15T03:00") == every(1, "1999-07-15T03:00"))
        #expect(try every(3, "2026-01-31T03:00") == every(3, "2026-07-31T03:00"))
        #expect(try every(3, "2026-01-15T03:00") != every(3, "2026-02-15T03:00"))
        #expect(try every(1, "2026-01-31T03:00") != every(1, "2026-01-30T03:00"))
        #expect(try every(3, "2026-04-15T03:00").anchor == date("1970-01-15T03:00"))
        #expect(try every(1, "2026-03-31T03:00").anchor == date("1970-01-31T03:00"))
        #expect(try every(12, "2026-04-30T03:00").anchor == date("1970-04-30T03:00"))
        // Only leap years have it, and of these the next one visited is 2000.
        #expect(try every(1200, "1600-02-29T03:00").anchor == date("2000-02-29T03:00"))
        #expect(try every(11_988, "0004-02-29T03:00").anchor == date("4000-02-29T03:00"))
        for (months, anchor) in [(1, "2026-05-31T00:00"), (7, "2024-02-29T12:34:56"), (11_999, "9996-02-29T01:00")] {
            let schedule = try every(months, anchor)
            #expect(MonthSchedule(every: months, anchor: schedule.anchor, zone: .utc) == schedule)
        }
    }

    @Test func theEndsOfTimeAreEnds() throws {
        var database = TimeZoneDatabase()
        for zone in ["UTC", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12"] {
            let rules = try database.rules(named: zone)
            for months in [1, 7, 12_000] {
                let schedule = MonthSchedule(every: months, anchor: try date("2026-12-31T23:59:59"), zone: .utc)
                for second in [Instant.earliest.seconds - 1, 0, Instant.latest.seconds, Int64.min / 4, Int64.max / 4] {
                    if let next = schedule.next(after: second, in: rules) { #expect(next > second) }
                    if let latest = schedule.latest(atOrBefore: second, in: rules) { #expect(latest <= second) }
                }
                #expect(schedule.next(after: Instant.latest.seconds + 86_400, in: rules) == nil)
                #expect(schedule.latest(atOrBefore: Instant.earliest.seconds - 86_400, in: rules) == nil)
                #expect(schedule.next(after: Instant.earliest.seconds - 86_400, in: rules) != nil)
                #expect(schedule.latest(atOrBefore: Instant.latest.seconds + 86_400, in: rules) != nil)
            }
        }
        let clamped = MonthSchedule(every: -5, anchor: try date("2026-12-31T23:59:59"), zone: .utc)
        #expect(clamped.months == 1)
        #expect(MonthSchedule(every: .max, anchor: try date("2026-12-31T23:59:59"), zone: .utc).months == 12_000)
    }
}
