import Testing

@testable import RotationCore

struct DurationTextTests {
    @Test(arguments: [
        ("90s", 90), ("15m", 900), ("6h", 21_600), ("30d", 2_592_000), ("2w", 1_209_600), ("1h30m", 5400),
        ("1h 30m", 5400),
        ("P30D", 2_592_000), ("PT6H", 21_600), ("P1DT12H", 129_600), ("P2W", 1_209_600), ("PT1M30S", 90), ("0s", 0),
        (" 30 d ", 2_592_000),
        ("3652425d", 315_569_520_000),
    ])
    func durationsAreRead(text: String, seconds: Int) throws {
        #expect(try Duration(scheduleText: text) == .seconds(seconds))
    }

    @Test func millisecondsAreRead() throws {
        #expect(try Duration(scheduleText: "200ms") == .milliseconds(200))
        #expect(try Duration(scheduleText: "1s500ms") == .milliseconds(1500))
    }

    @Test(arguments: [
        ("", 0, "missing"), ("30", 2, "write 30s"), ("1 month", 2, "calendar unit"), ("1 year", 2, "calendar unit"),
        ("P1M", 2, "calendar unit"),
        ("P1Y", 2, "calendar unit"), ("30 days", 3, "write 30d"), ("5min", 1, "write 5m"), ("1.5h", 1, "1h30m"),
        ("-5m", 0, "number"),
        ("5x", 1, "no unit"), ("5µs", 1, "no unit"), ("P", 1, "too soon"), ("PT", 2, "too soon"), ("P1H", 2, "after T"),
        ("P30", 3, "W or D"), ("1h30", 4, "no unit"),
        ("3652426d", 0, "at most"), ("99999999999999999999999999w", 0, "at most"), ("3652425d1s", 8, "at most"),
        ("h", 0, "number"), ("P-1D", 1, "number"),
    ])
    func faultsSayWhatToWrite(text: String, offset: Int, words: String) {
        #expect { try Duration(scheduleText: text) } throws: {
            guard let fault = $0 as? ValueFault else { return false }
            return fault.offset == offset && fault.message.contains(words)
        }
    }

    @Test(arguments: ["30d", "1h30m", "1m30s", "200ms", "0s", "1d1h1m1s1ms", "59s", "3652425d"])
    func theCanonicalTextIsItsOwn(text: String) throws {
        #expect(try Duration(scheduleText: text).scheduleText == text)
    }

    @Test func spellingsOfOneDurationHaveOneText() throws {
        for text in ["2w", "14d", "P14D", "P2W", "336h", "PT336H", "1w7d", "20160m"] {
            #expect(try Duration(scheduleText: text).scheduleText == "14d")
        }
        #expect(Duration.seconds(-90).scheduleText == "-1m30s")
        #expect(Duration.nanoseconds(1_999_999).scheduleText == "1ms")
    }
}
