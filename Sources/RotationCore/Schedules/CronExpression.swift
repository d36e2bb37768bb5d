/// The five fields of crontab(5) as bit masks: which local minutes an expression names.
///
/// Whoever made one from text knows that it names at least one day of the calendar. Equal expressions name the same
/// local minutes by the same masks, however they were spelled. Where `hasHash`, the masks hold only what all secrets
/// share, and `resolved(hash:)` gives the times of one.
public struct CronExpression: Hashable, Sendable {
    /// How the two day fields combine.
    public enum DayRule: Hashable, Sendable {
        /// A day must be in both fields: at least one of them began with `*`.
        case both
        /// A day must be in one of the fields: neither began with `*`.
        case either
    }

    /// Bit n: minute n of the hour, 0 to 59.
    public internal(set) var minutes: UInt64
    /// Bit n: hour n of the day, 0 to 23.
    public internal(set) var hours: UInt32
    /// Bit n − 1: day n of the month, 1 to 31.
    public internal(set) var daysOfMonth: UInt32
    /// The days that stand beside the numbers of the two day fields: `L`, `W` and `#`.
    private(set) var special: SpecialDays
    /// Bit n − 1: month n, 1 to 12.
    public internal(set) var months: UInt16
    /// Bit n: day n of the week, 0 (Sunday) to 6.
    public internal(set) var weekdays: UInt8
    /// How the two day fields combine.
    public private(set) var dayRule: DayRule
    /// The fields that have an `H`, beside their numbers.
    var hashed: HashedNumbers
    /// Whether the masks are all: no `L`, `W`, `#` or `H`.
    private(set) var isPlain: Bool

    static let everyHour: UInt32 = 0xFF_FFFF
    static let everyDayOfMonth: UInt32 = 0x7FFF_FFFF
    static let everyMonth: UInt16 = 0xFFF
    static let everyWeekday: UInt8 = 0x7F
    private static let february: UInt16 = 1 << 1
    private static let monthsOf31: UInt16 = 0b1010_1101_0101

    /// The expression of these masks, or nil where a field is empty or, for some hash, no day of the calendar is named.
    ///
    /// `either` with a full day field means every day, and becomes that. What adds nothing to a full field is left out.
    init?(
        minutes: UInt64, hours: UInt32, daysOfMonth: UInt32, months: UInt16, weekdays: UInt8, dayRule: DayRule,
        special: SpecialDays = SpecialDays(), hashed: HashedNumbers = HashedNumbers()
    ) {
        self.minutes = minutes
        self.hours = hours
        self.daysOfMonth = daysOfMonth
        self.special = special
        self.months = months
        self.weekdays = weekdays
        self.dayRule = dayRule
        self.hashed = hashed
        isPlain = special.isEmpty && hashed.isEmpty
        if dayRule == .either || !isPlain { normalize() }
        if isPlain {
            guard self.minutes != 0, self.hours != 0, self.daysOfMonth != 0, self.months != 0, self.weekdays != 0
            else { return nil }
            // Every leap day's weekday comes within 40 years, so only the day of the month can be impossible.
            let longest = months & Self.monthsOf31 != 0 ? 31 : months & ~Self.february != 0 ? 30 : 29
            guard self.dayRule == .either || self.daysOfMonth.trailingZeroBitCount < longest else { return nil }
        } else {
            guard namesADayForEveryHash else { return nil }
        }
    }

    /// Whether the hour field matches all 24 hours, so that each pass of a repeated hour counts.
    var isHourly: Bool { hours == Self.everyHour }

    /// Makes expressions of the same meaning the same.
    mutating func normalize() {
        if dayRule == .either, daysOfMonth == Self.everyDayOfMonth || weekdays == Self.everyWeekday {
            daysOfMonth = Self.everyDayOfMonth
            weekdays = Self.everyWeekday
            dayRule = .both
        }
        if daysOfMonth == Self.everyDayOfMonth {
            special.fromLast = 0
            special.nearest = 0
            special.nearestFromLast = 0
        }
        if weekdays == Self.everyWeekday { special.weekdays = 0 }
        if hasHash { leaveOutHeldHashes() }
        isPlain = special.isEmpty && hashed.isEmpty
    }
}
