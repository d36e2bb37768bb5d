/// Reads the text of a duration, or of a number of months, from left to right.
struct DurationReader {
    private let bytes: [UInt8]
    /// Whether months and years are read, as the text of `every` has them.
    private let takesMonths: Bool
    private var index = 0
    /// Milliseconds.
    private var total: Int64 = 0
    /// Months, years counting 12, where the text has such units.
    private var months: Int64?
    /// Whether the text has a unit of fixed length.
    private var isFixed = false

    /// 10,000 years, the span of the dates that a schedule can name.
    private static let most: Int64 = 3_652_425 * 86_400_000

    init(_ text: String, takesMonths: Bool = false) {
        bytes = Array(text.utf8)
        self.takesMonths = takesMonths
    }

    /// The whole text: a number of milliseconds, or of months where it has these.
    mutating func read() throws(ValueFault) -> (milliseconds: Int64, months: Int64?) {
        skipBlanks()
        guard index < bytes.count else {
            throw ValueFault("a duration is missing; write one such as 30d, 6h or 1h30m", at: index)
        }
        if bytes[index] == UInt8(ascii: "P") {
            try readISO8601()
        } else {
            repeat {
                try readTerm()
                skipBlanks()
            } while index < bytes.count
        }
        return (total, months)
    }

    private mutating func readTerm() throws(ValueFault) {
        let start = index
        let count = try number()
        skipBlanks()
        let unitStart = index
        // A byte of a character such as µ belongs to the unit that is refused.
        while index < bytes.count, bytes[index].isLetter || bytes[index] >= 0x80 { index += 1 }
        let unit = bytes.span.excerpt(unitStart..<index)
        switch unit {
        case "month", "months", "mo": try add(count, of: 1, named: unit, at: start, unitStart: unitStart)
        case "year", "years", "y": try add(count, of: 12, named: unit, at: start, unitStart: unitStart)
        case "ms": try add(count, of: 1, at: start)
        case "s": try add(count, of: 1000, at: start)
        case "m": try add(count, of: 60_000, at: start)
        case "h": try add(count, of: 3_600_000, at: start)
        case "d": try add(count, of: 86_400_000, at: start)
        case "w": try add(count, of: 604_800_000, at: start)
        case "":
            throw ValueFault("\(count) has no unit; write \(count)s, \(count)m, \(count)h or \(count)d", at: unitStart)
        default: throw ValueFault(fault(ofUnit: unit, count: count), at: unitStart)
        }
    }

    private func fault(ofUnit unit: String, count: Int64) -> String {
        switch unit.lowercased() {
        case "mo", "mon", "month", "months": return noUnit(unit, calendar: "\(count) month\(count == 1 ? "" : "s")")
        case "y", "yr", "yrs", "year", "years": return noUnit(unit, calendar: "\(count) year\(count == 1 ? "" : "s")")
        case "ms", "msec", "millisecond", "milliseconds": return "'\(unit)' is no unit; write \(count)ms"
        case "s", "sec", "secs", "second", "seconds": return "'\(unit)' is no unit; write \(count)s"
        case "m", "min", "mins", "minute", "minutes":
            let months = takesMonths ? "\(count) month\(count == 1 ? "" : "s")" : "days for months"
            return "'\(unit)' is no unit; write \(count)m for minutes or \(months)"
        case "h", "hr", "hrs", "hour", "hours": return "'\(unit)' is no unit; write \(count)h"
        case "d", "day", "days": return "'\(unit)' is no unit; write \(count)d"
        case "w", "wk", "week", "weeks": return "'\(unit)' is no unit; write \(count)w"
        default: return "'\(unit)' is no unit; write ms, s, m, h, d\(takesMonths ? ", w, month or year" : " or w")"
        }
    }

    private func noUnit(_ unit: String, calendar text: String) -> String {
        takesMonths ? "'\(unit)' is no unit; write \(text)" : Self.variesInLength(unit)
    }

