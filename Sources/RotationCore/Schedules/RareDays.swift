/// What is worth a warning about days that do not come every month.
enum RareDays {
    /// How rarely a choice of days (bit n − 1 for day n) in a choice of months (bit n − 1 for month n) comes, in
    /// words for a warning; nil where every one of the months has one of the days each year.
    static func warning(daysOfMonth: UInt32, months: UInt16) -> String? {
        // A month has one of the days where it has the first of them.
        let day = daysOfMonth.trailingZeroBitCount + 1
        guard (29...31).contains(day) else { return nil }
        let count = months.nonzeroBitCount
        if day == 29 {
            guard months & february != 0 else { return nil }
            return count == 1 ? "29 February: only in leap years" : "day 29: February has one only in leap years"
        }
        let longer = (1...12).count {
            (months >> ($0 - 1)) & 1 == 1 && CivilDate.length(ofMonth: $0, year: 2000) >= day
        }
        guard longer < count, longer > 0 else { return nil }
        return longer == 1
            ? "day \(day): 1 month of \(count) has one" : "day \(day): \(longer) months of \(count) have one"
    }

    private static let february: UInt16 = 1 << 1
}
