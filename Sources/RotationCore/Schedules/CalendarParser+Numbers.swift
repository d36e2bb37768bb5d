extension CalendarParser {
    /// The numbers from `first` to `last` in steps.
    private struct Numbers {
        var first: Int
        var last: Int
        var step: Int
    }

    /// A field other than the year as a mask, bit n for the number n; for days from the end bit 32 − n.
    mutating func mask(_ field: CalendarField) throws(ValueFault) -> UInt64 {
        if index < end, bytes[index] == UInt8(ascii: "*") {
            try star(field)
            return Self.mask(
                Numbers(first: field.range.lowerBound, last: field.range.upperBound, step: 1), of: field)
        }
        if let number = wholeField(field) { return 1 << UInt64(field == .dayFromEnd ? 32 - number : number) }
        var mask = Self.mask(try numbers(field), of: field)
        var count = 1
        while index < end, bytes[index] == UInt8(ascii: ",") {
            index += 1
            mask |= Self.mask(try numbers(field), of: field)
            count += 1
            guard count <= Self.mostItems else { throw tooManyItems(field) }
        }
        return mask
    }

    /// A number of one or two digits that is all of its field, as most are; nil, and nothing read, for anything else.
    @inline(__always)
    private mutating func wholeField(_ field: CalendarField) -> Int? {
        guard index < end, var number = Int(asciiDigit: bytes[index]) else { return nil }
        var after = index + 1
        if after < end, let digit = Int(asciiDigit: bytes[after]) {
            number = number * 10 + digit
            after += 1
        }
        guard field.range.contains(number), after == end || Self.endsField(bytes[after]) else { return nil }
        index = after
        return number
    }

    @inline(__always)
    private static func endsField(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") || byte == UInt8(ascii: ":")
    }

    /// The years.
    mutating func years() throws(ValueFault) -> CalendarYears {
        if index < end, bytes[index] == UInt8(ascii: "*") {
            try star(.year)
            return .every
        }
        var years = CalendarYears()
        var count = 0
        repeat {
            if count > 0 { index += 1 }
            let numbers = try numbers(.year)
            for year in stride(from: numbers.first, through: numbers.last, by: numbers.step) { years.insert(year) }
            count += 1
            guard count <= Self.mostItems else { throw tooManyItems(.year) }
        } while index < end && bytes[index] == UInt8(ascii: ",")
        return years
    }

    /// A number, or nil where no digit stands here; beyond a thousand years of seconds it stands still.
    mutating func number() -> Int? {
        let start = index
        var number = 0
        while index < end, let digit = Int(asciiDigit: bytes[index]) {
            if number < 100_000_000_000 { number = number * 10 + digit }
            index += 1
        }
        return index > start ? number : nil
    }

    /// A star, which stands alone in its field.
    private mutating func star(_ field: CalendarField) throws(ValueFault) {
        index += 1
        guard index < end else { return }
        switch bytes[index] {
        case UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "."): throw afterStar(field)
        default: return
        }
    }

    /// A number or a range, with or without a repetition.
    private mutating func numbers(_ field: CalendarField) throws(ValueFault) -> Numbers {
        let start = index
        let first = try value(field)
        try checkRange(field, first, start..<index)
        guard index < end, bytes[index] == UInt8(ascii: ".") else {
            guard let step = try self.step(field, at: index + 1) else {
                return Numbers(first: first, last: first, step: 1)
            }
            return try repeated(field, first: first, step: step, at: start)
        }
        guard index + 1 < end, bytes[index + 1] == UInt8(ascii: ".") else { throw dot(after: field) }
        index += 2
        let lastStart = index
        let last = try value(field)
        let lastRange = lastStart..<index
        guard first <= last else { throw reversed(field, first, last, at: start) }
        guard let step = try self.step(field, at: index + 1) else {
            try checkRange(field, last, lastRange)
            // systemd takes such a range of seconds for one that never repeats.
            guard field != .second || last != first else { throw rangeOfOne(first, at: start) }
            return Numbers(first: first, last: last, step: 1)
        }
        // The range ends with the last number that the steps reach.
        let reached = last - (last - first) % step
        try checkRange(field, reached, lastRange)
        return Numbers(first: first, last: reached, step: step)
    }

    /// A number that repeats up to the end of its field.
    private func repeated(_ field: CalendarField, first: Int, step: Int, at start: Int) throws(ValueFault) -> Numbers {
        guard field != .dayFromEnd else {
            // They come nearer to the month's end, day 1.
            guard first - step >= 1 else { throw neverRepeats(field, at: start) }
            return Numbers(first: (first - 1) % step + 1, last: first, step: step)
        }
        guard first + step <= field.range.upperBound else { throw neverRepeats(field, at: start) }
        return Numbers(first: first, last: field.range.upperBound, step: step)
    }

    /// A repetition, or nil where none stands here; an item ends after it.
    private mutating func step(_ field: CalendarField, at start: Int) throws(ValueFault) -> Int? {
        guard index < end, bytes[index] == UInt8(ascii: "/") else {
            try checkEnd(of: field)
            return nil
        }
        index += 1
        guard let step = number() else { throw stepMissing(field) }
        guard step > 0 else { throw zeroStep(field, at: start) }
        // systemd keeps microseconds, so that its seconds repeat less far.
        guard step <= (field == .second ? 2147 : Int(Int32.max)) else { throw hugeStep(field, at: start) }
        try checkEnd(of: field)
        return step
    }

    private mutating func value(_ field: CalendarField) throws(ValueFault) -> Int {
        guard let number = number() else { throw numberMissing(field) }
        return field.value(of: number)
    }

    private func checkRange(_ field: CalendarField, _ number: Int, _ range: Range<Int>) throws(ValueFault) {
        guard field.range.contains(number) else { throw outOfRange(field, at: range) }
    }

    /// Throws where a number is followed by what no expression has there.
    private func checkEnd(of field: CalendarField) throws(ValueFault) {
        guard index < end, !Self.endsField(bytes[index]), bytes[index] != UInt8(ascii: ",") else { return }
        throw bytes[index] == UInt8(ascii: ".") ? dot(after: field) : unexpected(after: field)
    }

    private static func mask(_ numbers: Numbers, of field: CalendarField) -> UInt64 {
        guard field != .dayFromEnd else {
            return stride(from: numbers.first, through: numbers.last, by: numbers.step).reduce(0) {
                $0 | 1 << UInt64(32 - $1)
            }
        }
        guard numbers.step > 1 else {
            return (.max >> UInt64(63 - (numbers.last - numbers.first))) << UInt64(numbers.first)
        }
        var mask: UInt64 = 0
        var number = numbers.first
        while number <= numbers.last {
            mask |= 1 << UInt64(number)
            number += numbers.step
        }
        return mask
    }

    /// The longest list that systemd takes.
    private static let mostItems = 241
}
