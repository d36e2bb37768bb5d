/// A zone's two offsets and the days of each year on which its clocks change: the footer rule of a TZif file.
public struct SeasonalRule: Hashable, Sendable {
    /// A day of every year, as POSIX's TZ variable names it.
    public enum Day: Hashable, Sendable {
        /// `Jn`: day 1 to 365 of the year, 29 February never counted.
        case julian(Int)
        /// `n`: day 0 to 365 of the year, 29 February counted.
        case ordinal(Int)
        /// `Mm.w.d`: the w-th (1 to 5, 5 the last) weekday d (0 is Sunday) of month m.
        case weekday(month: Int, week: Int, weekday: Int)
    }

    /// A change of the clocks: a day and the local time, before the change, in seconds from its midnight.
    ///
    /// RFC 9636 lets the time lie outside the day: −167 to 167 hours.
    public struct Change: Hashable, Sendable {
        /// The day of the year.
        public var day: Day
        /// Seconds from the day's midnight by the clock in force before the change.
        public var time: Int

        /// A change at that time of that day.
        public init(day: Day, time: Int) {
            self.day = day
            self.time = time
        }

        /// The change's local time in `year`, in seconds since 1970-01-01T00:00:00 on the same clock.
        func civilSeconds(year: Int) -> Int64 {
            day.daysSinceEpoch(year: year) * 86_400 + Int64(time)
        }
    }

    /// Seconds east of UTC while daylight saving time is not in force.
    public var standardOffset: Int
    /// Seconds east of UTC while it is; less than `standardOffset` where winter is the exception (Europe/Dublin).
    public var daylightOffset: Int
    /// The change to daylight saving time, by the standard clock.
    public var start: Change
    /// The change back, by the daylight saving clock.
    public var end: Change

    /// A rule that changes between two offsets, in seconds east of UTC, twice a year.
    public init(standardOffset: Int, daylightOffset: Int, start: Change, end: Change) {
        self.standardOffset = standardOffset
        self.daylightOffset = daylightOffset
        self.start = start
        self.end = end
    }

    /// The changes of the given years in order: the second (UTC) of each and the offset from then on.
    ///
    /// Daylight saving times that touch or overlap are one, so a rule that never leaves it (RFC 9636, 3.3.1) has no
    /// change.
    func changes(years: ClosedRange<Int>) -> [(second: Int64, offset: Int)] {
        var summers: [(start: Int64, end: Int64)] = []
        for year in years {
            let first = start.civilSeconds(year: year) - Int64(standardOffset)
            var last = end.civilSeconds(year: year) - Int64(daylightOffset)
            // In the south a summer ends in the year after its beginning.
            if last < first { last = end.civilSeconds(year: year + 1) - Int64(daylightOffset) }
            if let previous = summers.last, first <= previous.end {
                summers[summers.count - 1].end = max(previous.end, last)
            } else if first < last {
                summers.append((first, last))
            }
        }
        return summers.flatMap { [($0.start, daylightOffset), ($0.end, standardOffset)] }
    }
}

extension SeasonalRule.Day {
    /// Days from 1970-01-01 to this day of `year`.
    func daysSinceEpoch(year: Int) -> Int64 {
        let newYear = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        switch self {
        case .julian(let day):
            return newYear + Int64(day - 1) + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
        case .ordinal(let day):
            return newYear + Int64(day)
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(year: year, month: month, day: 1)
            var day = (weekday - first.weekday + 7) % 7 + (week - 1) * 7
            if day >= CivilDate.length(ofMonth: month, year: year) { day -= 7 }
            return first.daysSinceEpoch + Int64(day)
        }
    }
}
