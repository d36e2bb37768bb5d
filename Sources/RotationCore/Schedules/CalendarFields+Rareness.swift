extension CalendarFields {
    /// How rarely the fields name a day, in words for a warning, where they have days that some of their months do not
    /// have; nil for all others.
    public var rareness: String? {
        guard !countsFromEnd, hasMissingDay else { return nil }
        return RareDays.warning(daysOfMonth: days, months: months)
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
