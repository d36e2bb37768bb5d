extension CronExpression {
    /// The days that no list of numbers can name: Quartz's `L`, `W` and `#`.
    struct SpecialDays: Hashable, Sendable {
        /// Bit 7·(n − 1) + w, n from 1 to 5: the n-th weekday w of the month (`w#n`); bit 35 + w: the last one (`wL`).
        var weekdays: UInt64 = 0
        /// Bit n, 0 to 30: the day n days before the month's last (`L`, `L-n`).
        var fromLast: UInt32 = 0
        /// Bit n − 1: of Monday to Friday in the same month, the nearest to day n (`nW`).
        var nearest: UInt32 = 0
        /// Bit n, 0 to 30: of Monday to Friday in the same month, the nearest to the day n days before the last (`LW`,
        /// `L-nW`).
        var nearestFromLast: UInt32 = 0

        /// Whether the day of the month has one of them.
        var areInMonth: Bool { fromLast | nearest | nearestFromLast != 0 }
        /// Whether there is none of them.
        var isEmpty: Bool { weekdays | UInt64(fromLast | nearest | nearestFromLast) == 0 }
    }

    /// The named days, bit n − 1 for day n, of a month of `length` days whose first is the weekday `first`, 0 (Sunday)
    /// to 6.
    func days(length: Int, first: Int) -> UInt32 {
        let byDate = daysOfMonth | special.daysOfMonth(length: length, first: first)
        let week = Self.week(weekdays, from: first)
        let byWeekday = week | week << 7 | week << 14 | week << 21 | week << 28
        let both = UInt32(truncatingIfNeeded: byWeekday | special.daysOfWeek(length: length, first: first))
        return (dayRule == .both ? byDate & both : byDate | both) & ((1 << UInt32(length)) - 1)
    }

    /// A week's mask (bit w for weekday w), turned so that bit 0 is the weekday `first`.
    @inline(__always)
    static func week(_ weekdays: UInt8, from first: Int) -> UInt64 {
        (UInt64(weekdays) | UInt64(weekdays) << 7) >> UInt64(first) & 0x7F
    }
}

extension CronExpression.SpecialDays {
    /// The days that the day of the month names, as bits.
    fileprivate func daysOfMonth(length: Int, first: Int) -> UInt32 {
        var days: UInt32 = 0
        var rest = fromLast
        while rest != 0 {
            let day = length - rest.trailingZeroBitCount
            if day >= 1 { days |= 1 << (day - 1) }
            rest &= rest - 1
        }
        rest = nearest
        while rest != 0 {
            days |= Self.nearest(to: rest.trailingZeroBitCount + 1, length: length, first: first)
            rest &= rest - 1
        }
        rest = nearestFromLast
        while rest != 0 {
            days |= Self.nearest(to: length - rest.trailingZeroBitCount, length: length, first: first)
            rest &= rest - 1
        }
        return days
    }

    /// The bit of the day of Monday to Friday that is nearest to `day` in its month; none where the month has no such
    /// day.
    private static func nearest(to day: Int, length: Int, first: Int) -> UInt32 {
        guard (1...length).contains(day) else { return 0 }
        return switch (first + day - 1) % 7 {
        case 0: 1 << (day < length ? day : day - 3)
        case 6: 1 << (day > 1 ? day - 2 : day + 1)
        default: 1 << (day - 1)
        }
    }

    /// The days that the day of the week names, as bits; those past the month's end are not cut off.
    fileprivate func daysOfWeek(length: Int, first: Int) -> UInt64 {
        guard weekdays != 0 else { return 0 }
        var days: UInt64 = 0
        for start in stride(from: UInt64(0), to: 35, by: 7) {
            days |= CronExpression.week(UInt8(weekdays >> start & 0x7F), from: first) << start
        }
        // The last seven days hold each weekday once.
        return days | CronExpression.week(UInt8(weekdays >> 35), from: (first + length) % 7) << UInt64(length - 7)
    }
}
