/// The days of a schedule in words, from what its fields have of them.
struct ExplanationDays {
    /// Bit n − 1: day n of the month.
    var daysOfMonth: UInt32
    /// Bit n: the day n days before the month's last.
    var daysFromLast: UInt32 = 0
    /// Bit n − 1: of Monday to Friday, the nearest to day n.
    var nearest: UInt32 = 0
    /// Bit n: of Monday to Friday, the nearest to the day n days before the last.
    var nearestFromLast: UInt32 = 0
    /// Bit n: day n of the week, 0 (Sunday) to 6.
    var weekdays: UInt8
    /// Bit 7·(n − 1) + w: the n-th weekday w of the month, n from 1 to 5; bit 35 + w: the last one.
    var weekdaysOfMonth: UInt64 = 0
    /// Whether a day needs to be in only one of the two day fields.
    var isEither = false
    /// Bit n − 1: month n.
    var months: UInt16
    /// The years, where not all count.
    var years: CalendarYears?
    /// What each secret's name chooses.
    var own = CronExpression.HashedNumbers()

    /// The words that follow a time of day, such as `on the first day of every month`; after a time that goes on all
    /// day nothing is said of every day.
    func text(afterAllDay isAllDay: Bool) -> String {
        let words =
            if isEither {
                "\(dateWords(datesText)) and also \(weekdayWords)"
            } else if !hasDates && !hasWeekdays {
                months == CronExpression.everyMonth && own.month.step == 0
                    ? (isAllDay ? "" : "every day") : "\(isAllDay ? "" : "every day ")in \(monthsText)"
            } else if !hasDates {
                weekdayWords
            } else if !hasWeekdays {
                dateWords(datesText)
            } else if let week = weekOfMonth {
                placedWords(week)
            } else {
                "\(dateWords(datesText)), \(ExplanationWords.list(pluralWeekdays + ordinals)) only"
            }
        guard let years else { return words }
        if isSingleDate, let year = years.first(atOrAfter: 1970), years.isOnly(year) { return "\(words) \(year)" }
        return words + (words.isEmpty ? "" : " ") + years.words
    }

    private var hasDates: Bool { daysOfMonth != CronExpression.everyDayOfMonth }
    private var hasWeekdays: Bool { weekdays != CronExpression.everyWeekday }

    /// Whether it is one day of one month.
    private var isSingleDate: Bool {
        !hasWeekdays && !isEither && daysOfMonth.nonzeroBitCount == 1 && months.nonzeroBitCount == 1
            && daysFromLast | nearest | nearestFromLast == 0 && own.isEmpty
    }

    // MARK: Days of the month

    private func dateWords(_ dates: String) -> String {
        if daysOfMonth.nonzeroBitCount == 1, months.nonzeroBitCount == 1, own.month.step == 0, own.dayOfMonth.step == 0,
            daysFromLast | nearest | nearestFromLast == 0
        {
            let month = ExplanationWords.months[months.trailingZeroBitCount]
            return "on \(daysOfMonth.trailingZeroBitCount + 1) \(month)\(years == nil ? " of every year" : "")"
        }
        return "on \(dates) of \(ofMonths)"
    }

    private var datesText: String {
        let days = ExplanationWords.members(of: UInt64(daysOfMonth), from: 1)
        var parts: [String] = []
        if days == [1] {
            parts.append("the first day")
        } else if let step = ExplanationWords.step(of: days), let last = days.last {
            parts.append("every \(ExplanationWords.ordinal(step)) day from \(days[0]) to \(last)")
        } else if !days.isEmpty {
            parts.append((days.count == 1 ? "day " : "days ") + ExplanationWords.numbers(days))
        }
        parts += own.dayOfMonth.words("day")
        parts += lastDays
        parts += ExplanationWords.members(of: UInt64(nearest), from: 1).map { "\(Self.working) nearest to day \($0)" }
        parts += ExplanationWords.members(of: UInt64(nearestFromLast)).map {
            $0 == 0 ? "the last working day (Monday to Friday)" : "\(Self.working) nearest to \(Self.lastDay($0))"
        }
        return ExplanationWords.list(parts)
    }

    private var lastDays: [String] {
        let days = ExplanationWords.members(of: UInt64(daysFromLast))
        guard let last = days.last else { return [] }
        if days.count > 1, last == days.count - 1 { return ["the last \(days.count) days"] }
        return days.map(Self.lastDay)
    }

    private static let working = "the working day (Monday to Friday)"

    private static func lastDay(_ before: Int) -> String {
        before == 0 ? "the last day" : "the \(ExplanationWords.ordinal(before + 1)) last day"
    }

