/// Reads a calendar expression from left to right.
struct CalendarParser {
    let bytes: [UInt8]
    var index = 0
    /// Where the zone's blank stands, or the text ends.
    var end: Int

    init(_ text: String) {
        bytes = Array(text.utf8)
        end = bytes.count
    }

    /// The whole text as an expression.
    mutating func expression() throws(ValueFault) -> CalendarExpression {
        let zone = splitZone()
        guard end > 0 else { throw empty(zone: zone) }
        if let fields = CalendarShorthand.fields(named: bytes, upTo: end) {
            return CalendarExpression(fields: fields, zoneName: zone)
        }
        let weekdays = bytes[0].isLetter ? try self.weekdays() : CalendarFields.everyWeekday
        if index < end, bytes[index] == UInt8(ascii: "@") {
            guard zone == nil || zone == "UTC" else { throw zoneOfSeconds() }
            return CalendarExpression(fields: try secondsSinceEpoch(weekdays), zoneName: "UTC")
        }
        let dateStart = index
        let date = try self.date()
        let time = try self.time()
        let fields = CalendarFields(
            seconds: time.seconds, minutes: time.minutes, hours: time.hours, days: date.days,
            countsFromEnd: date.countsFromEnd, months: date.months, weekdays: weekdays, years: date.years)
        guard let fields else { throw neverFires(date, at: dateStart) }
        return CalendarExpression(fields: fields, zoneName: zone)
    }

    /// The zone's name after the last blank, where what stands there could be one and is no weekday; the expression
    /// ends before it.
    private mutating func splitZone() -> String? {
        var start = bytes.count
        while start > 0, bytes[start - 1] != UInt8(ascii: " ") {
            guard Self.isOfZoneName(bytes[start - 1]) else { return nil }
            start -= 1
        }
        guard start > 0, start < bytes.count, bytes[start].isLetter else { return nil }
        let range = start..<bytes.count
        guard CalendarWeekday.number(named: bytes.span, range) == nil else { return nil }
        end = start - 1
        if range.count == 3, bytes[start] | 0x20 == UInt8(ascii: "u"), bytes[start + 1] | 0x20 == UInt8(ascii: "t"),
            bytes[start + 2] | 0x20 == UInt8(ascii: "c")
        {
            return "UTC"
        }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private static func isOfZoneName(_ byte: UInt8) -> Bool {
        byte.isLetter || Int(asciiDigit: byte) != nil || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    // MARK: Weekdays

    /// The weekdays and the blanks after them, bit n for day n of the week (0 is Sunday).
    private mutating func weekdays() throws(ValueFault) -> UInt8 {
        var mask: UInt8 = 0
        var rangeStart: (day: Int, at: Int)?
        while true {
            let start = index
            while index < end, bytes[index].isLetter { index += 1 }
            guard let day = CalendarWeekday.number(named: bytes.span, start..<index), endsWeekday else {
                throw unknownWord(at: start)
            }
            if let first = rangeStart {
                guard first.day <= day else { throw reversedWeekdays(first.day, day, at: first.at) }
                // The week begins on Monday here.
                for day in first.day...day { mask |= 1 << UInt8((day + 1) % 7) }
            }
            mask |= 1 << UInt8((day + 1) % 7)
            guard index < end, bytes[index] != UInt8(ascii: " ") else { break }
            if bytes[index] == UInt8(ascii: ",") {
                rangeStart = nil
                index += 1
                // A comma may end the list.
                guard index < end, bytes[index] != UInt8(ascii: " ") else { break }
            } else {
                guard rangeStart == nil else { throw secondRange(of: "weekday", at: start) }
                rangeStart = (day, start)
                if bytes[index] == UInt8(ascii: ".") {
                    guard index + 1 < end, bytes[index + 1] == UInt8(ascii: ".") else { throw singleDot() }
                    index += 1
                }
                index += 1
            }
        }
        skipBlanks()
        return mask
    }

    /// Whether a weekday may end here.
    private var endsWeekday: Bool {
        guard index < end else { return true }
        switch bytes[index] {
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-"): return true
        default: return false
        }
    }

    mutating func skipBlanks() {
        while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
    }
}
