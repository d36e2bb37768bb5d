/// Reads the parts of a date and time from text, from left to right.
struct DateTimeReader {
    private let bytes: [UInt8]
    private var index = 0
    private var isBasic = false
    private var hasTime = false
    /// Whether `24:00` may stand for the day's end.
    private let takesDayEnd: Bool

    init(_ text: String, takesDayEnd: Bool) {
        bytes = Array(text.utf8)
        self.takesDayEnd = takesDayEnd
    }

    /// The date and, where one follows, the time of day; midnight where none does.
    ///
    /// The day's end is the next day's midnight.
    mutating func dateTime() throws(ValueFault) -> CivilDateTime {
        let date = try self.date()
        guard index < bytes.count,
            bytes[index] == UInt8(ascii: "T") || bytes[index] == UInt8(ascii: "t") || bytes[index] == UInt8(ascii: " ")
        else { return CivilDateTime(date) }
        index += 1
        hasTime = true
        let start = index
        let hour = try number(digits: 2, upTo: 24, "an hour from 00 to 23")
        if hour == 24, !takesDayEnd { throw ValueFault("hour 24; write 00:00 of the next day", at: start) }
        try separator(":")
        let minute = try number(digits: 2, upTo: 59, "a minute from 00 to 59")
        let second = try second()
        guard hour == 24 else { return CivilDateTime(date, hour: hour, minute: minute, second: second) }
        guard minute == 0, second == 0 else {
            throw ValueFault("a day ends at 24:00; write that, or a time of the next day", at: start)
        }
        return try dayEnd(of: date, at: start)
    }

    /// The second, where one follows; 0 where none does.
    private mutating func second() throws(ValueFault) -> Int {
        guard isBasic ? startsWithDigit : skip(":") else { return 0 }
        let second = try number(digits: 2, upTo: 60, "a second from 00 to 59")
        if second == 60 {
            throw ValueFault("a leap second, which schedules do not know; write a second from 00 to 59", at: index - 2)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
            throw ValueFault("a fraction of a second; rotations are to the second: leave the fraction out", at: index)
        }
        return second
    }

    /// The midnight after a day.
    private func dayEnd(of date: CivilDate, at start: Int) throws(ValueFault) -> CivilDateTime {
        let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1)
        guard next.year <= 9999 else {
            throw ValueFault("this day's end is after the year 9999; write 23:59:59", at: start)
        }
        return CivilDateTime(next)
    }

    /// The offset from UTC in seconds, east positive, or nil where none follows.
    mutating func offset() throws(ValueFault) -> Int? {
        guard hasTime, index < bytes.count else { return nil }
        if skip("Z") || skip("z") { return 0 }
        let start = index
        let sign: Int
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        let hour = try number(digits: 2, upTo: 23, "the hours of an offset, 00 to 23")
        _ = skip(":")
        guard startsWithDigit else {
            throw ValueFault("an offset without minutes; write hours and minutes, such as +08:00", at: start)
        }
        let minute = try number(digits: 2, upTo: 59, "the minutes of an offset, 00 to 59")
        return sign * (hour * 3600 + minute * 60)
    }

    /// Throws where something follows what was read.
    func end() throws(ValueFault) {
        guard index == bytes.count else {
            throw ValueFault(
                "'\(excerpt)' after the date and time; write a date such as 2026-01-01T03:00:00Z", at: index)
        }
    }

    private mutating func date() throws(ValueFault) -> CivilDate {
        let year = try number(digits: 4, upTo: 9999, "a year of four digits")
        isBasic = startsWithDigit
        if !isBasic { try separator("-") }
        let month = try number(digits: 2, upTo: 12, "a month from 01 to 12")
        if !isBasic { try separator("-") }
        let day = try number(digits: 2, upTo: 31, "a day from 01 to 31")
        guard let date = CivilDate(validYear: year, month: month, day: day) else {
            throw ValueFault("there is no such day in the calendar; write a date such as 2026-01-31", at: 0)
        }
        return date
    }

    private mutating func number(digits: Int, upTo most: Int, _ wanted: String) throws(ValueFault) -> Int {
        var value = 0
        for position in index..<index + digits {
            guard position < bytes.count, let digit = Int(asciiDigit: bytes[position]) else {
                throw ValueFault(
                    "\(wanted) must stand here; write a date such as 2026-01-01T03:00:00Z",
                    at: min(position, bytes.count))
            }
            value = value * 10 + digit
        }
        guard value <= most else { throw ValueFault("\(value) is out of range; write \(wanted)", at: index) }
        index += digits
        return value
    }

    private mutating func separator(_ character: Unicode.Scalar) throws(ValueFault) {
        guard skip(character) || isBasic else {
            throw ValueFault("'\(character)' must stand here; write a date such as 2026-01-01T03:00:00Z", at: index)
        }
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private var startsWithDigit: Bool {
        index < bytes.count && Int(asciiDigit: bytes[index]) != nil
    }

    private var excerpt: String {
        bytes.span.excerpt(index..<bytes.count)
    }
}
