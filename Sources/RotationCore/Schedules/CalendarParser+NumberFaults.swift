// What is wrong with a number of a calendar expression, in words that say what to write.

extension CalendarParser {
    /// The fault of a place where no number of the field stands.
    func numberMissing(_ field: CalendarField) -> ValueFault {
        let allowed = allowed(field)
        guard index < end, bytes[index] != UInt8(ascii: " ") else {
            return ValueFault("\(field.name): a number is missing; write \(allowed), or *", at: index)
        }
        let text = bytes.span.excerpt(word(at: index))
        switch bytes[index] {
        case UInt8(ascii: "*"):
            return ValueFault(
                "\(field.name): '*' stands alone in its field; leave the rest of the field out", at: index)
        case UInt8(ascii: "?"):
            return ValueFault("\(field.name): '?' is not of systemd.time(7); write *", at: index)
        case UInt8(ascii: "L"), UInt8(ascii: "l"):
            guard field == .day || field == .dayFromEnd else { break }
            return ValueFault("\(field.name): 'L' is not of systemd.time(7); write ~01 for the last day", at: index)
        default: break
        }
        return ValueFault("\(field.name): '\(text)' does not begin with a number; write \(allowed), or *", at: index)
    }

    /// The fault of a number that the field does not take.
    func outOfRange(_ field: CalendarField, at range: Range<Int>) -> ValueFault {
        let text = bytes.span.excerpt(range)
        let note =
            switch (field, text) {
            case (.hour, "24"): ", and 00:00 of the next day for the day's end"
            case (.month, let text) where text.count == 4: "; a date with a year has three parts, such as 2026-*-01"
            case (.second, "60"): ", for schedules know no leap second"
            default: ""
            }
        return ValueFault(
            "\(field.name): \(text) is out of range; write \(allowed(field))\(note)", at: range.lowerBound)
    }

    /// The fault of a range whose end comes before its beginning.
    func reversed(_ field: CalendarField, _ first: Int, _ last: Int, at start: Int) -> ValueFault {
        let text = bytes.span.excerpt(start..<index)
        func range(_ low: Int, _ high: Int) -> String {
            low == high ? field.text(low) : "\(field.text(low))..\(field.text(high))"
        }
        guard field != .year, field != .dayFromEnd else {
            return ValueFault(
                "\(field.name): the range \(text) is reversed; write \(range(last, first))", at: start)
        }
        let parts = "\(range(field.range.lowerBound, last)),\(range(first, field.range.upperBound))"
        return ValueFault(
            "\(field.name): the range \(text) is reversed; write \(range(last, first)) or \(parts)", at: start)
    }

    /// The fault of a range of seconds that is one second.
    func rangeOfOne(_ second: Int, at start: Int) -> ValueFault {
        let text = CalendarField.second.text(second)
        return ValueFault("second: a range of one second, which systemd refuses; write \(text)", at: start)
    }

    /// The fault of one dot, or more than two, after a number.
    func dot(after field: CalendarField) -> ValueFault {
        if field == .second, index + 1 < end, Int(asciiDigit: bytes[index + 1]) != nil {
            return ValueFault(
                "second: a fraction of a second; rotations are to the second: leave the fraction out", at: index)
        }
        if index + 1 < end, bytes[index + 1] == UInt8(ascii: ".") { return secondRange(of: field.name, at: index) }
        return ValueFault("\(field.name): one dot; write two between the ends of a range, such as 1..5", at: index)
    }

    /// The fault of `/` without a number.
    func stepMissing(_ field: CalendarField) -> ValueFault {
        ValueFault("\(field.name): a number must follow the '/'; write such as \(Self.steps(field))", at: index)
    }

    /// The fault of a repetition by nothing.
    func zeroStep(_ field: CalendarField, at start: Int) -> ValueFault {
        ValueFault("\(field.name): a repetition of 0 never ends; write 1 or more", at: start)
    }

    /// The fault of a repetition beyond what systemd reads.
    func hugeStep(_ field: CalendarField, at start: Int) -> ValueFault {
        ValueFault("\(field.name): the repetition is too large; write a smaller one or leave it out", at: start)
    }

    /// The fault of a repetition that leaves the field at once.
    func neverRepeats(_ field: CalendarField, at start: Int) -> ValueFault {
        ValueFault(
            "\(field.name): the repetition leaves \(allowed(field)) at once; write a smaller one or leave it out",
            at: start)
    }

    /// The fault of what follows a star in its field.
    func afterStar(_ field: CalendarField) -> ValueFault {
        switch bytes[index] {
        case UInt8(ascii: "/"):
            let first = field.text(field.range.lowerBound)
            return ValueFault(
                "\(field.name): a repetition needs a beginning; write \(first) instead of *", at: index - 1)
        default:
            return ValueFault(
                "\(field.name): '*' stands alone in its field; leave the rest of the field out", at: index)
        }
    }

    /// The fault of a number that is followed by a letter or another sign.
    func unexpected(after field: CalendarField) -> ValueFault {
        if field == .day || field == .dayFromEnd, bytes[index] | 0x20 == UInt8(ascii: "t") { return afterDate() }
        if bytes[index].isBlank { return ValueFault("a tab or a line break; write a blank", at: index) }
        return ValueFault(
            "\(field.name): '\(bytes.span.excerpt(word(at: index)))' cannot stand here; write ',' between numbers, "
                + "'..' for a range", at: index)
    }

    /// The fault of a field that is not followed by its separator.
    func noSeparator(_ character: Unicode.Scalar, after field: CalendarField) -> ValueFault {
        let wanted =
            character == ":" ? "a time is hour:minute, such as 03:00" : "a date is year-month-day, such as *-*-01"
        guard index < end else { return ValueFault("a '\(character)' is missing; \(wanted)", at: index) }
        let text = bytes.span.excerpt(index..<index + 1)
        return ValueFault("'\(text)' after the \(field.name); \(wanted)", at: index)
    }

    /// The fault of a list that is longer than systemd takes.
    func tooManyItems(_ field: CalendarField) -> ValueFault {
        ValueFault("\(field.name): the list is too long; write ranges, such as 1..5", at: index)
    }

    private func allowed(_ field: CalendarField) -> String {
        let range = field.range
        return "\(field.text(range.lowerBound)) to \(range.upperBound)"
    }

    private static func steps(_ field: CalendarField) -> String {
        "\(field.text(field.range.lowerBound))/2"
    }
}
