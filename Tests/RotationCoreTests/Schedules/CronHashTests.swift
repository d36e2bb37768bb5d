import Testing

@testable import RotationCore

/// `H` and `~`: which numbers a secret takes, for ever.
struct CronHashTests {
    /// Computed by another implementation; a change here would move the occurrences of every installation.
    @Test(arguments: [
        ("main", "cn-hangzhou", "RdsSecret/Mysql5.4/MyCred", "H H H H H", "33 13 4 2 5"),
        ("main", "cn-hangzhou", "RdsSecret/Mysql5.4/MyCred", "H H * * *", "33 13 * * *"),
        ("main", "cn-hangzhou", "redis/session", "H H * * *", "39 9 * * *"),
        ("main", "cn-shanghai", "redis/session", "H H H * *", "36 15 20 * *"),
        ("prod", "ap-southeast-1", "acs/ram/user/ci", "H(0-29)/10 H(1-5) * * H(1-5)", "8,18,28 5 * * 4"),
        ("prod", "ap-southeast-1", "acs/ram/user/ci", "H/15 * * * *", "13,28,43,58 * * * *"),
        ("prod", "ap-southeast-1", "acs/ram/user/ci", "30 H H(1-31) 7 *", "30 4 2 7 *"),
    ])
    func numbersNeverMove(account: String, region: String, name: String, text: String, resolved: String) throws {
        let hash = SecretHash.value(of: "H", account, region, name)
        #expect(try CronExpression(text).resolved(hash: hash).text == resolved)
    }

    @Test func theHashIsTakenFieldByField() throws {
        let expression = try CronExpression("H H H H H")
        #expect(expression.hasHash)
        // 7 + 60 · (5 + 24 · (20 + 28 · (11 + 12 · 3)))
        let resolved = expression.resolved(hash: 7 + 60 * (5 + 24 * (20 + 28 * (11 + 12 * 3))))
        #expect(resolved.text == "7 5 21 12 3")
        #expect(!resolved.hasHash)
        #expect(resolved.resolved(hash: 99) == resolved)
        #expect(expression.text == "H H H H H")
        #expect(try CronExpression("H(3-9)/3 5 * * *").resolved(hash: 1 + 3 * 77).text == "4,7 5 * * *")
        #expect(try CronExpression("H(3-9)/3 5 * * *").resolved(hash: 0).text == "3,6,9 5 * * *")
        #expect(try CronExpression("0 0 * * H(5-7)").resolved(hash: 2).text == "0 0 * * 0")
    }

    @Test func fieldsAreIndependentAndEvenlySpread() throws {
        let expression = try CronExpression("H(10-19) H(5-7) * * H(1-5)")
        let texts = Set((0..<150).map { expression.resolved(hash: $0).text })
        #expect(texts.count == 150)
        let spread = try CronExpression("H H * * *")
        var hours = [Int](repeating: 0, count: 24)
        for index in 0..<24_000 {
            let hash = SecretHash.value(of: "H", "main", "cn-hangzhou", "secret-\(index)")
            hours[spread.resolved(hash: hash).hours.trailingZeroBitCount] += 1
        }
        #expect(hours.allSatisfy { (850...1150).contains($0) }, "\(hours)")
    }

    @Test func aFullFieldAfterTheHashIsEveryDay() throws {
        let expression = try CronExpression("0 0 13 * 0-5,H(5-6)")
        #expect(expression.resolved(hash: 1).text == "0 0 * * *")
        #expect(expression.resolved(hash: 0).text == "0 0 13 * 0-5")
    }

    @Test func randomHashesTakeNumbersOfTheRange() throws {
        var random = SeededRandom(seed: 12)
        for field in CronField.allCases {
            for _ in 0..<300 {
                let low = Int.random(in: field.range, using: &random)
                let high = Int.random(in: low...field.range.upperBound, using: &random)
                let step = Int.random(in: 1...70, using: &random)
                let fixed = Int.random(in: field.range, using: &random)
                // A full set of days or weekdays changes how the two combine.
                let fields = CronField.allCases.map { $0 == field ? "\(fixed),H(\(low)-\(high))/\(step)" : "*" }
                let hash = random.next()
                guard let expression = try? CronExpression(fields.joined(separator: " ")) else { continue }
                let last = field == .dayOfWeek && low == 0 ? min(high, 6) : high
                let range = Array(low...last)
                let choices = min(step, range.count)
                let isHeld = range.allSatisfy { $0 == fixed || field == .dayOfWeek && $0 % 7 == fixed % 7 }
                let choice = choices == 1 || isHeld ? 0 : Int(hash % UInt64(choices))
                var expected = Set(stride(from: low + choice, through: last, by: step))
                expected.insert(fixed)
                if field == .dayOfWeek { expected = Set(expected.map { $0 % 7 }) }
                let resolved = expression.resolved(hash: hash)
                let mask: UInt64 =
                    switch field {
                    case .minute: resolved.minutes
                    case .hour: UInt64(resolved.hours)
                    case .dayOfMonth: UInt64(resolved.daysOfMonth) << 1
                    case .month: UInt64(resolved.months) << 1
                    case .dayOfWeek: UInt64(resolved.weekdays)
                    }
                #expect(Set((0..<60).filter { (mask >> UInt64($0)) & 1 == 1 }) == expected, "\(expression.text)")
            }
        }
    }
}
