extension CalendarFields {
    /// The fields in one form of systemd.time(7): equal fields have equal texts, and the text read again has the same.
    ///
    /// `Mon..Fri *-*-* 03:00:00`: date and time are always whole. A full field is `*`, one of equal steps a repetition,
    /// any other a list of ascending numbers and ranges.
    public var text: String {
        let day =
            countsFromEnd
            ? "~" + Self.field(.dayFromEnd) { (daysFromEnd >> UInt32($0 - 1)) & 1 == 1 }
            : "-" + Self.field(.day) { (days >> UInt32($0 - 1)) & 1 == 1 }
        let year = Self.field(.year) { years.contains($0) }
        let month = Self.field(.month) { (months >> UInt16($0 - 1)) & 1 == 1 }
        let hour = Self.field(.hour) { (hours >> UInt32($0)) & 1 == 1 }
        let minute = Self.field(.minute) { (minutes >> UInt64($0)) & 1 == 1 }
        let second = Self.field(.second) { (seconds >> UInt64($0)) & 1 == 1 }
        return "\(weekdayText)\(year)-\(month)\(day) \(hour):\(minute):\(second)"
    }

    /// The weekdays and a blank, or nothing where every day is named.
    private var weekdayText: String {
        guard weekdays != Self.everyWeekday else { return "" }
        let named = (0..<7).filter { (weekdays >> UInt8(($0 + 1) % 7)) & 1 == 1 }
        return Self.list(named) { CalendarWeekday.names[$0] } + " "
    }

    private static func field(_ field: CalendarField, contains: (Int) -> Bool) -> String {
        let numbers = field.range.filter(contains)
        if numbers.count == field.range.count, field != .dayFromEnd { return "*" }
        return steps(numbers, of: field) ?? list(numbers, text: field.text)
    }

    /// Numbers of equal distance as a repetition, or nil where they are not, or too few.
    private static func steps(_ numbers: [Int], of field: CalendarField) -> String? {
        guard let first = numbers.first, let last = numbers.last, numbers.count > 2 else { return nil }
        let step = numbers[1] - first
        guard step > 1, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 - $0 == step }) else { return nil }
        // Days from the end repeat toward it, all others toward their field's last number.
        if field == .dayFromEnd {
            return first - step < 1
                ? "\(field.text(last))/\(step)" : "\(field.text(first))..\(field.text(last))/\(step)"
        }
        return last + step > field.range.upperBound
            ? "\(field.text(first))/\(step)" : "\(field.text(first))..\(field.text(last))/\(step)"
    }

    /// Ascending numbers, three and more neighbours as a range.
    private static func list(_ numbers: [Int], text: (Int) -> String) -> String {
        var parts: [String] = []
        var rest = numbers[...]
        while let first = rest.first {
            let length = rest.enumerated().prefix { $1 == first + $0 }.count
            let run = rest.prefix(length)
            parts += length > 2 ? ["\(text(first))..\(text(first + length - 1))"] : run.map(text)
            rest = rest.dropFirst(length)
        }
        return parts.joined(separator: ",")
    }
}
