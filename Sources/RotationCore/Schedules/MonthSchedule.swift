/// `every: 1 month` with its anchor: a date and time of day that come back after a whole number of months.
///
/// The k-th occurrence is the anchor's date moved by k·months for every integer k, its day clamped to the last of a
/// shorter month but never drifting (31 January, 28 February, 31 March), at the anchor's time of day by the zone's
/// clocks. A time that the clocks show twice counts at its first pass, one that they leap over at the moment of the
/// change. The dates are those of the years 1 to 9999. Anchors that name the same local times are equal.
public struct MonthSchedule: Hashable, Sendable {
    /// The months between two occurrences, 1 to `mostMonths`; a year has 12.
    public let months: Int32
    /// The anchor's month, counted from January of year 0, modulo `months`.
    private let firstMonth: Int32
    /// The anchor's time of day in seconds, 0 to 86,399.
    private let secondOfDay: Int32
    /// The zone whose clocks count, in the table of the configuration.
    public let zone: TimeZoneTable.ID
    /// The anchor's day of the month, 1 to 31.
    ///
    /// The anchor's own month is visited and has that day, so that two different days never name the same times.
    private let day: Int8

    /// The most months between two occurrences: 1,000 years.
    public static let mostMonths = 12_000

    /// Every so many months (1 to `mostMonths`, else the nearest of these) through `anchor`, a valid date and time by
    /// the clocks of `zone`.
    public init(every months: Int, anchor: CivilDateTime, zone: TimeZoneTable.ID) {
        let every = min(max(months, 1), Self.mostMonths)
        let month = Int64(anchor.date.year) * 12 + Int64(anchor.date.month - 1)
        self.months = Int32(every)
        firstMonth = Int32(month.flooredRemainder(Int64(every)))
        secondOfDay = Int32(clamping: anchor.secondOfDay)
        self.zone = zone
        day = Int8(clamping: anchor.date.day)
    }

    /// The anchor in one form: of all that name the same local times, the first from 1970 on, or the last before.
    public var anchor: CivilDateTime {
        let step = Int64(months)
        let from1970 = Self.month(inYear: 1970) + (Int64(firstMonth) - Self.month(inYear: 1970)).flooredRemainder(step)
        let isAnchor = { (month: Int64) in
            Int(day) <= CivilDate.length(ofMonth: Int(month % 12) + 1, year: Int(month / 12))
        }
        let months = stride(from: from1970, to: Self.endMonth, by: Int64.Stride(step))
        let earlier = stride(from: from1970, through: Self.month(inYear: 1), by: -Int64.Stride(step))
        return dateTime(month: months.first(where: isAnchor) ?? earlier.first(where: isAnchor) ?? from1970)
    }

    /// The first occurrence (seconds since 1970) after `second`, or nil where there is none before the year 10000.
    func next(after second: Int64, in rules: TimeZoneRules) -> Int64? {
        var month = lastMonth(shownAt: second, in: rules)
        // Local times up to now have been reached; after the clocks went back, a later one may have been, too.
        while month < Self.endMonth {
            if month >= Self.month(inYear: 1) {
                let found = rules.firstInstant(showing: dateTime(month: month)).seconds
                if found > second { return found }
            }
            month += Int64(months)
        }
        return nil
    }

    /// The last occurrence (seconds since 1970) at or before `second`, or nil where there is none after the year 0.
    func latest(atOrBefore second: Int64, in rules: TimeZoneRules) -> Int64? {
        var month = lastMonth(shownAt: second, in: rules) + Int64(months)
        while month >= Self.month(inYear: 1) {
            if month < Self.endMonth {
                let found = rules.firstInstant(showing: dateTime(month: month)).seconds
                if found <= second { return found }
            }
            month -= Int64(months)
        }
        return nil
    }

    /// The last month that the schedule visits up to the one that the clocks show.
    private func lastMonth(shownAt second: Int64, in rules: TimeZoneRules) -> Int64 {
        let instant = Instant(seconds: min(max(second, Instant.earliest.seconds - 1), Instant.latest.seconds))
        let date = rules.civilTime(at: instant).date
        let month = Self.month(inYear: date.year) + Int64(date.month - 1)
        return month - (month - Int64(firstMonth)).flooredRemainder(Int64(months))
    }

    /// The local time that is named in a month, counted from January of year 0.
    private func dateTime(month: Int64) -> CivilDateTime {
        let year = Int(month / 12)
        let monthOfYear = Int(month % 12) + 1
        let day = min(Int(day), CivilDate.length(ofMonth: monthOfYear, year: year))
        return CivilDateTime(CivilDate(year: year, month: monthOfYear, day: day), secondOfDay: Int(secondOfDay))
    }

    /// January of a year, counted from that of year 0.
    private static func month(inYear year: Int) -> Int64 { Int64(year) * 12 }
    private static let endMonth = month(inYear: 10_000)
}
