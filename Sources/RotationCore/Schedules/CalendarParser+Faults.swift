// What is wrong with a calendar expression, in words that say what to write.

extension CalendarParser {
    /// The fault of a text in which nothing stands before the zone.
    func empty(zone: String?) -> ValueFault {
        guard zone != nil else {
            return ValueFault("the calendar expression is empty; write a time such as Mon *-*-* 03:00", at: 0)
        }
        guard CalendarShorthand.fields(named: Array(bytes[(end + 1)...]), upTo: bytes.count - end - 1) == nil else {
            return blankTooMany(at: 0)
        }
        return ValueFault("a zone and no time before it; write such as Mon *-*-* 03:00 \(excerpt(end + 1))", at: 0)
    }

    /// The fault of a word that is no weekday.
    func unknownWord(at start: Int) -> ValueFault {
        let word = word(at: start)
        let text = bytes.span.excerpt(word)
        if word.isEmpty { return ValueFault("a weekday is missing; write Mon to Sun", at: start) }
        if start == 0, let fields = CalendarShorthand.fields(named: bytes, upTo: word.upperBound) {
            return shorthand(text, of: fields, upTo: word.upperBound)
        }
        let name = bytes[letters(at: start)].map { $0 | 0x20 }
        guard !name.isEmpty else { return ValueFault("'\(text)' is no weekday; write Mon to Sun", at: start) }
        if let month = Self.months.firstIndex(where: { $0.utf8.prefix(3).elementsEqual(name.prefix(3)) }),
            name.count == 3 || Self.months[month].utf8.elementsEqual(name)
        {
            return ValueFault(
                "'\(text)' has a month, and months are numbers here; write *-\(CalendarField.month.text(month + 1))-01",
                at: start)
        }
        // A colon is of a key, or of a time, and no letters before it were meant for a weekday that they do not name.
        let isBeforeColon = start + name.count < end && bytes[start + name.count] == UInt8(ascii: ":")
        guard !isBeforeColon || CalendarWeekday.number(named: bytes.span, letters(at: start)) != nil else {
            return ValueFault(
                "'\(text)' cannot stand here; write a weekday (Mon to Sun), a date or a time such as 03:00", at: start)
        }
        let wholeWord = bytes[word].map { $0.isLetter ? $0 | 0x20 : $0 }
        if let meant = CalendarWords.nearest(to: wholeWord, shorthands: start == 0)
            ?? CalendarWords.nearest(to: name, shorthands: false)
        {
            return ValueFault("'\(text)' is not known; write \(meant)", at: start)
        }
        return ValueFault(
            start == 0
                ? "'\(text)' is not known; write a weekday (Mon to Sun), a date, a time, or a word such as daily"
                : "'\(text)' is no weekday; write Mon to Sun", at: start)
    }

    /// The fault of what follows a shorthand.
    private func shorthand(_ text: String, of fields: CalendarFields, upTo wordEnd: Int) -> ValueFault {
        guard bytes[wordEnd..<end].contains(where: { !$0.isBlank }) else { return blankTooMany(at: wordEnd) }
        return ValueFault(
            "'\(text)' stands alone, for \(fields.text); write that with another time", at: wordEnd)
    }

    private func blankTooMany(at position: Int) -> ValueFault {
        ValueFault("a blank too many; leave it out", at: position)
    }

    /// The fault of a weekday range whose end comes before its beginning; the week begins on Monday.
    func reversedWeekdays(_ first: Int, _ last: Int, at start: Int) -> ValueFault {
        let names = CalendarWeekday.names
        let upper = first == 6 ? "Sun" : "\(names[first])..Sun"
        let lower = last == 0 ? "Mon" : "Mon..\(names[last])"
        return ValueFault(
            "weekday: the range \(names[first])..\(names[last]) is reversed, for the week begins on Monday; "
                + "write \(lower),\(upper)", at: start)
    }

    /// The fault of a range that goes on.
    func secondRange(of name: String, at start: Int) -> ValueFault {
        ValueFault("\(name): a range has one beginning and one end; write a comma between ranges", at: start)
    }

    /// The fault of one dot after a weekday.
    func singleDot() -> ValueFault {
        ValueFault("weekday: one dot; write two between the ends of a range, such as Mon..Fri", at: index)
    }

    /// The fault of seconds since 1970 with a zone.
    func zoneOfSeconds() -> ValueFault {
        ValueFault("seconds since 1970 are the same in every zone; leave '\(excerpt(end + 1))' out", at: end + 1)
    }

    /// The fault of a text after `@` that is not digits alone.
    func secondsMisspelt(at start: Int) -> ValueFault {
        ValueFault("'@' takes whole seconds since 1970 and nothing after them; write digits, or a date", at: start)
    }

    /// The fault of seconds since 1970 past the last year.
    func secondsOutOfRange(at start: Int) -> ValueFault {
        ValueFault("'\(excerpt(start))' is after the year 2199; write fewer seconds since 1970", at: start)
    }

