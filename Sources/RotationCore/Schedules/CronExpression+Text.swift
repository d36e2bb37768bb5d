extension CronExpression {
    /// Reads the five fields of crontab(5), or a nickname such as `@daily`, with the `L`, `W` and `#` of Quartz and the
    /// `H` of Jenkins.
    ///
    /// Lists, ranges, steps after a range or a star, names of months and weekdays in any case, 7 as Sunday. As in
    /// Debian's cron, a single number takes no step, and the days combine by whether a field begins with `*`, which
    /// `*/2` does. Names in lists and ranges, which its page refuses, are accepted, as its code does.
    ///
    /// In the day of the month `L` is the last day, `L-3` three days before it, `15W` the day of Monday to Friday that
    /// is nearest to the 15th in the same month, `LW` and `L-3W` the nearest to those. In the day of the week `5L` or
    /// `friL` is the month's last Friday, `5#2` or `fri#2` the second, and `L` alone Saturday, as in Quartz; but the
    /// numbers are crontab's, 0 and 7 for Sunday. All may stand in lists, and count as numbers where the day fields
    /// combine.
    ///
    /// `H` is one number of the field, `H(0-29)` one of the range, `H/15` and `H(0-29)/10` every 15th or 10th from a
    /// first one on; `~`, `0~29`, `~/15` and `0~29/10` mean the same. `resolved(hash:)` says which, for each secret.
    /// Without a range the day of the month is 1 to 28, which every month has. One may stand in each field, also in a
    /// list.
    ///
    /// Throws at the first fault; an expression that never comes true, for whichever hash, is one.
    public init(_ text: String) throws(ValueFault) {
        var parser = CronParser(text)
        self = try parser.expression()
    }

    /// The expression of a nickname in small letters, `@reboot` excepted.
    init?(nickname: String) {
        switch nickname {
        case "@yearly", "@annually": self.init(minute: 1, hours: 1, daysOfMonth: 1, months: 1)
        case "@monthly": self.init(minute: 1, hours: 1, daysOfMonth: 1)
        case "@weekly": self.init(minute: 1, hours: 1, weekdays: 1)
        case "@daily", "@midnight": self.init(minute: 1, hours: 1)
        case "@hourly": self.init(minute: 1)
        default: return nil
        }
    }

    private init?(
        minute: UInt64, hours: UInt32 = everyHour, daysOfMonth: UInt32 = everyDayOfMonth, months: UInt16 = everyMonth,
        weekdays: UInt8 = everyWeekday
    ) {
        self.init(
            minutes: minute, hours: hours, daysOfMonth: daysOfMonth, months: months, weekdays: weekdays, dayRule: .both)
    }

    /// The five fields in one form: equal expressions have equal texts, and the text read again is the expression.
    ///
    /// A full field is `*`, one of equal steps `*/n`, any other a list of ascending numbers and ranges, then `H`, then
    /// the days that are no numbers.
    public var text: String {
        let minutes = Self.joined(Self.field(minutes, from: 0, count: 60), extras(.minute))
        let hours = Self.joined(Self.field(UInt64(hours), from: 0, count: 24), extras(.hour))
        let months = Self.joined(Self.field(UInt64(months), from: 1, count: 12), extras(.month))
        let days = dayFields
        return "\(minutes) \(hours) \(days.ofMonth) \(months) \(days.ofWeek)"
    }

    /// The two day fields, where both are restricted one beginning with `*` or none, since that decides how they
    /// combine.
    private var dayFields: (ofMonth: String, ofWeek: String) {
        let numbers = dayNumbers
        return (Self.joined(numbers.ofMonth, extras(.dayOfMonth)), Self.joined(numbers.ofWeek, extras(.dayOfWeek)))
    }

    private var dayNumbers: (ofMonth: String, ofWeek: String) {
        let ofMonth = UInt64(daysOfMonth)
        let ofWeek = UInt64(weekdays)
        guard dayRule == .both else { return (Self.list(ofMonth, from: 1), Self.list(ofWeek, from: 0)) }
        if daysOfMonth == Self.everyDayOfMonth || weekdays == Self.everyWeekday {
            return (Self.field(ofMonth, from: 1, count: 31), Self.field(ofWeek, from: 0, count: 7))
        }
        // A field that began with `*` holds its lowest number, and one of the two did.
        return daysOfMonth & 1 == 1
            ? (Self.starred(ofMonth, from: 1, count: 31), Self.list(ofWeek, from: 0))
            : (Self.list(ofMonth, from: 1), Self.starred(ofWeek, from: 0, count: 7))
    }

    private static func joined(_ numbers: String, _ extras: [String]) -> String {
        extras.isEmpty
            ? numbers : numbers.isEmpty ? extras.joined(separator: ",") : ([numbers] + extras).joined(separator: ",")
    }

    /// The numbers of a mask whose bit 0 is the number `low`.
    private static func field(_ mask: UInt64, from low: Int, count: Int) -> String {
        if mask == steps(of: 1, count: count) { return "*" }
        guard mask.nonzeroBitCount > 2, mask & 1 == 1 else { return list(mask, from: low) }
        let step = (mask & ~1).trailingZeroBitCount
        return mask == steps(of: step, count: count) ? "*/\(step)" : list(mask, from: low)
    }

    /// The numbers of a mask that holds bit 0, beginning with the closest steps that fit.
    private static func starred(_ mask: UInt64, from low: Int, count: Int) -> String {
        for step in 1..<count {
            let steps = steps(of: step, count: count)
            guard steps & ~mask == 0 else { continue }
            let rest = mask & ~steps
            return rest == 0 ? "*/\(step)" : "*/\(step),\(list(rest, from: low))"
        }
        let rest = mask & ~1
        // The weekdays' range ends with 7, another name of 0.
        return rest == 0 ? "*/\(count)" : "*/\(count),\(list(rest, from: low))"
    }

    private static func steps(of step: Int, count: Int) -> UInt64 {
        stride(from: 0, to: count, by: step).reduce(0) { $0 | 1 << UInt64($1) }
    }

    private static func list(_ mask: UInt64, from low: Int) -> String {
        var parts: [String] = []
        var rest = mask
        while rest != 0 {
            let first = rest.trailingZeroBitCount
            let length = (~(rest >> first)).trailingZeroBitCount
            let last = first + length - 1
            parts.append(
                length == 1
                    ? "\(first + low)" : length == 2 ? "\(first + low),\(last + low)" : "\(first + low)-\(last + low)")
            rest &= ~((UInt64.max >> UInt64(64 - length)) << UInt64(first))
        }
        return parts.joined(separator: ",")
    }
}
