import Testing

@testable import RotationCore

struct TimeZoneRulesTests {
    /// Five hours west, four in summer, by the rule of the United States since 2007.
    static let newYork = TimeZoneRules(
        name: "Test/New_York", firstOffset: -18_000,
        rule: SeasonalRule(
            standardOffset: -18_000, daylightOffset: -14_400,
            start: .init(day: .weekday(month: 3, week: 2, weekday: 0), time: 7200),
            end: .init(day: .weekday(month: 11, week: 1, weekday: 0), time: 7200)))

    private func instant(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

    private func local(_ text: String) throws -> CivilDateTime {
        guard case .local(let time) = try DateTimeText(text) else { throw ValueFault("not local") }
        return time
    }

    @Test(arguments: ["2026", "2426", "2826", "9626"])
    func offsetsFollowTheRuleForEver(year: String) throws {
        // All are 400 years apart, so their Sundays are the same.
        #expect(Self.newYork.offset(at: try instant("\(year)-03-08T06:59:59Z")) == -18_000)
        #expect(Self.newYork.offset(at: try instant("\(year)-03-08T07:00:00Z")) == -14_400)
        #expect(Self.newYork.offset(at: try instant("\(year)-11-01T05:59:59Z")) == -14_400)
        #expect(Self.newYork.offset(at: try instant("\(year)-11-01T06:00:00Z")) == -18_000)
        let transition = try #require(Self.newYork.transition(after: try instant("\(year)-03-08T00:00:00Z")))
        #expect(transition.instant == (try instant("\(year)-03-08T07:00:00Z")))
        #expect((transition.before, transition.after) == (-18_000, -14_400))
    }

    @Test(arguments: ["2026", "2426", "9626"])
    func localTimesHaveTheirInstants(year: String) throws {
        #expect(
            Self.newYork.instants(showing: try local("\(year)-03-08T01:59:59"))
                == .unique(try instant("\(year)-03-08T06:59:59Z")))
        #expect(
            Self.newYork.instants(showing: try local("\(year)-03-08T02:00:00"))
                == .gap(try instant("\(year)-03-08T07:00:00Z")))
        #expect(
            Self.newYork.instants(showing: try local("\(year)-03-08T02:59:59"))
                == .gap(try instant("\(year)-03-08T07:00:00Z")))
        #expect(
            Self.newYork.instants(showing: try local("\(year)-03-08T03:00:00"))
                == .unique(try instant("\(year)-03-08T07:00:00Z")))
        #expect(
            Self.newYork.instants(showing: try local("\(year)-11-01T01:30:00"))
                == .repeated(
                    first: try instant("\(year)-11-01T05:30:00Z"), last: try instant("\(year)-11-01T06:30:00Z")))
        #expect(
            Self.newYork.instants(showing: try local("\(year)-11-01T02:00:00"))
                == .unique(try instant("\(year)-11-01T07:00:00Z")))
        #expect(
            Self.newYork.firstInstant(showing: try local("\(year)-11-01T01:30:00"))
                == (try instant("\(year)-11-01T05:30:00Z")))
        #expect(try DateTimeText("\(year)-03-08T02:30").instant(in: Self.newYork) == instant("\(year)-03-08T07:00:00Z"))
    }

    @Test func aSummerMayGoOverNewYear() throws {
        let santiago = SeasonalRule(
            standardOffset: -14_400, daylightOffset: -10_800,
            start: .init(day: .weekday(month: 9, week: 1, weekday: 0), time: 86_400),
            end: .init(day: .weekday(month: 4, week: 1, weekday: 0), time: 86_400))
        let zone = TimeZoneRules(name: "Test/Santiago", firstOffset: -14_400, rule: santiago)
        #expect(zone.offset(at: try instant("2026-01-01T00:00:00Z")) == -10_800)
        #expect(zone.offset(at: try instant("2026-07-01T00:00:00Z")) == -14_400)
        #expect(
            zone.transition(after: try instant("2026-01-01T00:00:00Z"))?.instant
                == (try instant("2026-04-06T03:00:00Z")))
    }

    @Test func aRuleThatNeverLeavesSummerHasNoChange() {
        // RFC 9636, 3.3.1: XXX3EDT4,0/0,J365/23
        let rule = SeasonalRule(
            standardOffset: -10_800, daylightOffset: -14_400, start: .init(day: .ordinal(0), time: 0),
            end: .init(day: .julian(365), time: 82_800))
        let zone = TimeZoneRules(
            name: "Test/Always", firstOffset: 0, transitions: [(second: 1_000_000_000, offset: -14_400)], rule: rule)
        #expect(zone.transition(after: Instant(seconds: 1_000_000_000)) == nil)
        #expect(zone.offset(at: .latest) == -14_400)
    }

    @Test func daysOfARuleAreFound() {
        func date(_ day: SeasonalRule.Day, _ year: Int) -> CivilDate {
            CivilDate(daysSinceEpoch: day.daysSinceEpoch(year: year))
        }
        #expect(date(.julian(59), 2024) == CivilDate(year: 2024, month: 2, day: 28))
        #expect(date(.julian(60), 2024) == CivilDate(year: 2024, month: 3, day: 1))
        #expect(date(.julian(60), 2023) == CivilDate(year: 2023, month: 3, day: 1))
        #expect(date(.ordinal(59), 2024) == CivilDate(year: 2024, month: 2, day: 29))
        #expect(date(.weekday(month: 10, week: 5, weekday: 0), 2026) == CivilDate(year: 2026, month: 10, day: 25))
        #expect(date(.weekday(month: 2, week: 5, weekday: 0), 2026) == CivilDate(year: 2026, month: 2, day: 22))
        #expect(date(.weekday(month: 3, week: 1, weekday: 0), 2026) == CivilDate(year: 2026, month: 3, day: 1))
        #expect(date(.weekday(month: 3, week: 5, weekday: 2), 2026) == CivilDate(year: 2026, month: 3, day: 31))
    }

    @Test func extremeTransitionsDoNotTrap() {
        let zone = TimeZoneRules(
            name: "Test/Extreme", firstOffset: 3600,
            transitions: [(.min, 7200), (-1 << 59, 0), (0, 60), (1 << 60, 120), (.max, 180)],
            rule: SeasonalRule(
                standardOffset: 0, daylightOffset: 3600, start: .init(day: .julian(1), time: 0),
                end: .init(day: .julian(2), time: 0)))
        #expect(zone.offset(at: Instant(microseconds: .min)) == 0)
        #expect(zone.offset(at: Instant(seconds: 1)) == 60)
        #expect(zone.offset(at: Instant(microseconds: .max)) == 60)
        // A change that no instant can reach is none.
        #expect(zone.transition(after: Instant(seconds: 0)) == nil)
    }

    @Test func aTableGivesOnePlaceToOneName() {
        var table = TimeZoneTable()
        let id = table.insert(Self.newYork)
        #expect(table.insert(Self.newYork) == id)
        #expect(table.id(named: "Test/New_York") == id)
        #expect(table.insert(.utc) == .utc)
        #expect(table[id].name == "Test/New_York")
        #expect(table.id(named: "Nowhere") == nil)
    }
}
