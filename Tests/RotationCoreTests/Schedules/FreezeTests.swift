import RotationCore
import ScheduleFile
import Testing

struct FreezeTests {
    @Test func aFreezeCoversWhatItNames() throws {
        let span = try YearlySpan("12-24..01-02")
        let all = Freeze(name: "all", yearly: span, zone: .utc)
        #expect(all.covers(account: "main", name: "a/b"))
        let some = Freeze(
            name: "some", yearly: span, zone: .utc, accounts: ["main", "other"],
            secrets: [try Glob("redis/*"), try Glob("db/**")])
        #expect(some.covers(account: "main", name: "redis/a"))
        #expect(some.covers(account: "other", name: "db/a/b"))
        #expect(!some.covers(account: "third", name: "redis/a"))
        #expect(!some.covers(account: "main", name: "redis/a/b"))
    }

    @Test func aFreezeThatHoldsOnceIsByItsZonesClocks() throws {
        var database = TimeZoneDatabase()
        let shanghai = try database.rules(named: "Asia/Shanghai")
        let freeze = try Freeze(
            name: "double-eleven", from: DateTimeText("2026-11-10T00:00"), to: DateTimeText("2026-11-13"), in: shanghai)
        let from = try Instant(rfc3339: "2026-11-09T16:00:00Z")
        let to = try Instant(rfc3339: "2026-11-12T16:00:00Z")
        #expect(freeze.time == .once(from: from, to: to))
        let table = TimeZoneTable()
        #expect(!freeze.holds(at: from.advanced(by: .microseconds(-1)), in: table))
        #expect(freeze.holds(at: from, in: table))
        #expect(freeze.holds(at: to.advanced(by: .microseconds(-1)), in: table))
        #expect(!freeze.holds(at: to, in: table))
    }

    @Test func aFreezeEndsAfterItsBeginning() throws {
        let message = "the freeze ends at or before its beginning; write a `to` that comes after `from`"
        for to in ["2026-11-10", "2026-11-09T23:59:59", "2026-11-10T01:00:00+01:00"] {
            #expect(throws: ValueFault(message)) {
                try Freeze(name: "a", from: DateTimeText("2026-11-10"), to: DateTimeText(to), in: .utc)
            }
        }
    }

    @Test(arguments: [
        ("12-24..01-02", "12-24..01-02"), ("02-29..02-29", "02-29..02-29"), (" 01-01 .. 12-31 ", "01-01..12-31"),
        ("07-01..06-30", "01-01..12-31"), ("03-01..02-29", "01-01..12-31"), ("03-01..02-28", "03-01..02-28"),
    ])
    func spansHaveOneText(text: String, canonical: String) throws {
        #expect(try YearlySpan(text).text == canonical)
        #expect(try YearlySpan(canonical) == YearlySpan(text))
    }

    @Test func faultsOfSpansSayWhatToWrite() {
        let day = "a day MM-DD must stand here; write such as 12-24..01-02"
        let year = "a yearly span has no year; write MM-DD..MM-DD, or `from` and `to` for once"
        let faults: [(String, String, Int)] = [
            ("", day, 0), ("Dec 24..Jan 2", day, 0), ("1-2..1-3", day, 0), ("12-24..", day, 7),
            ("12-245..01-02", day, 0),
            ("2026-12-24..2027-01-02", year, 0), ("12-24..2027-01-02", year, 7),
            ("12-24", "a single day; write 12-24..12-24 for that day alone", 5),
            ("12-24 to 01-02", "two dots must follow the first day; write MM-DD..MM-DD, such as 12-24..01-02", 6),
            ("12-24.01-02", "two dots must follow the first day; write MM-DD..MM-DD, such as 12-24..01-02", 6),
            ("13-01..01-02", "there is no month 13; write 01 to 12", 0),
            ("12-24..00-02", "there is no month 00; write 01 to 12", 7),
            ("02-30..03-01", "there is no day 02-30; write 02-01 to 02-29", 0),
            ("12-24..04-31", "there is no day 04-31; write 04-01 to 04-30", 7),
            ("12-00..12-24", "there is no day 12-00; write 12-01 to 12-31", 0),
            ("12-24..01-02x", "'x' after the last day; write MM-DD..MM-DD, such as 12-24..01-02", 12),
        ]
        for (text, message, offset) in faults {
            #expect(throws: ValueFault(message, at: offset), "\(text)") { try YearlySpan(text) }
        }
    }

    @Test func daysOfEveryYearAreThoseOfADayScan() throws {
        var random = SeededRandom(seed: 9)
        let start = try Instant(rfc3339: "2095-12-01T00:00:00Z")
        let days = (0..<3500).map { start.advanced(by: .seconds($0 * 86_400)) }
        for _ in 0..<150 {
            func day() -> String {
                // Half of them around the days at which something may go wrong.
                let edges = ["02-28", "02-29", "03-01", "12-31", "01-01"]
                if Bool.random(using: &random) { return edges[Int.random(in: edges.indices, using: &random)] }
                return String(
                    Instant(seconds: .random(in: 0..<365, using: &random) * 86_400).rfc3339.dropFirst(5).prefix(5))
            }
            let spans = (0..<Int.random(in: 1...3, using: &random)).map { _ in (day(), day()) }
            let freezes = try spans.map {
                Freeze(name: $0.0, yearly: try YearlySpan("\($0.0)..\($0.1)"), zone: .utc)
            }
            let times = OpeningTimes(window: nil, zone: .utc, freezes: freezes, in: TimeZoneTable())
            var expected: [Range<Instant>] = []
            for instant in days {
                let day = instant.rfc3339.dropFirst(5).prefix(5)
                let isFrozen = spans.contains { from, to in
                    from <= to ? from <= day && day <= to : from <= day || day <= to
                }
                if isFrozen { continue }
                let end = instant.advanced(by: .seconds(86_400))
                if let last = expected.last, last.upperBound == instant {
                    expected[expected.count - 1] = last.lowerBound..<end
                } else {
                    expected.append(instant..<end)
                }
            }
            let end = start.advanced(by: .seconds(3500 * 86_400))
            #expect(Array(times.stretches(from: start, to: end)) == expected, "\(spans)")
            #expect(times.lastStart(before: end, notBefore: start) == expected.last?.upperBound, "\(spans)")
        }
    }

    @Test("Patterns and types are told by the bare name of another account's ARN too")
    func foreignNames() throws {
        let freeze = Freeze(
            name: "x", yearly: try YearlySpan("01-01..12-31"), zone: .utc, secrets: [try Glob("rds/**")])
        #expect(freeze.covers(account: "main", name: "acs:kms:cn-hangzhou:12:secret/rds/orders"))
        #expect(!freeze.covers(account: "main", name: "acs:kms:cn-hangzhou:12:secret/redis/cart"))
        #expect(SecretType(name: "acs:kms:cn-hangzhou:12:secret/acs/ram/user/ci") == .ram)
    }
}
