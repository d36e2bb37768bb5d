import Testing

@testable import RotationCore

/// `L`, `W` and `#` against their meaning told day by day.
struct CronSpecialDaysTests {
    private func days(_ text: String, _ year: Int) throws -> [String] {
        let expression = try CronExpression(text)
        var found: [String] = []
        var local = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch * 86_400
        while let next = expression.firstNamed(atOrAfter: local) {
            let time = CivilDateTime(civilSeconds: next)
            guard time.date.year == year else { break }
            found.append("\(time.date.month)-\(time.date.day)")
            local = next + 1
        }
        return found
    }

    @Test func examplesFromTheCalendarOf2026() throws {
        #expect(try days("0 0 L 1-4 *", 2026) == ["1-31", "2-28", "3-31", "4-30"])
        #expect(try days("0 0 L-3 1-4 *", 2026) == ["1-28", "2-25", "3-28", "4-27"])
        #expect(try days("0 0 L-30 * *", 2026) == ["1-1", "3-1", "5-1", "7-1", "8-1", "10-1", "12-1"])
        // 31 January and 28 February 2026 are Saturdays, 31 May is a Sunday.
        #expect(try days("0 0 LW 1,2,5 *", 2026) == ["1-30", "2-27", "5-29"])
        // 1 February and 1 March are Sundays, 1 August is a Saturday, 31 May a Sunday.
        #expect(try days("0 0 1W 2,3,8 *", 2026) == ["2-2", "3-2", "8-3"])
        #expect(try days("0 0 31W * *", 2026) == ["1-30", "3-31", "5-29", "7-31", "8-31", "10-30", "12-31"])
        #expect(try days("0 0 15W 2,3,8 *", 2026) == ["2-16", "3-16", "8-14"])
        // 29 March is a Sunday, two days before the last.
        #expect(try days("0 0 L-2W 3 *", 2026) == ["3-30"])
        #expect(try days("0 0 * 1-3 friL", 2026) == ["1-30", "2-27", "3-27"])
        #expect(try days("0 0 * 1-3 fri#2", 2026) == ["1-9", "2-13", "3-13"])
        #expect(try days("0 0 * * fri#5", 2026) == ["1-30", "5-29", "7-31", "10-30"])
        #expect(try days("0 0 * 1 7#1,0#2", 2026) == ["1-4", "1-11"])
        // Two restrictions, neither a star: a day of either field.
        #expect(try days("0 0 L 1 fri#2", 2026) == ["1-9", "1-31"])
        #expect(try days("0 0 13 1-3 friL", 2026) == ["1-13", "1-30", "2-13", "2-27", "3-13", "3-27"])
        // A field that begins with a star is a condition: days 1, 16 and 31 that are the first of their weekday.
        #expect(try days("0 0 */15 3 0#1", 2026) == ["3-1"])
        #expect(try days("0 0 L 2-6 */3", 2026) == ["2-28", "5-31"])
    }

    @Test func randomExpressionsNameTheDaysOfTheirMeaning() throws {
        var random = SeededRandom(seed: 11)
        var impossible = 0
        for _ in 0..<Self.expressions {
            let sample = RandomCronDays(using: &random)
            let year = Int.random(in: 1...9960, using: &random)
            let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
            guard let expression = try? CronExpression(sample.text) else {
                // What is refused names no day in the 400 years after which the calendar repeats; 28 hold all but rare
                // ones.
                impossible += 1
                let named = (first..<first + 28 * 366).contains { sample.names(CivilDate(daysSinceEpoch: $0)) }
                #expect(!named, "\(sample.text)")
                continue
            }
            let expected = (first..<first + 400).filter { sample.names(CivilDate(daysSinceEpoch: $0)) }
            var found: [Int64] = []
            var local = first * 86_400
            while let next = expression.firstNamed(atOrAfter: local), next < (first + 400) * 86_400 {
                found.append(next / 86_400 - (next % 86_400 < 0 ? 1 : 0))
                local = next + 1
            }
            #expect(found == expected, "\(sample.text) from \(year)")
            var back: [Int64] = []
            local = (first + 400) * 86_400 - 1
            while let last = expression.lastNamed(atOrBefore: local), last >= first * 86_400 {
                back.append(last.flooredQuotient(86_400))
                local = last - 1
            }
            #expect(back.reversed() == expected, "\(sample.text) back to \(year)")
            #expect(try CronExpression(expression.text) == expression, "\(sample.text)")
        }
        #expect(impossible > 0)
    }

    /// Five thousand, run by hand, found no more.
    private static let expressions = 150
}
