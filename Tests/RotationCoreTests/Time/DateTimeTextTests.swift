import Testing

@testable import RotationCore

struct DateTimeTextTests {
    @Test(arguments: [
        ("2026-11-23T03:00:00Z", 1_795_402_800), ("2026-11-23T11:00:00+08:00", 1_795_402_800),
        ("2026-11-22T22:00:00-05:00", 1_795_402_800), ("2026-11-23t03:00:00z", 1_795_402_800),
        ("2026-11-23 03:00Z", 1_795_402_800), ("20261123T030000Z", 1_795_402_800), ("20261123T0300Z", 1_795_402_800),
        ("20261123T110000+0800", 1_795_402_800), ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("1970-01-01T00:00:00-00:00", 0),
    ])
    func instantsAreRead(text: String, seconds: Int) throws {
        #expect(try Instant(rfc3339: text) == Instant(seconds: Int64(seconds)))
    }

    @Test func timesWithoutAnOffsetAreLocal() throws {
        let day = CivilDate(year: 2026, month: 11, day: 10)
        #expect(try DateTimeText("2026-11-10") == .local(CivilDateTime(day)))
        #expect(try DateTimeText("2026-11-10T00:00") == .local(CivilDateTime(day)))
        #expect(try DateTimeText("2026-11-10T13:14:15") == .local(CivilDateTime(day, hour: 13, minute: 14, second: 15)))
        #expect(try DateTimeText("20261110") == .local(CivilDateTime(day)))
    }

    @Test(arguments: [
        ("", 0), ("2026", 4), ("2026-1-01", 6), ("2026-02-30", 0), ("2026-13-01", 5), ("2026-11-10T", 11),
        ("2026-11-10T24:01", 11), ("2026-11-10T24:00:01", 11), ("2026-11-10T25:00", 11), ("9999-12-31T24:00", 11),
        ("2026-11-10T23:60", 14), ("2026-11-10T23:59:60Z", 17),
        ("2026-11-10T03:00:00.5Z", 19),
        ("2026-11-10T03:00:00+8", 21), ("2026-11-10T03:00:00+08", 19), ("2026-11-10Z", 10), ("2026-11-10T03", 13),
        ("2026-11-10T03:00:00Zx", 20), ("0000-01-01", 0), ("٢٠٢٦-11-10", 0), ("9999-12-31T23:59:59-01:00", 0),
        ("0001-01-01T00:00:00+01:00", 0), ("26-11-10", 2),
    ])
    func faultsHaveAPlace(text: String, offset: Int) {
        #expect { try DateTimeText(text) } throws: { ($0 as? ValueFault)?.offset == offset }
    }

    @Test(arguments: [
        "2026-12-31T24:00", "2026-12-31T24:00:00", "2026-12-31 24:00", "20261231T2400", "20261231T240000",
    ])
    func hour24IsTheDaysEnd(text: String) throws {
        #expect(try DateTimeText(text) == .local(CivilDateTime(CivilDate(year: 2027, month: 1, day: 1))))
    }

    @Test func hour24IsOfTheOffset() throws {
        #expect(try DateTimeText("2026-11-22T24:00+08:00") == DateTimeText("2026-11-22T16:00:00Z"))
        #expect { try Instant(rfc3339: "2026-11-22T24:00:00Z") } throws: { ($0 as? ValueFault)?.offset == 11 }
    }

    @Test func anInstantNeedsAnOffset() {
        #expect(throws: ValueFault.self) { try Instant(rfc3339: "2026-11-23T03:00:00") }
    }

    @Test func instantsAreWritten() {
        let instant = Instant(seconds: 1_795_402_800)
        #expect(instant.rfc3339 == "2026-11-23T03:00:00Z")
        #expect(instant.basicText == "20261123T030000Z")
        #expect(Instant(microseconds: -1).rfc3339 == "1969-12-31T23:59:59Z")
        #expect(Instant.earliest.rfc3339 == "0001-01-01T00:00:00Z")
        #expect(Instant.latest.basicText == "99991231T235959Z")
    }

    @Test func instantsBeyondTheYearsOfTheRuleAreWrittenToo() {
        #expect(Instant(seconds: 253_402_300_800).rfc3339 == "+10000-01-01T00:00:00Z")
        #expect(Instant(seconds: -62_167_219_201).rfc3339 == "-0001-12-31T23:59:59Z")
        #expect(Instant(microseconds: .max).rfc3339.hasPrefix("+294247-"))
        #expect(Instant(microseconds: .min).rfc3339.hasPrefix("-290308-"))
    }
}
