extension CalendarFields {
    /// How rarely the fields name a day, in words for a warning, where some of their months have none of their days; nil
    /// for all others, and where both weekdays and years are chosen.
    public var rareness: String? {
        guard weekdays == Self.everyWeekday else {
            guard years == .every, !hasWholeWeek else { return nil }
            return RareDays.warning(months: months) { days(length: $0, first: $1) }
        }
        guard !countsFromEnd, hasMissingDay else { return nil }
        return RareDays.warning(daysOfMonth: days, months: months)
    }

    /// Whether each month has all weekdays among the days, since seven in a row are named.
    private var hasWholeWeek: Bool {
        let days = countsFromEnd ? days : days & 0x0FFF_FFFF
        return (1..<7).reduce(days) { $0 & days >> UInt32($1) } != 0
    }

    /// Whether one of the months of one of the years lacks one of the days.
    private var hasMissingDay: Bool {
        let last = 32 - days.leadingZeroBitCount
        guard last > 28 else { return false }
        return CalendarYears.range.contains { year in
            years.contains(year)
                && (1...12).contains {
                    (months >> UInt16($0 - 1)) & 1 == 1 && CivilDate.length(ofMonth: $0, year: year) < last
                }
        }
    }
}
