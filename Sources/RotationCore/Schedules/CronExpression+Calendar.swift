// Which days the calendar can have: every weekday begins a month of every length, for the calendar repeats only after
// 400 years, in which 29 February is 13 to 15 times each weekday.

extension CronExpression {
    /// Whether each way in which a hash can resolve the expression names a day of the calendar.
    var namesADayForEveryHash: Bool {
        if isSurelyMonthly { return true }
        // The months count only by which lengths they have, bit n for 28 + n days, and those sets are few.
        var lengthSets: UInt16 = 0
        for choice in 0..<max(1, Int(hashed.month.step)) {
            lengthSets |= 1 << Self.lengths(of: months | Self.months(hashed.month.mask(choice: choice)))
        }
        var resolved = self
        for lengths in UInt8(0)..<16 where (lengthSets >> lengths) & 1 == 1 {
            for ofMonth in 0..<max(1, Int(hashed.dayOfMonth.step)) {
                resolved.daysOfMonth = daysOfMonth | Self.daysOfMonth(hashed.dayOfMonth.mask(choice: ofMonth))
                for ofWeek in 0..<max(1, Int(hashed.dayOfWeek.step)) {
                    resolved.weekdays = weekdays | Self.weekdays(hashed.dayOfWeek.mask(choice: ofWeek))
                    guard resolved.namesADay(lengths: lengths) else { return false }
                }
            }
        }
        return true
    }

    /// Whether it is plain that each month has a named day, for every hash.
    ///
    /// Where both day fields are conditions only the calendar can tell, and this is false.
    var isSurelyMonthly: Bool {
        // Day n + 1 exists in the months that have a day n days before the last.
        let dates = daysOfMonth | special.fromLast | special.nearest | special.nearestFromLast
        let hash = hashed.dayOfMonth
        let hasDate = dates & Self.everyMonthsDays != 0 || hash.step != 0 && hash.low + hash.step - 1 <= 28
        let hasWeekday =
            weekdays != 0 || special.weekdays & ~Self.fifthWeekdays != 0 || hashed.dayOfWeek.step != 0
        return switch dayRule {
        case .either: hasDate || hasWeekday
        case .both where weekdays == Self.everyWeekday: hasDate
        case .both: daysOfMonth == Self.everyDayOfMonth && hasWeekday
        }
    }

    private func namesADay(lengths: UInt8) -> Bool {
        for length in 28...31 where (lengths >> (length - 28)) & 1 == 1 {
            for first in 0..<7 where days(length: length, first: first) != 0 { return true }
        }
        return false
    }

    /// The lengths that months have in some year, bit n for 28 + n days.
    private static func lengths(of months: UInt16) -> UInt8 {
        (months & 0b0000_0000_0010 != 0 ? 0b0011 : 0) | (months & 0b0101_0010_1000 != 0 ? 0b0100 : 0)
            | (months & 0b1010_1101_0101 != 0 ? 0b1000 : 0)
    }

    /// The days 1 to 28.
    private static let everyMonthsDays: UInt32 = 0x0FFF_FFFF
    /// The bits of `w#5`.
    static let fifthWeekdays: UInt64 = 0x7F << 28
}
