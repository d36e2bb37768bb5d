extension CalendarFields: NamedLocalTimes {
    /// The first named local time (civil seconds) at or after `local`, or nil past the year 2199.
    func firstNamed(atOrAfter local: Int64) -> Int64? {
        guard local <= Self.lastLocal else { return nil }
        // Seconds since 1970 that are never negative, so that a plain division rounds down.
        let sinceFirst = UInt64(max(local, 0))
        let day = Int64(sinceFirst / 86_400)
        let date = CivilDate(daysSinceEpoch: day)
        guard years.contains(date.year) else { return firstNamed(afterMonth: 12, year: date.year) }
        if (months >> UInt16(date.month - 1)) & 1 == 1 {
            let named = days(year: date.year, month: date.month, firstDay: day - Int64(date.day - 1))
            let fromToday = named >> UInt32(date.day - 1)
            if fromToday & 1 == 1, let second = firstSecond(atOrAfter: Int(sinceFirst % 86_400)) {
                return day * 86_400 + Int64(second)
            }
            let later = fromToday & ~1
            if later != 0 {
                return (day + Int64(later.trailingZeroBitCount)) * 86_400 + Int64(firstSecondOfDay)
            }
        }
        return firstNamed(afterMonth: date.month, year: date.year)
    }

    /// The last named local time (civil seconds) at or before `local`, or nil before the year 1970.
    func lastNamed(atOrBefore local: Int64) -> Int64? {
        guard local >= 0 else { return nil }
        let sinceFirst = UInt64(min(local, Self.lastLocal))
        let day = Int64(sinceFirst / 86_400)
        let date = CivilDate(daysSinceEpoch: day)
        guard years.contains(date.year) else { return lastNamed(beforeMonth: 1, year: date.year) }
        if (months >> UInt16(date.month - 1)) & 1 == 1 {
            let firstDay = day - Int64(date.day - 1)
            let named = days(year: date.year, month: date.month, firstDay: firstDay)
            if (named >> UInt32(date.day - 1)) & 1 == 1, let second = lastSecond(atOrBefore: Int(sinceFirst % 86_400)) {
                return day * 86_400 + Int64(second)
            }
            let earlier = named & ((1 << UInt32(date.day - 1)) - 1)
            if earlier != 0 {
                return (firstDay + Int64(31 - earlier.leadingZeroBitCount)) * 86_400 + Int64(lastSecondOfDay)
            }
        }
        return lastNamed(beforeMonth: date.month, year: date.year)
    }

    private func firstNamed(afterMonth month: Int, year: Int) -> Int64? {
        var (year, month) = (year, month)
        while true {
            let later = months >> UInt16(month)
            if later != 0 {
                month += later.trailingZeroBitCount + 1
            } else {
                guard let next = years.first(atOrAfter: year + 1) else { return nil }
                year = next
                month = months.trailingZeroBitCount + 1
            }
            let firstDay = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
            let named = days(year: year, month: month, firstDay: firstDay)
            if named != 0 {
                return (firstDay + Int64(named.trailingZeroBitCount)) * 86_400 + Int64(firstSecondOfDay)
            }
        }
    }

    private func lastNamed(beforeMonth month: Int, year: Int) -> Int64? {
        var (year, month) = (year, month)
        while true {
            let earlier = months & ((1 << UInt16(month - 1)) - 1)
            if earlier != 0 {
                month = 16 - earlier.leadingZeroBitCount
            } else {
                guard let previous = years.last(atOrBefore: year - 1) else { return nil }
                year = previous
                month = 16 - months.leadingZeroBitCount
            }
            let firstDay = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
            let named = days(year: year, month: month, firstDay: firstDay)
            if named != 0 {
                return (firstDay + Int64(31 - named.leadingZeroBitCount)) * 86_400 + Int64(lastSecondOfDay)
            }
        }
    }

    /// 2200-01-04T00:00:00Z, when no clock is in the year 2199 any more.
    static let end: Int64 = 7_258_377_600

    /// 2199-12-31T23:59:59 on a clock, in civil seconds.
    private static let lastLocal: Int64 = 7_258_118_399
}
