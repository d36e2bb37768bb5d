/// A day of the proleptic Gregorian calendar, in no particular zone.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// The year; year 0 is the one before year 1.
    public var year: Int
    /// The month, 1 to 12.
    public var month: Int
    /// The day of the month, 1 to `length(ofMonth:year:)`.
    public var day: Int

    /// The day with these numbers, unchecked; `init(validYear:month:day:)` checks.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day with these numbers, or nil where the calendar has none or the year is not in 1 to 9999.
    public init?(validYear year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day that many days after 1970-01-01; meant for the days that an `Instant` can reach.
    public init(daysSinceEpoch: Int64) {
        // Years that begin in March put the leap day at a year's end, so that month lengths follow one formula.
        let days = daysSinceEpoch &+ Self.daysFromMarchOfYearZero
        let cycle = days.flooredQuotient(Self.daysPerCycle)
        let dayOfCycle = days &- cycle &* Self.daysPerCycle
        let leapless = dayOfCycle &- dayOfCycle / 1460 &+ dayOfCycle / 36_524 &- dayOfCycle / 146_096
        let yearOfCycle = leapless / 365
        let dayOfYear = dayOfCycle &- (365 &* yearOfCycle &+ yearOfCycle / 4 &- yearOfCycle / 100)
        let monthFromMarch = (5 &* dayOfYear &+ 2) / 153
        day = Int(dayOfYear &- (153 &* monthFromMarch &+ 2) / 5 &+ 1)
        month = Int(monthFromMarch < 10 ? monthFromMarch &+ 3 : monthFromMarch &- 9)
        year = Int(cycle &* 400 &+ yearOfCycle) &+ (monthFromMarch < 10 ? 0 : 1)
    }

    /// Days from 1970-01-01 to this day; negative before it.
    public var daysSinceEpoch: Int64 {
        let yearFromMarch = Int64(month > 2 ? year : year &- 1)
        let monthFromMarch = Int64(month > 2 ? month &- 3 : month &+ 9)
        let cycle = yearFromMarch.flooredQuotient(400)
        let yearOfCycle = yearFromMarch &- cycle &* 400
        let dayOfYear = (153 &* monthFromMarch &+ 2) / 5 &+ Int64(day) &- 1
        let dayOfCycle = 365 &* yearOfCycle &+ yearOfCycle / 4 &- yearOfCycle / 100 &+ dayOfYear
        return cycle &* Self.daysPerCycle &+ dayOfCycle &- Self.daysFromMarchOfYearZero
    }

    /// The day of the week, 0 (Sunday) to 6 (Saturday).
    public var weekday: Int {
        Self.weekday(daysSinceEpoch: daysSinceEpoch)
    }

    /// The day of the week, 0 (Sunday) to 6 (Saturday), of the day that many days after 1970-01-01, a Thursday.
    public static func weekday(daysSinceEpoch: Int64) -> Int {
        Int((daysSinceEpoch &+ 4).flooredRemainder(7))
    }

    /// The number of days of a month (1 to 12).
    public static func length(ofMonth month: Int, year: Int) -> Int {
        // From August on, the alternation of 31 and 30 starts anew.
        month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month ^ (month >> 3)) & 1)
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The days of 400 years, after which the calendar repeats, weekdays included.
    static let daysPerCycle: Int64 = 146_097
    private static let daysFromMarchOfYearZero: Int64 = 719_468
}