    /// The fault of a date that no calendar has.
    func neverFires(_ date: DateFields, at start: Int) -> ValueFault {
        let withoutWeekday = CalendarFields(
            days: date.days, countsFromEnd: date.countsFromEnd, months: date.months, years: date.years)
        guard withoutWeekday == nil else {
            return ValueFault(
                "no such day is on such a weekday, so it never fires; leave the weekday or the year out", at: start)
        }
        return ValueFault("no such day is in the calendar, so it never fires; write a day that exists", at: start)
    }

    /// The fault of a word that is neither a date nor a time.
    func noDateOrTime(separators: Int) -> ValueFault {
        let word = word(at: index)
        let text = bytes.span.excerpt(word)
        if separators > 2 {
            return ValueFault(
                "'\(text)' has too many parts for a date; write year-month-day, such as *-*-01", at: index)
        }
        if !bytes.contains(UInt8(ascii: ":")) {
            let words = bytes.split(whereSeparator: \.isBlank)
            if words.count == 5 {
                return ValueFault("these are the five fields of a cron expression; write them under 'cron'", at: 0)
            }
            if words.count > 2, words.contains(where: Self.isCronField) {
                return ValueFault(
                    "these are \(words.count) fields, and a cron expression has five; write minute, hour, day of month, "
                        + "month and day of week under 'cron'", at: 0)
            }
        }
        guard !bytes[index].isBlank else { return blankTooMany(at: index) }
        if bytes[index].isLetter, index > 0 {
            guard let day = CalendarWeekday.number(named: bytes.span, word) else { return unknownPart(text) }
            let before = bytes[..<index].prefix { !$0.isBlank && $0 != UInt8(ascii: ",") }.count
            return ValueFault(
                "weekdays stand together, without a blank; write \(bytes.span.excerpt(0..<before)),"
                    + CalendarWeekday.names[day], at: index)
        }
        guard bytes[word].allSatisfy({ Int(asciiDigit: $0) != nil }) else { return unknownPart(text) }
        let number = bytes[word].prefix(3).reduce(0) { $0 * 10 + (Int(asciiDigit: $1) ?? 0) }
        let hour = CalendarField.hour.range.contains(number) ? ["\(text):00 for the hour"] : []
        let day = CalendarField.day.range.contains(number) ? ["*-*-\(text) for the day"] : []
        guard !(hour + day).isEmpty else { return unknownPart(text) }
        return ValueFault(
            "'\(text)' is neither a date nor a time; write \((hour + day).joined(separator: ", "))", at: index)
    }

    /// Whether a word is what only cron has: a star alone or with a step, or a question mark.
    private static func isCronField(_ word: ArraySlice<UInt8>) -> Bool {
        word.elementsEqual("*".utf8) || word.elementsEqual("?".utf8) || word.starts(with: "*/".utf8)
    }

    private func unknownPart(_ text: String) -> ValueFault {
        ValueFault(
            "'\(text)' is neither a date nor a time; write a date such as *-*-01 or a time such as 03:00", at: index)
    }

    /// The fault of a time with a hyphen or a tilde before its colon.
    func dateInTime() -> ValueFault {
        let word = word(at: index)
        if let position = word.first(where: { bytes[$0] | 0x20 == UInt8(ascii: "t") }) { return letterT(at: position) }
        let text = bytes.span.excerpt(word)
        return ValueFault(
            "'\(text)' is neither a date nor a time; write .. for a range, such as 09..17:00, and a blank after a date",
            at: index)
    }

    /// The fault of `~` anywhere but before the day.
    func tildeNotBeforeDay(at position: Int) -> ValueFault {
        ValueFault("'~' stands before the day alone, to count it from the month's end; write - here", at: position)
    }

    /// The fault of what follows a date without a blank.
    func afterDate() -> ValueFault {
        if bytes[index] | 0x20 == UInt8(ascii: "t") { return letterT(at: index) }
        return ValueFault("'\(excerpt(index))' after the date; write a blank between date and time", at: index)
    }

    private func letterT(at position: Int) -> ValueFault {
        ValueFault("'\(excerpt(position))' after the date; write a blank instead of the T", at: position)
    }

    /// The fault of what follows the time.
    func afterTime() -> ValueFault {
        let rest = index..<end
        if bytes[rest].allSatisfy({ $0 == UInt8(ascii: " ") }) {
            return blankTooMany(at: index)
        }
        var start = index
        while bytes[start] == UInt8(ascii: " ") { start += 1 }
        if start > index, CalendarWeekday.number(named: bytes.span, letters(at: start)) != nil {
            return ValueFault("'\(excerpt(start))' after the time; weekdays stand first: write them there", at: start)
        }
        if bytes[index] == UInt8(ascii: ":") {
            return ValueFault("'\(excerpt(index))' after the seconds; write hour:minute:second", at: index)
        }
        return ValueFault("'\(excerpt(start))' after the time; write nothing or a zone such as UTC there", at: start)
    }

    private func letters(at start: Int) -> Range<Int> {
        var position = start
        while position < bytes.count, bytes[position].isLetter { position += 1 }
        return start..<position
    }

    /// What stands from a position up to a blank.
    func word(at start: Int) -> Range<Int> {
        var position = start
        while position < bytes.count, !bytes[position].isBlank { position += 1 }
        return start..<position
    }

    /// What stands from a position on.
    func excerpt(_ start: Int) -> String {
        bytes.span.excerpt(min(start, bytes.count)..<bytes.count)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
