/// What is worth a warning about days that do not come every month.
enum RareDays {
    /// How rarely a choice of days (bit n − 1 for day n) in a choice of months (bit n − 1 for month n) comes, in
    /// words for a warning; nil where every one of the months has one of the days each year.
    static func warning(daysOfMonth: UInt32, months: UInt16) -> String? {
        // A month has one of the days where it has the first of them.
        let day = daysOfMonth.trailingZeroBitCount + 1
        guard (29...31).contains(day) else { return nil }
        let count = months.nonzeroBitCount
        if day == 29 {
            guard months & february != 0 else { return nil }
            return count == 1 ? "29 February: only in leap years" : "day 29: February has one only in leap years"
        }
        let longer = (1...12).count {
            (months >> ($0 - 1)) & 1 == 1 && CivilDate.length(ofMonth: $0, year: 2000) >= day
        }
        guard longer < count, longer > 0 else { return nil }
        return longer == 1
            ? "day \(day): 1 month of \(count) has one" : "day \(day): \(longer) months of \(count) have one"
    }

    /// The same for days that are chosen by their weekday too; nil where every one of the months has such a day each
    /// year.
    ///
    /// `days` are those of a month of some length that begins on some weekday, as bits.
    static func warning(months: UInt16, days: (_ length: Int, _ first: Int) -> UInt32) -> String? {
        if months == CronExpression.everyMonth, let weekday = fifthWeekday(days) {
            return "the fifth \(ExplanationWords.weekdays[weekday]): 4 or 5 months a year have one"
        }
        let found = monthForms.reduce(0) { count, form in
            let isNamed = (months >> UInt16(form.month - 1)) & 1 == 1 && days(form.length, form.first) != 0
            return isNamed ? count + form.count : count
        }
        let all = months.nonzeroBitCount * 400
        guard found < all else { return nil }
        guard found < 400 else {
            return "the days named: on average \(tenths(found, of: 400)) of \(all / 400) months a year have one"
        }
        return "the days named: about once in \((400 + found / 2) / max(1, found)) years"
    }

    /// The weekday whose fifth in a month the days are, and nothing else; nil where they are other days.
    private static func fifthWeekday(_ days: (_ length: Int, _ first: Int) -> UInt32) -> Int? {
        // In a month that begins with it, the fifth is day 29.
        guard let weekday = (0..<7).first(where: { days(31, $0) == 1 << 28 }) else { return nil }
        let isFifth = (28...31).allSatisfy { length in
            (0..<7).allSatisfy { first in
                let day = 29 + (weekday - first + 7) % 7
                return days(length, first) == (day <= length ? 1 << UInt32(day - 1) : 0)
            }
        }
        return isFifth ? weekday : nil
    }

    /// A month of one length that begins on one weekday, and how often it does in 400 years, after which the calendar
    /// repeats.
    private struct MonthForm: Hashable {
        var month: Int
        var length: Int
        var first: Int
        var count = 0
    }

    private static let monthForms: [MonthForm] = {
        var counts: [MonthForm: Int] = [:]
        for year in 2000..<2400 {
            for month in 1...12 {
                let first = CivilDate(year: year, month: month, day: 1).weekday
                let length = CivilDate.length(ofMonth: month, year: year)
                counts[MonthForm(month: month, length: length, first: first), default: 0] += 1
            }
        }
        return counts.map { MonthForm(month: $0.month, length: $0.length, first: $0.first, count: $1) }
    }()

    private static func tenths(_ count: Int, of whole: Int) -> String {
        let tenths = (count * 10 + whole / 2) / whole
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static let february: UInt16 = 1 << 1
}
