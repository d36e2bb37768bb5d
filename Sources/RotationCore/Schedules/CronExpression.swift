/// The five fields of crontab(5) as bit masks: which local minutes an expression names.
///
/// Whoever made one from text knows that it names at least one day of the calendar. Equal expressions name the same
/// local minutes by the same masks, however they were spelled.
public struct CronExpression: Hashable, Sendable {
    /// How the two day fields combine.
    public enum DayRule: Hashable, Sendable {
        /// A day must be in both fields: at least one of them began with `*`.
        case both
        /// A day must be in one of the fields: neither began with `*`.
        case either
    }

    /// Bit n: minute n of the hour, 0 to 59.
    public let minutes: UInt64
    /// Bit n: hour n of the day, 0 to 23.
    public let hours: UInt32
    /// Bit n − 1: day n of the month, 1 to 31.
    public let daysOfMonth: UInt32
    /// Bit n − 1: month n, 1 to 12.
    public let months: UInt16
    /// Bit n: day n of the week, 0 (Sunday) to 6.
    public let weekdays: UInt8
    /// How the two day fields combine.
    public let dayRule: DayRule

    static let everyHour: UInt32 = 0xFF_FFFF
    static let everyDayOfMonth: UInt32 = 0x7FFF_FFFF
    static let everyMonth: UInt16 = 0xFFF
    static let everyWeekday: UInt8 = 0x7F
    private static let february: UInt16 = 1 << 1
    private static let monthsOf31: UInt16 = 0b1010_1101_0101

    /// The expression of these masks, or nil where one of them is empty or they name no day of the calendar.
    ///
    /// `either` with a full day field means every day, and becomes that.
    init?(
        minutes: UInt64, hours: UInt32, daysOfMonth: UInt32, months: UInt16, weekdays: UInt8, dayRule: DayRule
    ) {
        guard minutes != 0, hours != 0, daysOfMonth != 0, months != 0, weekdays != 0 else { return nil }
        let isEveryDay =
            dayRule == .either && (daysOfMonth == Self.everyDayOfMonth || weekdays == Self.everyWeekday)
        self.minutes = minutes
        self.hours = hours
        self.daysOfMonth = isEveryDay ? Self.everyDayOfMonth : daysOfMonth
        self.months = months
        self.weekdays = isEveryDay ? Self.everyWeekday : weekdays
        self.dayRule = isEveryDay ? .both : dayRule
        // Every leap day's weekday comes within 40 years, so only the day of the month can be impossible.
        let longest = months & Self.monthsOf31 != 0 ? 31 : months & ~Self.february != 0 ? 30 : 29
        guard self.dayRule == .either || daysOfMonth.trailingZeroBitCount < longest else { return nil }
    }

    /// Whether the hour field matches all 24 hours, so that each pass of a repeated hour counts.
    var isHourly: Bool { hours == Self.everyHour }
}
