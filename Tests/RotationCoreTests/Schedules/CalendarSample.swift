@testable import RotationCore

/// A random calendar expression, and what it means told the slow way: by lists of numbers, without masks.
struct CalendarSample {
    /// Which seconds the expression names.
    enum Seconds {
        /// Second 0, left out or written.
        case whole
        /// Any.
        case any
    }

    let text: String
    private let seconds, minutes, hours, days, daysFromEnd, months, weekdays: Set<Int>

    /// An expression dense enough to fire within days.
    init(seconds choice: Seconds = .whole, using random: inout SeededRandom) {
        func field(
            _ range: ClosedRange<Int>, star: Int, first needed: Int? = nil, repeats: Bool = true
        ) -> (text: String, numbers: Set<Int>) {
            guard Int.random(in: 0..<100, using: &random) >= star else { return ("*", Set(range)) }
            var items: [String] = []
            var numbers: Set<Int> = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let first = Int.random(in: range, using: &random)
                let last = Int.random(in: first...range.upperBound, using: &random)
                let step = Int.random(in: 1...7, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0 where last > first:
                    items.append("\(first)..\(last)")
                    numbers.formUnion(first...last)
                case 1:
                    items.append("\(first)..\(last)/\(step)")
                    numbers.formUnion(stride(from: first, through: last, by: step))
                case 2 where repeats && first + step <= range.upperBound:
                    items.append("\(first)/\(step)")
                    numbers.formUnion(stride(from: first, through: range.upperBound, by: step))
                default:
                    items.append(Bool.random(using: &random) ? "\(first)" : "0\(first)")
                    numbers.insert(first)
                }
            }
            if let needed {
                items.append("\(needed)")
                numbers.insert(needed)
            }
            return (items.joined(separator: ","), numbers)
        }
        let isFromEnd = Int.random(in: 0..<100, using: &random) < 25
        // Few far from the end, and every month has a first day, so that no expression is refused. Repetitions toward the
        // month's end are left out.
        let day = isFromEnd ? field(1...16, star: 0, repeats: false) : field(1...31, star: 60, first: 1)
        let month = field(1...12, star: 80)
        let hour = field(0...23, star: 30)
        let minute = field(0...59, star: 10)
        var week = ""
        if Int.random(in: 0..<100, using: &random) < 40 {
            let first = Int.random(in: 0...6, using: &random)
            let last = Int.random(in: first...6, using: &random)
            week = "\(CalendarWeekday.names[first])..\(CalendarWeekday.longNames[last]) "
            weekdays = Set((first...last).map { ($0 + 1) % 7 })
        } else {
            weekdays = Set(0...6)
        }
        days = isFromEnd ? [] : day.numbers
        daysFromEnd = isFromEnd ? day.numbers : []
        months = month.numbers
        hours = hour.numbers
        minutes = minute.numbers
        switch choice {
        case .whole:
            seconds = [0]
            text = "\(week)\(month.text)\(isFromEnd ? "~" : "-")\(day.text) \(hour.text):\(minute.text)"
        case .any:
            let second = field(0...59, star: 5)
            seconds = second.numbers
            text = "\(week)\(month.text)\(isFromEnd ? "~" : "-")\(day.text) \(hour.text):\(minute.text):\(second.text)"
        }
    }

    /// Whether the hour field names every hour.
    var isHourly: Bool { hours.count == 24 }

    /// Whether the expression names a time on a clock.
    func names(_ time: CivilDateTime) -> Bool {
        guard seconds.contains(time.second), minutes.contains(time.minute), hours.contains(time.hour),
            months.contains(time.date.month), weekdays.contains(time.date.weekday)
        else { return false }
        let fromEnd = CivilDate.length(ofMonth: time.date.month, year: time.date.year) - time.date.day + 1
        return days.contains(time.date.day) || daysFromEnd.contains(fromEnd)
    }
}
