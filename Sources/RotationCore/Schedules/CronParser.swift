/// Reads a cron expression from left to right.
struct CronParser {
    let bytes: [UInt8]
    var index = 0
    /// The `L`, `W` and `#` read so far.
    var special = CronExpression.SpecialDays()
    /// The `H` and `~` read so far.
    var hashed = CronExpression.HashedNumbers()

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
            daysOfMonth: CronExpression.daysOfMonth(daysOfMonth.mask),
            months: CronExpression.months(months.mask), weekdays: CronExpression.weekdays(weekdays.mask),
            dayRule: isEither ? .either : .both, special: special, hashed: hashed)
        guard let expression else {
            var special = special
            special.weekdays = 0
            let byDate = CronExpression(
                minutes: minutes.mask, hours: UInt32(truncatingIfNeeded: hours.mask),
                daysOfMonth: CronExpression.daysOfMonth(daysOfMonth.mask),
                months: CronExpression.months(months.mask), weekdays: CronExpression.everyWeekday, dayRule: .both,
                special: special, hashed: hashed)
            throw neverFires(at: dayOfMonthStart, isByWeekday: byDate != nil)
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

    /// A number, a range or a star, with or without a step; or what stands for days or numbers that are kept beside the
    /// mask.
    private mutating func item(_ field: CronField) throws(ValueFault) -> UInt64 {
        let start = index
        var first = field.range.lowerBound
        var last = field.range.upperBound
        if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
            index += 1
        } else {
            // Digits come first in ASCII, so that numbers pass here at once.
            if index < bytes.count, bytes[index] > UInt8(ascii: "9"), let mask = try word(field) { return mask }
            first = try value(field)
            guard index < bytes.count, bytes[index] == UInt8(ascii: "-") else {
                guard index == bytes.count || bytes[index] == UInt8(ascii: ",") || bytes[index].isBlank else {
                    return try item(field, beginningWith: first, at: start)
                }
                return 1 << UInt64(first)
            }
            index += 1
            last = try value(field)
            guard first <= last else { throw reversed(field, first: first, last: last, at: start) }
            if index < bytes.count, bytes[index] > UInt8(ascii: "9") || bytes[index] == UInt8(ascii: "#") {
                throw afterRange(field, last: last, at: start)
            }
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

    /// The rest of an item of which a single number was read, where it goes on.
    private mutating func item(_ field: CronField, beginningWith first: Int, at start: Int) throws(ValueFault) -> UInt64
    {
        switch (bytes[index].smallLetter, field) {
        case (UInt8(ascii: "/"), _): throw stepWithoutRange(field, first: first, at: start)
        case (UInt8(ascii: "~"), _): return try tilde(field, first: first, at: start)
        case (UInt8(ascii: "w"), .dayOfMonth):
            index += 1
            special.nearest |= 1 << (first - 1)
            return 0
        case (UInt8(ascii: "l"), .dayOfWeek):
            index += 1
            special.weekdays |= 1 << (35 + first % 7)
            return 0
        case (UInt8(ascii: "#"), .dayOfWeek): return try ordinal(weekday: first, at: start)
        default: throw afterNumber(field, first: first, at: start)
        }
    }

    /// An item that begins with a letter or `~` and no name, or nil where a name may stand.
    private mutating func word(_ field: CronField) throws(ValueFault) -> UInt64? {
        switch (bytes[index].smallLetter, field) {
        case (UInt8(ascii: "h"), _): return try hash(field)
        case (UInt8(ascii: "~"), _): return try tilde(field, first: nil, at: index)
        case (UInt8(ascii: "l"), .dayOfMonth): return try lastOfMonth()
        case (UInt8(ascii: "l"), .dayOfWeek): return try lastOfWeek()
        default: return nil
        }
    }

    /// A number or a name that the field takes.
    mutating func value(_ field: CronField) throws(ValueFault) -> Int {
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
        // The name of a weekday may be followed by L.
        if field == .dayOfWeek, index - start == 4, bytes[start + 3].smallLetter == UInt8(ascii: "l") { index -= 1 }
        guard index - start == 3,
            let number = field.number(named: bytes[start], bytes[start + 1], bytes[start + 2])
        else { throw unexpected(in: field, at: start) }
        return number
    }

    mutating func step(_ field: CronField) throws(ValueFault) -> Int {
        let start = index
        guard let step = number() else {
            throw ValueFault("\(field.name): a number must follow the '/'; write such as */5", at: start)
        }
        guard step > 0 else { throw ValueFault("\(field.name): a step of 0 never ends; write 1 or more", at: start) }
        return step
    }

    /// A number, or nil where no digit stands here; from 1,000 on it stands still, which no field takes.
    mutating func number() -> Int? {
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
        if word.lowercased() == "@every" { throw everyNickname(at: start) }
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
        throw unknownNickname(word, at: start)
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index].isBlank { index += 1 }
    }
}
