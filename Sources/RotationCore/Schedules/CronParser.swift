/// Reads a cron expression from left to right.
struct CronParser {
    let bytes: [UInt8]
    var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The whole text as an expression.
    mutating func expression() throws(ValueFault) -> CronExpression {
        skipBlanks()
        if index < bytes.count, bytes[index] == UInt8(ascii: "@") { return try nickname() }
        let minutes = try field(.minute)
        let hours = try field(.hour)
        let dayOfMonthStart = index
        let daysOfMonth = try field(.dayOfMonth)
        let months = try field(.month)
        let weekdays = try field(.dayOfWeek)
        guard index == bytes.count else { throw wrongNumberOfFields() }
        let isEither = !daysOfMonth.beginsWithStar && !weekdays.beginsWithStar
        let expression = CronExpression(
            minutes: minutes.mask, hours: UInt32(truncatingIfNeeded: hours.mask),
            daysOfMonth: UInt32(truncatingIfNeeded: daysOfMonth.mask >> 1),
            months: UInt16(truncatingIfNeeded: months.mask >> 1),
            weekdays: UInt8(truncatingIfNeeded: weekdays.mask & 0x7F | weekdays.mask >> 7),
            dayRule: isEither ? .either : .both)
        guard let expression else {
            throw ValueFault(
                "day of month: no month of this expression has such a day, so it never fires; write a day that exists",
                at: dayOfMonthStart)
        }
        return expression
    }

    /// One field as a mask, bit n for the number n, and the blanks after it.
    private mutating func field(_ field: CronField) throws(ValueFault) -> (mask: UInt64, beginsWithStar: Bool) {
        guard index < bytes.count else { throw wrongNumberOfFields() }
        let beginsWithStar = bytes[index] == UInt8(ascii: "*")
        var mask = try item(field)
        while index < bytes.count, bytes[index] == UInt8(ascii: ",") {
            index += 1
            mask |= try item(field)
        }
        guard index == bytes.count || bytes[index].isBlank else { throw unexpected(in: field, at: index) }
        skipBlanks()
        return (mask, beginsWithStar)
    }

    /// A number, a range or a star, with or without a step.
    private mutating func item(_ field: CronField) throws(ValueFault) -> UInt64 {
        let start = index
        var first = field.range.lowerBound
        var last = field.range.upperBound
        if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
            index += 1
        } else {
            first = try value(field)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "-") else {
                guard index == bytes.count || bytes[index] != UInt8(ascii: "/") else {
                    throw stepWithoutRange(field, first: first, at: start)
                }
                return 1 << UInt64(first)
            }
            index += 1
            last = try value(field)
            guard first <= last else { throw reversed(field, first: first, last: last, at: start) }
        }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else {
            return (UInt64.max >> UInt64(63 - (last - first))) << UInt64(first)
        }
        index += 1
        let step = try self.step(field)
        var mask: UInt64 = 0
        var number = first
        while number <= last {
            mask |= 1 << UInt64(number)
            number += step
        }
        return mask
    }

    /// A number or a name that the field takes.
    private mutating func value(_ field: CronField) throws(ValueFault) -> Int {
        let start = index
        if let number = number() {
            guard field.range.contains(number) else {
                throw ValueFault(
                    "\(field.name): \(bytes.span.excerpt(start..<index)) is out of range; write \(field.allowed)",
                    at: start)
            }
            return number
        }
        while index < bytes.count, bytes[index].isLetter { index += 1 }
        guard index - start == 3,
            let number = field.number(named: bytes[start], bytes[start + 1], bytes[start + 2])
        else { throw unexpected(in: field, at: start) }
        return number
    }

    private mutating func step(_ field: CronField) throws(ValueFault) -> Int {
        let start = index
        guard let step = number() else {
            throw ValueFault("\(field.name): a number must follow the '/'; write such as */5", at: start)
        }
        guard step > 0 else { throw ValueFault("\(field.name): a step of 0 never ends; write 1 or more", at: start) }
        return step
    }

    /// A number, or nil where no digit stands here; from 1,000 on it stands still, which no field takes.
    private mutating func number() -> Int? {
        let start = index
        var number = 0
        while index < bytes.count, let digit = Int(asciiDigit: bytes[index]) {
            if number < 1000 { number = number * 10 + digit }
            index += 1
        }
        return index > start ? number : nil
    }

    private mutating func nickname() throws(ValueFault) -> CronExpression {
        let start = index
        while index < bytes.count, !bytes[index].isBlank { index += 1 }
        let word = bytes.span.excerpt(start..<index)
        skipBlanks()
        guard index == bytes.count else {
            throw ValueFault(
                "'\(bytes.span.excerpt(index..<bytes.count))' after \(word), which stands alone; leave it out",
                at: index)
        }
        if let expression = CronExpression(nickname: word.lowercased()) { return expression }
        if word.lowercased() == "@reboot" {
            throw ValueFault(
                "@reboot names no time, and a restart must never rotate a secret; write a time, such as @daily",
                at: start)
        }
        throw ValueFault(
            "'\(word)' is not known; write @yearly, @annually, @monthly, @weekly, @daily, @midnight or @hourly",
            at: start)
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index].isBlank { index += 1 }
    }
}
