/// The days of every year that several yearly spans have together, as local times.
struct FreezeDays: Sendable {
    /// The days, counted from 0 in a year with a 29 February.
    private let days: CyclicRanges

    /// The days of at least one span.
    init(merging spans: [YearlySpan]) {
        days = CyclicRanges(
            period: Self.lineYear,
            merging: spans.map { span in
                let first = Int64(span.first)
                let end = Int64(span.last) + 1
                return first..<(end > first ? end : end + Self.lineYear)
            })
    }

    /// Whether it is every day.
    var isEveryDay: Bool { days.isWhole }
}

extension FreezeDays: LocalTimes {
    /// No start is lost by a day that the clocks leap over, so nothing needs to be made up for.
    static let makesUpForGaps = false

    func firstRun(endingAfter local: Int64) -> Range<Int64> {
        var day = Self.day(of: local)
        while true {
            let run = days.first(endingAfter: day)
            let seconds = Self.midnight(of: run.lowerBound)..<Self.midnight(of: run.upperBound)
            // 29 February alone is empty in most years.
            guard seconds.isEmpty else { return seconds }
            day = run.upperBound
        }
    }

    func lastRun(startingBefore local: Int64) -> Range<Int64> {
        var end = Self.day(of: local - 1) + 1
        while true {
            let run = days.last(startingBefore: end)
            let seconds = Self.midnight(of: run.lowerBound)..<Self.midnight(of: run.upperBound)
            guard seconds.isEmpty else { return seconds }
            end = run.lowerBound
        }
    }

    /// The day of a local time on a line on which every year has a 29 February.
    private static func day(of local: Int64) -> Int64 {
        let day = local.flooredQuotient(86_400)
        let year = CivilDate(daysSinceEpoch: day).year
        let dayOfYear = day - CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        return Int64(year) * lineYear + dayOfYear + (dayOfYear >= leapDay && !CivilDate.isLeap(year) ? 1 : 0)
    }

    /// The beginning in civil seconds of a day of that line; of 29 February, that of 1 March where the year has none.
    private static func midnight(of day: Int64) -> Int64 {
        let year = Int(day.flooredQuotient(lineYear))
        let dayOfYear = day - Int64(year) * lineYear
        let missing: Int64 = dayOfYear > leapDay && !CivilDate.isLeap(year) ? 1 : 0
        return (CivilDate(year: year, month: 1, day: 1).daysSinceEpoch + dayOfYear - missing) * 86_400
    }

    /// The days of a year of that line.
    private static let lineYear = Int64(YearlySpan.daysOfLeapYear)
    private static let leapDay = Int64(YearlySpan.leapDay)
}