    // MARK: Weekdays

    private var weekdayWords: String {
        var parts: [String] = []
        let inMonths = months == CronExpression.everyMonth && own.month.step == 0 ? "" : " in \(monthsText)"
        if weekdays != 0 { parts.append("every \(ExplanationWords.list(named(weekdays)))\(inMonths)") }
        parts += ownWeekday.map { "on \($0)\(inMonths)" }
        if weekdaysOfMonth != 0 { parts.append("on \(ExplanationWords.list(ordinals)) of \(ofMonths)") }
        return ExplanationWords.list(parts)
    }

    private var ownWeekday: [String] {
        own.dayOfWeek.words("weekday") { ExplanationWords.weekdays[$0 % 7] }
    }

    private var ordinals: [String] {
        ExplanationWords.members(of: weekdaysOfMonth).map {
            $0 < 35 ? Self.placed($0 % 7, in: $0 / 7 + 1) : Self.placed($0 % 7, in: nil)
        }
    }

    private static func placed(_ weekday: Int, in week: Int?) -> String {
        "the \(week.map(ExplanationWords.place) ?? "last") \(ExplanationWords.weekdays[weekday])"
    }

    /// The week of the month that the dates are, and nothing else: 1 to 5, or 0 for the last seven days; nil where more
    /// weekdays of it are named than read well one by one.
    private var weekOfMonth: Int? {
        guard weekdays.nonzeroBitCount <= 2, own.isEmpty, nearest | nearestFromLast == 0, weekdaysOfMonth == 0
        else { return nil }
        if daysOfMonth == 0 { return daysFromLast == 0x7F ? 0 : nil }
        guard daysFromLast == 0 else { return nil }
        return (1...5).first { daysOfMonth == (0x7F << UInt32(7 * ($0 - 1))) & CronExpression.everyDayOfMonth }
    }

    private func placedWords(_ week: Int) -> String {
        let days = ExplanationWords.members(of: UInt64(weekdays)).map { Self.placed($0, in: week == 0 ? nil : week) }
        return "on \(ExplanationWords.list(days)) of \(ofMonths)"
    }

    private var pluralWeekdays: [String] {
        named(weekdays, suffix: "s") + ownWeekday
    }

    /// Weekdays in the order of the week from Monday on; three and more neighbours are a range, over the week's end too.
    private func named(_ mask: UInt8, suffix: String = "") -> [String] {
        let isNamed = { (day: Int) in (mask >> UInt8((day % 7 + 1) % 7)) & 1 == 1 }
        let name = { (day: Int) in ExplanationWords.weekdays[(day % 7 + 1) % 7] + suffix }
        return (0..<7).filter { isNamed($0) && !isNamed($0 + 6) }.flatMap { first in
            let length = (0..<7).prefix { isNamed(first + $0) }.count
            return length > 2 ? ["\(name(first)) to \(name(first + length - 1))"] : (first..<first + length).map(name)
        }
    }

    // MARK: Months

    private var ofMonths: String {
        months == CronExpression.everyMonth && own.month.step == 0 ? "every month" : monthsText
    }

    private var monthsText: String {
        let numbers = ExplanationWords.members(of: UInt64(months), from: 1)
        let name = { (month: Int) in ExplanationWords.months[month - 1] }
        let named = numbers.isEmpty ? [] : [ExplanationWords.numbers(numbers, as: name)]
        return ExplanationWords.list(named + own.month.words("month", as: name))
    }
}

extension CalendarYears {
    /// Whether no other year is chosen.
    fileprivate func isOnly(_ year: Int) -> Bool {
        first(atOrAfter: year) == year && first(atOrAfter: year + 1) == nil && last(atOrBefore: year - 1) == nil
    }

    /// `in 2027 and 2028`, `from 2027 on`, `in every 2nd year from 2026 on`.
    fileprivate var words: String {
        let years = Self.range.filter(contains)
        guard let first = years.first, let last = years.last else { return "in no year" }
        let isToEnd = { (step: Int) in last + step > Self.range.upperBound }
        if years.count > 2, last - first == years.count - 1 {
            if isToEnd(1) { return "from \(first) on" }
            return first == Self.range.lowerBound ? "until \(last)" : "in \(first) to \(last)"
        }
        guard let step = ExplanationWords.step(of: years) else { return "in \(ExplanationWords.numbers(years))" }
        return "in every \(ExplanationWords.ordinal(step)) year from \(first) \(isToEnd(step) ? "on" : "to \(last)")"
    }
}