    private static func variesInLength(_ unit: String) -> String {
        "'\(unit)' is a calendar unit of varying length, which only 'every' takes, with an anchor; "
            + "write days, such as 30d"
    }

    private mutating func readISO8601() throws(ValueFault) {
        index += 1
        var isTime = false
        var terms = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "T"), !isTime {
                isTime = true
                terms = 0
                index += 1
                continue
            }
            let start = index
            let count = try number()
            let unit = index < bytes.count ? bytes[index] : 0
            switch (unit, isTime) {
            case (UInt8(ascii: "W"), false): try add(count, of: 604_800_000, at: start)
            case (UInt8(ascii: "D"), false): try add(count, of: 86_400_000, at: start)
            case (UInt8(ascii: "H"), true): try add(count, of: 3_600_000, at: start)
            case (UInt8(ascii: "M"), true): try add(count, of: 60_000, at: start)
            case (UInt8(ascii: "S"), true): try add(count, of: 1000, at: start)
            case (UInt8(ascii: "Y"), false): try add(count, of: 12, named: "Y", at: start, unitStart: index)
            case (UInt8(ascii: "M"), false): try add(count, of: 1, named: "M", at: start, unitStart: index)
            default:
                throw ValueFault(
                    "\(count) must be followed by \(takesMonths ? "Y, M, " : "")W or D, or after T by H, M or S; "
                        + "write such as P30D or PT6H",
                    at: index)
            }
            terms += 1
            index += 1
        }
        guard terms > 0 else {
            throw ValueFault("the duration ends too soon; write one such as P30D or PT6H", at: index)
        }
    }

    private mutating func number() throws(ValueFault) -> Int64 {
        let start = index
        var value: Int64 = 0
        while index < bytes.count, let digit = Int(asciiDigit: bytes[index]) {
            // Past the limit the value stands still: `add` refuses it.
            if value <= Self.most { value = value * 10 + Int64(digit) }
            index += 1
        }
        guard index > start else {
            let rest = bytes.span.excerpt(start..<bytes.count)
            throw ValueFault(
                rest.isEmpty
                    ? "a number is missing; write a duration such as 30d"
                    : "'\(rest)' does not begin with a number; write a duration such as 30d, 6h or 1h30m", at: start)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ",") {
            throw ValueFault("a fraction; write whole numbers, such as 1h30m instead of 1.5h", at: index)
        }
        return value
    }

    /// Adds a term of fixed length.
    private mutating func add(_ count: Int64, of milliseconds: Int64, at start: Int) throws(ValueFault) {
        guard months == nil else { throw mixed(at: start) }
        isFixed = true
        let (product, overflow) = count.multipliedReportingOverflow(by: milliseconds)
        guard !overflow, product <= Self.most, total + product <= Self.most else {
            throw ValueFault("the duration is longer than 10,000 years; write at most 3652425d", at: start)
        }
        total += product
    }

    /// Adds a term of calendar units, each of so many months.
    private mutating func add(
        _ count: Int64, of months: Int64, named unit: String, at start: Int, unitStart: Int
    ) throws(ValueFault) {
        guard takesMonths else { throw ValueFault(Self.variesInLength(unit), at: unitStart) }
        guard !isFixed else { throw mixed(at: start) }
        let most = Int64(MonthSchedule.mostMonths)
        let sum = (self.months ?? 0) + min(count, most + 1) * months
        guard sum <= most else {
            throw ValueFault("the interval is longer than 1,000 years; write at most \(most) months", at: start)
        }
        self.months = sum
    }

    private func mixed(at start: Int) -> ValueFault {
        ValueFault(
            "months and years do not mix with units of fixed length; write either, such as 14 months or 30d", at: start)
    }

    private mutating func skipBlanks() {
        while index < bytes.count, bytes[index].isBlank { index += 1 }
    }
}
