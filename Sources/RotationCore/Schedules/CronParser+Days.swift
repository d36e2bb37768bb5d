// Quartz's days: L, W and #.

extension CronParser {
    /// `#n` after a weekday: the n-th of the month.
    mutating func ordinal(weekday: Int, at start: Int) throws(ValueFault) -> UInt64 {
        index += 1
        let numberStart = index
        let number = self.number()
        guard let number, (1...5).contains(number) else {
            let day = bytes.span.excerpt(start..<numberStart - 1)
            throw ValueFault(
                "day of week: a number from 1 to 5 must follow the '#'; "
                    + "write such as \(day)#2, or \(day)L for the last",
                at: numberStart)
        }
        special.weekdays |= 1 << (7 * (number - 1) + weekday % 7)
        return 0
    }

    /// `L`, `L-n`, `LW` or `L-nW` in the day of the month.
    mutating func lastOfMonth() throws(ValueFault) -> UInt64 {
        let start = index
        index += 1
        var before = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") {
            index += 1
            let numberStart = index
            guard let number = number(), number <= 30 else {
                throw ValueFault(
                    "day of month: a number of days up to 30 must follow L-; "
                        + "write such as L-3, three days before the last",
                    at: numberStart)
            }
            before = number
        }
        switch index < bytes.count ? bytes[index].smallLetter : 0 {
        case UInt8(ascii: "w"):
            index += 1
            special.nearestFromLast |= 1 << UInt32(before)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let number = bytes.span.excerpt(index..<wordEnd(index))
            throw ValueFault(
                "day of month: a '-' must stand between L and a number; write L-\(number), or L for the last day",
                at: start)
        case UInt8(ascii: "a")...UInt8(ascii: "z"): throw unexpected(in: .dayOfMonth, at: start)
        default: special.fromLast |= 1 << UInt32(before)
        }
        return 0
    }

    /// `L` alone in the day of the week, which is Quartz's last day of the week, Saturday.
    mutating func lastOfWeek() throws(ValueFault) -> UInt64 {
        let start = index
        index += 1
        guard index == bytes.count || bytes[index] == UInt8(ascii: ",") || bytes[index].isBlank else {
            let rest = index..<wordEnd(index)
            if bytes[rest].allSatisfy({ Int(asciiDigit: $0) != nil }) {
                throw ValueFault(
                    "day of week: L stands after the day; write \(bytes.span.excerpt(rest))L for the month's last",
                    at: start)
            }
            throw unexpected(in: .dayOfWeek, at: start)
        }
        return 1 << 6
    }

    /// The fault of a number after which something stands that does not belong there.
    func afterNumber(_ field: CronField, first: Int, at start: Int) -> ValueFault {
        switch (bytes[index].smallLetter, field) {
        case (UInt8(ascii: "l"), .dayOfMonth):
            return ValueFault(
                "day of month: L counts from the last day; write L, or L-\(first) for \(first) days before it",
                at: start)
        case (UInt8(ascii: "w"), .dayOfWeek):
            return ValueFault(
                "day of week: W belongs in the day of month; write such as 15W there, or 1-5 here for Monday to Friday",
                at: index)
        case (UInt8(ascii: "#"), .dayOfMonth):
            return ValueFault("day of month: # belongs in the day of week; write such as fri#2 there", at: index)
        default: return unexpected(in: field, at: index)
        }
    }

    /// The fault of a range after which something stands that only a single day takes.
    func afterRange(_ field: CronField, last: Int, at start: Int) -> ValueFault {
        let mark = bytes[index].smallLetter
        let sign = bytes.span.excerpt(index..<index + 1)
        switch (mark, field) {
        case (UInt8(ascii: "w"), .dayOfMonth), (UInt8(ascii: "l"), .dayOfWeek), (UInt8(ascii: "#"), .dayOfWeek):
            let rest = bytes.span.excerpt(index..<wordEnd(index))
            return ValueFault(
                "\(field.name): \(sign) takes a single day, not a range; "
                    + "write a list such as \(last - 1)\(rest),\(last)\(rest)",
                at: start)
        default: return unexpected(in: field, at: index)
        }
    }
}
