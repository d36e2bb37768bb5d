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
        return RareDays.warning(months: months) { days(length: $0, first: $1) }
    }
}
