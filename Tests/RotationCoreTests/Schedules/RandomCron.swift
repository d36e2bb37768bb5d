@testable import RotationCore

/// A random cron expression, and what it means told the slow way: by lists of numbers, without masks.
struct RandomCron {
    let text: String
    private let minutes, hours, daysOfMonth, months, weekdays: [Int]
    private let isEither: Bool

    /// An expression dense enough to fire within days.
    init(using random: inout SeededRandom) {
        var texts: [String] = []
        func field(_ range: ClosedRange<Int>, starProbability: Int) -> [Int] {
            guard Int.random(in: 0..<100, using: &random) >= starProbability else {
                texts.append("*")
                return Array(range)
            }
            var numbers: [Int] = []
            var items: [String] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let first = Int.random(in: range, using: &random)
                let last = Int.random(in: first...range.upperBound, using: &random)
                let step = Int.random(in: 1...7, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    items.append("\(first)-\(last)")
                    numbers += Array(first...last)
                case 1:
                    items.append("\(first)-\(last)/\(step)")
                    numbers += Array(stride(from: first, through: last, by: step))
                case 2:
                    items.append("*/\(step)")
                    numbers += Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
                default:
                    items.append("\(first)")
                    numbers.append(first)
                }
            }
            // Every month has a first day, so that no expression is impossible.
            if range.upperBound == 31 {
                items.append("1")
                numbers.append(1)
            }
            texts.append(items.joined(separator: ","))
            return numbers
        }
        minutes = field(0...59, starProbability: 10)
        hours = field(0...23, starProbability: 30)
        daysOfMonth = field(1...31, starProbability: 60)
        months = field(1...12, starProbability: 80)
        weekdays = field(0...7, starProbability: 60).map { $0 % 7 }
        isEither = !texts[2].hasPrefix("*") && !texts[4].hasPrefix("*")
        text = texts.joined(separator: " ")
    }

    /// Whether the hour field names every hour.
    var isHourly: Bool { Set(hours).count == 24 }

    /// Whether the expression names a time on a clock.
    func names(_ time: CivilDateTime) -> Bool {
        guard time.second == 0, minutes.contains(time.minute), hours.contains(time.hour),
            months.contains(time.date.month)
        else { return false }
        let inMonth = daysOfMonth.contains(time.date.day)
        let inWeek = weekdays.contains(time.date.weekday)
        return isEither ? inMonth || inWeek : inMonth && inWeek
    }
}
