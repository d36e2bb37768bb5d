extension CalendarParser {
    /// The fields of a date.
    struct DateFields {
        var years = CalendarYears.every
        var months = CalendarFields.everyMonth
        var days = CalendarFields.everyDay
        var countsFromEnd = false
    }

    /// The fields of a time of day.
    struct TimeFields {
        var hours: UInt32 = 1
        var minutes: UInt64 = 1
        var seconds: UInt64 = 1
    }

    /// The date and the blanks after it, or every day where none stands here.
    mutating func date() throws(ValueFault) -> DateFields {
        guard index < end, let separators = try dateSeparators() else { return DateFields() }
        var date = DateFields()
        if separators == 2 {
            date.years = try years()
            try separator("-", after: .year)
        }
        date.months = UInt16(truncatingIfNeeded: try mask(.month) >> 1)
        if index < end, bytes[index] == UInt8(ascii: "~") {
            index += 1
            // Day n from the end is bit 32 − n.
            let isEvery = index < end && bytes[index] == UInt8(ascii: "*")
            let mask = try mask(.dayFromEnd)
            date.countsFromEnd = !isEvery
            if !isEvery { date.days = UInt32(truncatingIfNeeded: mask) }
        } else {
            try separator("-", after: .month)
            date.days = UInt32(truncatingIfNeeded: try mask(.day) >> 1)
        }
        guard index == end || bytes[index] == UInt8(ascii: " ") else { throw afterDate() }
        skipBlanks()
        return date
    }

    /// The time of day up to the end, or midnight where none stands here.
    mutating func time() throws(ValueFault) -> TimeFields {
        var time = TimeFields()
        guard index < end else { return time }
        time.hours = UInt32(truncatingIfNeeded: try mask(.hour))
        try separator(":", after: .hour)
        time.minutes = try mask(.minute)
        if index < end, bytes[index] == UInt8(ascii: ":") {
            index += 1
            time.seconds = try mask(.second)
        }
        guard index == end else { throw afterTime() }
        return time
    }

    /// Seconds since 1970, after the weekdays, as the fields of their date and time.
    mutating func secondsSinceEpoch(_ weekdays: UInt8) throws(ValueFault) -> CalendarFields {
        let start = index
        index += 1
        let seconds = number()
        guard let seconds, index == end else { throw secondsMisspelt(at: start) }
        let time = CivilDateTime(civilSeconds: Int64(seconds))
        guard CalendarYears.range.contains(time.date.year) else { throw secondsOutOfRange(at: start) }
        var date = DateFields()
        date.years = CalendarYears()
        date.years.insert(time.date.year)
        date.months = 1 << UInt16(time.date.month - 1)
        date.days = 1 << UInt32(time.date.day - 1)
        let fields = CalendarFields(
            seconds: 1 << UInt64(time.second), minutes: 1 << UInt64(time.minute), hours: 1 << UInt32(time.hour),
            days: date.days, months: date.months, weekdays: weekdays, years: date.years)
        guard let fields else { throw neverFires(date, at: start) }
        return fields
    }

    /// The number of separators of the date that stands here, 1 or 2, or nil where it is a time.
    private func dateSeparators() throws(ValueFault) -> Int? {
        var count = 0
        var position = index
        while position < end, bytes[position] != UInt8(ascii: " ") {
            switch bytes[position] {
            case UInt8(ascii: ":"):
                guard count == 0 else { throw dateInTime() }
                return nil
            case UInt8(ascii: "-"): count += 1
            case UInt8(ascii: "~"):
                count += 1
                // Only the day counts from the end.
                guard !hasSeparator(after: position) else { throw tildeNotBeforeDay(at: position) }
            default: break
            }
            position += 1
        }
        guard count == 1 || count == 2 else { throw noDateOrTime(separators: count) }
        return count
    }

    private func hasSeparator(after position: Int) -> Bool {
        var position = position + 1
        while position < end, bytes[position] != UInt8(ascii: " ") {
            if bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "~") { return true }
            position += 1
        }
        return false
    }

    private mutating func separator(_ character: Unicode.Scalar, after field: CalendarField) throws(ValueFault) {
        guard index < end, bytes[index] == UInt8(ascii: character) else {
            throw noSeparator(character, after: field)
        }
        index += 1
    }
}
