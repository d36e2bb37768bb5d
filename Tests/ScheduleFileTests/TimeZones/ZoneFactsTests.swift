import RotationCore
import Testing

@testable import ScheduleFile

/// What history says of the zones that are unlike others, so that not even the C library need be believed.
struct ZoneFactsTests {
    private func rules(_ name: String) throws -> TimeZoneRules {
        var database = TimeZoneDatabase()
        return try database.rules(named: name)
    }

    private func local(_ text: String) throws -> CivilDateTime {
        guard case .local(let time) = try DateTimeText(text) else { throw ValueFault("\(text) is not local") }
        return time
    }

    @Test(arguments: [
        // Morocco goes back to UTC for the month of fasting.
        ("Africa/Casablanca", "2023-03-19T02:00:00Z", 3600, 0),
        ("Africa/Casablanca", "2023-04-23T02:00:00Z", 0, 3600),
        // Samoa left out the 30th of December.
        ("Pacific/Apia", "2011-12-30T10:00:00Z", -36_000, 50_400),
        // Ireland's standard time is its summer's; all of 1969 and 1970 had it.
        ("Europe/Dublin", "2024-03-31T01:00:00Z", 0, 3600),
        ("Europe/Dublin", "2024-10-27T01:00:00Z", 3600, 0),
        ("Europe/Dublin", "1971-10-31T02:00:00Z", 3600, 0),
        // Half an hour, and a change that has no rule's hour.
        ("Australia/Lord_Howe", "2024-04-06T15:00:00Z", 39_600, 37_800),
        ("Asia/Kathmandu", "1985-12-31T18:30:00Z", 19_800, 20_700),
        ("America/Caracas", "2016-05-01T07:00:00Z", -16_200, -14_400),
        ("Asia/Pyongyang", "2018-05-04T15:00:00Z", 30_600, 32_400),
        ("America/Nuuk", "2024-03-31T01:00:00Z", -7200, -3600),
    ])
    func changesThatWereAnnounced(name: String, instant: String, before: Int, after: Int) throws {
        let rules = try rules(name)
        let instant = try Instant(rfc3339: instant)
        let change = try #require(rules.transition(after: Instant(seconds: instant.seconds - 1)))
        #expect((change.instant, change.before, change.after) == (instant, before, after))
        #expect(rules.offset(at: Instant(seconds: instant.seconds - 1)) == before)
        #expect(rules.offset(at: instant) == after)
    }

    @Test func aDayThatWasLeftOutIsAGap() throws {
        let apia = try rules("Pacific/Apia")
        let change = try Instant(rfc3339: "2011-12-30T10:00:00Z")
        for time in ["2011-12-30T00:00:00", "2011-12-30T12:34:56", "2011-12-30T23:59:59"] {
            #expect(apia.instants(showing: try local(time)) == .gap(change))
            #expect(apia.firstInstant(showing: try local(time)) == change)
        }
        #expect(apia.instants(showing: try local("2011-12-31T00:00:00")) == .unique(change))
    }

    @Test func aRuleHoldsLongAfterTheTable() throws {
        let dublin = try rules("Europe/Dublin")
        let troll = try rules("Antarctica/Troll")
        for year in ["2037", "2038", "2100", "2437", "2500", "9999"] {
            #expect(dublin.offset(at: try Instant(rfc3339: "\(year)-01-15T00:00:00Z")) == 0)
            #expect(dublin.offset(at: try Instant(rfc3339: "\(year)-07-15T00:00:00Z")) == 3600)
            #expect(troll.offset(at: try Instant(rfc3339: "\(year)-01-15T00:00:00Z")) == 0)
            #expect(troll.offset(at: try Instant(rfc3339: "\(year)-07-15T00:00:00Z")) == 7200)
        }
    }
}
