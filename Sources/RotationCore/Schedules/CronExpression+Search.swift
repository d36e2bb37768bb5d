extension CronExpression {
    /// The first named local time (civil seconds) at or after `local`, or nil past the year 9999.
    ///
    /// Of an expression with an `H` it is the one that the hash 0 gives; whoever asks for a secret resolves first.
    func firstNamed(atOrAfter local: Int64) -> Int64? {
        if !isPlain, hasHash { return resolved(hash: 0).firstNamed(atOrAfter: local) }
        // Minutes since the year 1 are never negative, so that a plain division rounds down.
        let sinceFirst = (UInt64(max(local, Self.firstLocal) - Self.firstLocal) + 59) / 60
        let day = Int64(sinceFirst / 1440) + Self.firstLocal / 86_400
        let date = CivilDate(daysSinceEpoch: day)
        guard date.year <= 9999 else { return nil }
        if (months >> (date.month - 1)) & 1 == 1 {
            let fromToday =
                days(year: date.year, month: date.month, firstDay: day - Int64(date.day - 1)) >> (date.day - 1)
            if fromToday & 1 == 1, let time = firstMinute(atOrAfter: Int(sinceFirst % 1440)) {
                return day * 86_400 + Int64(time * 60)
            }
            let later = fromToday & ~1
            if later != 0 {
                return (day + Int64(later.trailingZeroBitCount)) * 86_400 + firstSecondOfDay
            }
        }
        return firstNamed(afterMonth: date.month, year: date.year)
    }

    /// The last named local time (civil seconds) at or before `local`, or nil before the year 1.
    ///
    /// Of an expression with an `H` it is the one that the hash 0 gives, as for `firstNamed(atOrAfter:)`.
    func lastNamed(atOrBefore local: Int64) -> Int64? {
        if !isPlain, hasHash { return resolved(hash: 0).lastNamed(atOrBefore: local) }
        guard local >= Self.firstLocal else { return nil }
        let sinceFirst = UInt64((min(local, Self.lastLocal) - Self.firstLocal) / 60)
        let day = Int64(sinceFirst / 1440) + Self.firstLocal / 86_400
        let date = CivilDate(daysSinceEpoch: day)
        if (months >> (date.month - 1)) & 1 == 1 {
            let firstDay = day - Int64(date.day - 1)
            let days = days(year: date.year, month: date.month, firstDay: firstDay)
            if (days >> (date.day - 1)) & 1 == 1, let time = lastMinute(atOrBefore: Int(sinceFirst % 1440)) {
                return day * 86_400 + Int64(time * 60)
            }
            let earlier = days & ((1 << (date.day - 1)) - 1)
            if earlier != 0 {
                return (firstDay + Int64(31 - earlier.leadingZeroBitCount)) * 86_400 + lastSecondOfDay
            }
        }
        return lastNamed(beforeMonth: date.month, year: date.year)
    }

    private func firstNamed(afterMonth month: Int, year: Int) -> Int64? {
        var (year, month) = (year, month)
        while true {
            let later = months >> month
            if later != 0 {
                month += later.trailingZeroBitCount + 1
            } else {
                year += 1
                month = months.trailingZeroBitCount + 1
            }
            guard year <= 9999 else { return nil }
            let firstDay = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
            let days = days(year: year, month: month, firstDay: firstDay)
            if days != 0 {
                return (firstDay + Int64(days.trailingZeroBitCount)) * 86_400 + firstSecondOfDay
            }
        }
    }

    private func lastNamed(beforeMonth month: Int, year: Int) -> Int64? {
        var (year, month) = (year, month)
        while true {
            let earlier = months & ((1 << (month - 1)) - 1)
            if earlier != 0 {
                month = 16 - earlier.leadingZeroBitCount
            } else {
                year -= 1
                month = 16 - months.leadingZeroBitCount
            }
            guard year >= 1 else { return nil }
            let firstDay = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
            let days = days(year: year, month: month, firstDay: firstDay)
            if days != 0 {
                return (firstDay + Int64(31 - days.leadingZeroBitCount)) * 86_400 + lastSecondOfDay
            }
        }
    }

    /// The named days of a month, bit n − 1 for day n; `firstDay` is its first day in days since 1970-01-01.
    private func days(year: Int, month: Int, firstDay: Int64) -> UInt32 {
        let length = CivilDate.length(ofMonth: month, year: year)
        var days = daysOfMonth
        if !isPlain { return self.days(length: length, first: CivilDate.weekday(daysSinceEpoch: firstDay)) }
        if weekdays != Self.everyWeekday {
            // The week's mask, turned so that the first of the month is bit 0, and repeated over five weeks.
            let week = Self.week(weekdays, from: CivilDate.weekday(daysSinceEpoch: firstDay))
            let byWeekday = UInt32(truncatingIfNeeded: week | week << 7 | week << 14 | week << 21 | week << 28)
            days = dayRule == .both ? days & byWeekday : days | byWeekday
        }
        return days & ((1 << length) - 1)
    }

    /// The first named minute of a day at or after `minute` (0 to 1439).
    private func firstMinute(atOrAfter minute: Int) -> Int? {
        let hour = minute / 60
        let laterMinutes = minutes >> (minute % 60)
        if (hours >> hour) & 1 == 1, laterMinutes != 0 { return minute + laterMinutes.trailingZeroBitCount }
        let laterHours = hours >> (hour + 1)
        guard laterHours != 0 else { return nil }
        return (hour + 1 + laterHours.trailingZeroBitCount) * 60 + minutes.trailingZeroBitCount
    }

    /// The last named minute of a day at or before `minute` (0 to 1439).
    private func lastMinute(atOrBefore minute: Int) -> Int? {
        let hour = minute / 60
        let earlierMinutes = minutes << (63 - minute % 60)
        if (hours >> hour) & 1 == 1, earlierMinutes != 0 { return minute - earlierMinutes.leadingZeroBitCount }
        let earlierHours = hours & ((1 << hour) - 1)
        guard earlierHours != 0 else { return nil }
        return (31 - earlierHours.leadingZeroBitCount) * 60 + 63 - minutes.leadingZeroBitCount
    }

    private var firstSecondOfDay: Int64 {
        Int64((hours.trailingZeroBitCount * 60 + minutes.trailingZeroBitCount) * 60)
    }

    private var lastSecondOfDay: Int64 {
        Int64(((31 - hours.leadingZeroBitCount) * 60 + 63 - minutes.leadingZeroBitCount) * 60)
    }

    /// 0001-01-01T00:00:00 and 9999-12-31T23:59:59 on a clock, in civil seconds.
    private static let firstLocal = Instant.earliest.seconds
    private static let lastLocal = Instant.latest.seconds
}
