/// Reads a window from left to right.
struct WindowParser {
    let bytes: [UInt8]
    var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The whole text as a window.
    mutating func window() throws(ValueFault) -> Window {
        var openings: [Range<Int64>] = []
        var namesDays = false
        skipBlanks()
        guard index < bytes.count else { throw emptyWindow() }
        for _ in 0..<Self.mostItems {
            let start = index
            let days = try weekdays()
            if days == nil, namesDays { throw itemWithoutDays() }
            namesDays = namesDays || days != nil
            let times = try times(after: start)
            for day in 0..<7 where (days ?? .all).contains(day) {
                openings.append(times.shifted(by: Int64(day) * Window.day))
            }
            skipBlanks()
            guard index < bytes.count else { return Window(merging: openings) }
            guard skip(",") else { throw unexpectedAfterTimes() }
            skipBlanks()
            guard index < bytes.count else { throw trailingComma() }
        }
        throw ValueFault("a window of more than \(Self.mostItems) items; write fewer", at: index)
    }

    /// The weekdays of an item and the blanks after them, or nil where none stand here.
    private mutating func weekdays() throws(ValueFault) -> WindowWeekdays? {
        guard index < bytes.count, bytes[index].isLetter || bytes[index] == UInt8(ascii: "*") else { return nil }
        let start = index
        var days = WindowWeekdays()
        while true {
            if skip("*") { days = .all } else { try weekdayOrRange(into: &days) }
            let end = index
            skipBlanks()
            guard index < bytes.count else { throw daysWithoutTimes(start..<end) }
            guard skip(",") else { return days }
            skipBlanks()
            guard index < bytes.count, Int(asciiDigit: bytes[index]) == nil else { throw daysWithoutTimes(start..<end) }
        }
    }

    private mutating func weekdayOrRange(into days: inout WindowWeekdays) throws(ValueFault) {
        let first = try weekday()
        let end = index
        skipBlanks()
        guard skip(".") else {
            index = end
            days.insert(from: first, through: first)
            return
        }
        guard skip(".") else { throw halfRange(at: end) }
        skipBlanks()
        days.insert(from: first, through: try weekday())
    }

    private mutating func weekday() throws(ValueFault) -> Int {
        let start = index
        while index < bytes.count, bytes[index].isLetter { index += 1 }
        guard let day = WindowWeekdays.day(named: bytes[start..<index]) else { throw notAWeekday(start..<index) }
        return day
    }

    /// The times of an item in seconds since midnight of its weekday; the end may be on the day after.
    private mutating func times(after itemStart: Int) throws(ValueFault) -> Range<Int64> {
        let start = index
        let opening = try time(in: itemStart)
        let afterOpening = index
        skipBlanks()
        guard skip("-") else { throw timeWithoutEnd(start..<afterOpening) }
        skipBlanks()
        let closingStart = index
        let closing = try time(in: itemStart)
        if opening == Window.day {
            throw ValueFault("a window cannot open at 24:00; write 00:00 of the next day", at: start)
        }
        guard opening != closing else { throw equalTimes(start..<afterOpening, at: closingStart) }
        return opening..<(closing > opening ? closing : closing + Window.day)
    }

    /// A time of day in seconds, 0 to 86,400.
    private mutating func time(in itemStart: Int) throws(ValueFault) -> Int64 {
        let start = index
        guard let hour = digits() else { throw notATime(itemStart: itemStart) }
        guard hour.count == 2, skip(":"), let minute = digits(), minute.count == 2 else {
            throw badlyWrittenTime(start)
        }
        var second = (value: 0, count: 2)
        if skip(":") {
            guard let digits = digits(), digits.count == 2 else { throw badlyWrittenTime(start) }
            second = digits
        }
        let time = Int64(hour.value * 3600 + minute.value * 60 + second.value)
        guard hour.value <= 24, minute.value < 60, second.value < 60, time <= Window.day else {
            throw timeOutOfRange(start, hour: hour.value, minute: minute.value, second: second.value)
        }
        return time
    }

    /// A number and how many digits it has, of which the first two make the value.
    private mutating func digits() -> (value: Int, count: Int)? {
        let start = index
        var value = 0
        while index < bytes.count, let digit = Int(asciiDigit: bytes[index]) {
            if index < start + 2 { value = value * 10 + digit }
            index += 1
        }
        return index > start ? (value, index - start) : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index].isBlank { index += 1 }
    }

    /// More than anyone writes by hand, and few enough that no text balloons.
    private static let mostItems = 1000
}
