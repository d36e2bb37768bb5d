extension CronExpression {
    /// How rarely the expression comes true, in words for a warning; nil where each month of its month field has a day,
    /// or, where an `H` chooses it, may have one.
    ///
    /// Where an `H` may choose a day that not every month has, it is about the rarest.
    public var rareness: String? {
        guard hasHash else { return rarenessOfDays }
        // Of the choices of an H the last begins latest, and only a late day is rare.
        var latest = self
        latest.hashed = HashedNumbers()
        latest.daysOfMonth |= Self.daysOfMonth(hashed.dayOfMonth.mask(choice: max(0, Int(hashed.dayOfMonth.step) - 1)))
        latest.months |= Self.months(hashed.month.range)
        latest.weekdays |= Self.weekdays(hashed.dayOfWeek.mask(choice: 0))
        latest.normalize()
        guard let words = latest.rarenessOfDays else { return nil }
        return hashed.dayOfMonth.step == 0 ? words : "for some secrets \(words)"
    }

    private var rarenessOfDays: String? {
        guard !isSurelyMonthly else { return nil }
        if dayRule == .both, weekdays == Self.everyWeekday {
            let dates = daysOfMonth | special.fromLast | special.nearest | special.nearestFromLast
            return RareDays.warning(daysOfMonth: dates, months: months)
        }
        if dayRule == .both, daysOfMonth == Self.everyDayOfMonth, months == Self.everyMonth,
            special.weekdays.nonzeroBitCount == 1
        {
            return "the fifth \(fifthWeekday): 4 or 5 months a year have one"
        }
        return frequency
    }

    /// How often a month has a named day, counted over the 400 years of the calendar; nil where each has.
    private var frequency: String? {
        let found = monthsWithADay()
        let all = months.nonzeroBitCount * 400
        guard found < all else { return nil }
        guard found < 400 else {
            return "the days named: on average \(Self.tenths(found, of: 400)) of \(all / 400) months a year have one"
        }
        return "the days named: about once in \((400 + found / 2) / max(1, found)) years"
    }

    private static func tenths(_ count: Int, of whole: Int) -> String {
        let tenths = (count * 10 + whole / 2) / whole
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private var fifthWeekday: String {
        let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        return names[(special.weekdays & Self.fifthWeekdays).trailingZeroBitCount % 7]
    }
}
