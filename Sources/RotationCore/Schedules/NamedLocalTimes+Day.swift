// The times of a named day, which are the same on each.

extension NamedLocalTimes {
    /// The first second of a named day, 0 to 86,399.
    var firstSecondOfDay: Int {
        (hours.trailingZeroBitCount * 60 + minutes.trailingZeroBitCount) * 60 + seconds.trailingZeroBitCount
    }

    /// The last second of a named day, 0 to 86,399.
    var lastSecondOfDay: Int {
        ((31 - hours.leadingZeroBitCount) * 60 + 63 - minutes.leadingZeroBitCount) * 60
            + 63 - seconds.leadingZeroBitCount
    }

    /// The number of times that a named day has.
    var timesPerDay: Int {
        hours.nonzeroBitCount * minutes.nonzeroBitCount * seconds.nonzeroBitCount
    }

    /// The first named second of a named day at or after `second` (0 to 86,399).
    @inline(__always)
    func firstSecond(atOrAfter second: Int) -> Int? {
        let hour = Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: second) / 3600)
        let rest = Int(truncatingIfNeeded: UInt32(truncatingIfNeeded: second - hour * 3600))
        if (hours >> UInt32(hour)) & 1 == 1 {
            let minute = rest / 60
            let laterSeconds = seconds >> UInt64(rest % 60)
            if (minutes >> UInt64(minute)) & 1 == 1, laterSeconds != 0 {
                return second + laterSeconds.trailingZeroBitCount
            }
            let laterMinutes = minutes >> UInt64(minute + 1)
            if laterMinutes != 0 {
                return (hour * 60 + minute + 1 + laterMinutes.trailingZeroBitCount) * 60 + seconds.trailingZeroBitCount
            }
        }
        let laterHours = hours >> UInt32(hour + 1)
        guard laterHours != 0 else { return nil }
        let nextHour = hour + 1 + laterHours.trailingZeroBitCount
        return (nextHour * 60 + minutes.trailingZeroBitCount) * 60 + seconds.trailingZeroBitCount
    }

    /// The last named second of a named day at or before `second` (0 to 86,399).
    func lastSecond(atOrBefore second: Int) -> Int? {
        let hour = second / 3600
        let lastSecondOfMinute = 63 - seconds.leadingZeroBitCount
        if (hours >> UInt32(hour)) & 1 == 1 {
            let minute = second / 60 % 60
            let earlierSeconds = seconds << UInt64(63 - second % 60)
            if (minutes >> UInt64(minute)) & 1 == 1, earlierSeconds != 0 {
                return second - earlierSeconds.leadingZeroBitCount
            }
            let earlierMinutes = minutes & ((1 << UInt64(minute)) - 1)
            if earlierMinutes != 0 {
                return (hour * 60 + 63 - earlierMinutes.leadingZeroBitCount) * 60 + lastSecondOfMinute
            }
        }
        let earlierHours = hours & ((1 << UInt32(hour)) - 1)
        guard earlierHours != 0 else { return nil }
        let lastHour = 31 - earlierHours.leadingZeroBitCount
        return (lastHour * 60 + 63 - minutes.leadingZeroBitCount) * 60 + lastSecondOfMinute
    }

    /// The number of a named day's times before `second` (0 to 86,400).
    func timesOfDay(before second: Int) -> Int {
        let hour = second / 3600
        guard hour < 24 else { return timesPerDay }
        let perMinute = seconds.nonzeroBitCount
        var count = (hours & ((1 << UInt32(hour)) - 1)).nonzeroBitCount * minutes.nonzeroBitCount * perMinute
        guard (hours >> UInt32(hour)) & 1 == 1 else { return count }
        let minute = second / 60 % 60
        count += (minutes & ((1 << UInt64(minute)) - 1)).nonzeroBitCount * perMinute
        guard (minutes >> UInt64(minute)) & 1 == 1 else { return count }
        return count + (seconds & ((1 << UInt64(second % 60)) - 1)).nonzeroBitCount
    }
}
