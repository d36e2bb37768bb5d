/// A numeric field of a calendar expression: what it is called, and which numbers it takes.
enum CalendarField {
    case year, month, day, dayFromEnd, hour, minute, second

    /// The field's name in messages.
    var name: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .day: "day"
        case .dayFromEnd: "day from the month's end"
        case .hour: "hour"
        case .minute: "minute"
        case .second: "second"
        }
    }

    /// The numbers that the field takes; fewer than 29 days before a month's end, since every month has those.
    @inline(__always)
    var range: ClosedRange<Int> {
        switch self {
        case .year: CalendarYears.range
        case .month: 1...12
        case .day: 1...31
        case .dayFromEnd: 1...28
        case .hour: 0...23
        case .minute, .second: 0...59
        }
    }

    /// The year that a number means: below 70 in this century, below 100 in the last one.
    @inline(__always)
    func value(of number: Int) -> Int {
        guard self == .year, number < 100 else { return number }
        return number < 70 ? number + 2000 : number + 1900
    }

    /// A number as the field writes it.
    func text(_ number: Int) -> String {
        self == .year || number > 9 ? "\(number)" : "0\(number)"
    }
}
