import Testing

@testable import RotationCore

struct CronRarenessTests {
    @Test(arguments: [
        ("0 3 1 * *", nil), ("* * * * *", nil), ("0 0 28 * *", nil), ("0 0 L * *", nil), ("0 0 L-27 2 *", nil),
        ("0 0 29 1,3-12 *", nil), ("0 0 31 1 *", nil), ("0 0 31,1 * *", nil), ("0 0 31 * mon", nil),
        ("0 0 31 * fri#4", nil), ("0 0 * * friL", nil), ("0 0 * * fri#5,mon", nil), ("0 0 H * *", nil),
        ("0 0 */2 * mon", nil), ("0 0 L,31 * *", nil),
        ("0 0 29 * *", "day 29: February has one only in leap years"),
        ("0 0 29 2 *", "29 February: only in leap years"),
        ("0 0 30 * *", "day 30: 11 months of 12 have one"), ("0 0 31 * *", "day 31: 7 months of 12 have one"),
        ("0 0 31,30 * *", "day 30: 11 months of 12 have one"), ("0 0 31 1,4 *", "day 31: 1 month of 2 has one"),
        ("0 0 31W * *", "day 31: 7 months of 12 have one"), ("0 0 L-30 * *", "day 31: 7 months of 12 have one"),
        ("0 0 * * fri#5", "the fifth Friday: 4 or 5 months a year have one"),
        ("0 0 29-31 * */7", "the fifth Sunday: 4 or 5 months a year have one"),
        ("0 0 * 2 fri#5", "the days named: about once in 29 years"),
        ("0 0 * * fri#5,mon#5", "the days named: on average 8.4 of 12 months a year have one"),
        ("0 0 31 * fri#5", "the days named: on average 8.2 of 12 months a year have one"),
        ("0 0 13 * */5,5", "the days named: on average 3.4 of 12 months a year have one"),
        ("0 0 29 2 */7", "the days named: about once in 31 years"),
        ("0 0 H(1-31) * *", "for some secrets day 31: 7 months of 12 have one"),
        ("0 0 H(28-29) 2 *", "for some secrets 29 February: only in leap years"),
        ("0 0 31 H(7-8),6 *", "day 31: 2 months of 3 have one"),
    ])
    func rareDaysSayHowRare(text: String, words: String?) throws {
        let rareness = try CronExpression(text).rareness
        #expect(rareness == words)
    }

    @Test func aWarningIsGivenWhereSomeMonthHasNoDay() throws {
        var random = SeededRandom(seed: 13)
        for _ in 0..<150 {
            guard let expression = try? CronExpression(RandomCronDays(using: &random).text) else { continue }
            let months = (2000..<2400).flatMap { year in (1...12).map { (year, $0) } }
                .filter { (expression.months >> ($0.1 - 1)) & 1 == 1 }
            let isRare = months.contains { year, month in
                let first = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
                let next = expression.firstNamed(atOrAfter: first * 86_400) ?? .max
                return next >= (first + Int64(CivilDate.length(ofMonth: month, year: year))) * 86_400
            }
            #expect((expression.rareness != nil) == isRare, "\(expression.text)")
        }
    }
}
