/// The parts of a calendar expression as bit masks: which local seconds it names, in whatever zone.
///
/// Whoever made one knows that it names at least one second of the years 1970 to 2199. Equal values name the same
/// seconds by the same masks, however the expression was spelled. It holds no reference.
public struct CalendarFields: Hashable, Sendable {
    /// Bit n: second n of the minute, 0 to 59.
    public let seconds: UInt64
    /// Bit n: minute n of the hour, 0 to 59.
    public let minutes: UInt64
    /// The years.
    public let years: CalendarYears
    /// Bit n: hour n of the day, 0 to 23.
    public let hours: UInt32
    /// Bit n − 1: day n of the month; or, where `countsFromEnd`, bit 32 − n: the n-th last day, so that a shift by the
    /// month's length makes it the other.
    let days: UInt32
    /// Bit n − 1: month n, 1 to 12.
    public let months: UInt16
    /// Bit n: day n of the week, 0 (Sunday) to 6; a day must be in this and in the days of the month.
    public let weekdays: UInt8
    /// Whether the days of the month count from its end (`~`).
    public let countsFromEnd: Bool

    static let everyMinute: UInt64 = (1 << 60) - 1
    static let everyHour: UInt32 = 0xFF_FFFF
    static let everyDay: UInt32 = 0x7FFF_FFFF
    static let everyMonth: UInt16 = 0xFFF
    static let everyWeekday: UInt8 = 0x7F
    private static let february: UInt16 = 1 << 1
    private static let monthsOf31: UInt16 = 0b1010_1101_0101

    /// The fields of these masks, or nil where one of them is empty or they name no second.
    init?(
        seconds: UInt64 = 1, minutes: UInt64 = 1, hours: UInt32 = 1, days: UInt32 = everyDay,
        countsFromEnd: Bool = false, months: UInt16 = everyMonth, weekdays: UInt8 = everyWeekday,
        years: CalendarYears = .every
    ) {
        guard seconds != 0, minutes != 0, hours != 0, days != 0, months != 0, weekdays != 0 else { return nil }
        self.seconds = seconds
        self.minutes = minutes
        self.hours = hours
        self.days = days
        self.countsFromEnd = countsFromEnd
        self.months = months
        self.weekdays = weekdays
        self.years = years
        if years == .every {
            // Every weekday has its leap day within 40 years, so only the day of the month can be impossible.
            guard hasPossibleDay else { return nil }
        } else {
            guard firstNamed(atOrAfter: 0) != nil else { return nil }
        }
    }

    /// Bit n − 1: day n of the month, 1 to 31; 0 where the days count from the end.
    public var daysOfMonth: UInt32 {
        countsFromEnd ? 0 : days
    }

    /// Bit n − 1: the n-th last day of the month, 1 to 28; 0 where the days count from the beginning.
    public var daysFromEnd: UInt32 {
        guard countsFromEnd else { return 0 }
        return (1...28).reduce(0) { $0 | (days >> (32 - $1) & 1) << ($1 - 1) }
    }

    /// Whether the hour field matches all 24 hours, so that each pass of a repeated hour counts.
    var isHourly: Bool { hours == Self.everyHour }

    /// Whether one of the months is ever long enough for one of the days.
    var hasPossibleDay: Bool {
        let longest = months & Self.monthsOf31 != 0 ? 31 : months & ~Self.february != 0 ? 30 : 29
        return countsFromEnd || days.trailingZeroBitCount < longest
    }

    /// The named days of a month, bit n − 1 for day n; `firstDay` is its first day in days since 1970-01-01.
    func days(year: Int, month: Int, firstDay: Int64) -> UInt32 {
        let length = CivilDate.length(ofMonth: month, year: year)
        guard weekdays != Self.everyWeekday else { return byDate(length: length) }
        return days(length: length, first: CivilDate.weekday(daysSinceEpoch: firstDay))
    }

    /// The named days, bit n − 1 for day n, of a month of `length` days whose first is the weekday `first`, 0 (Sunday)
    /// to 6.
    @inline(__always)
    func days(length: Int, first: Int) -> UInt32 {
        // The week's mask, turned so that the first of the month is bit 0, and repeated over five weeks.
        let week = (UInt64(weekdays) | UInt64(weekdays) << 7) >> UInt64(first) & 0x7F
        return byDate(length: length)
            & UInt32(truncatingIfNeeded: week | week << 7 | week << 14 | week << 21 | week << 28)
    }

    @inline(__always)
    private func byDate(length: Int) -> UInt32 {
        countsFromEnd ? days >> UInt32(32 - length) : days & ((1 << UInt32(length)) - 1)
    }
}
