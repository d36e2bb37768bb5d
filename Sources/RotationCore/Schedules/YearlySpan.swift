/// The days of every year from one to another, both included: `12-24..01-02`, which may go over New Year.
///
/// 29 February is a day of it in the years that have one: `02-29..03-02` begins on 1 March in the others, and
/// `02-29..02-29` is no day of theirs.
public struct YearlySpan: Hashable, Sendable {
    /// The first day, counted from 0 in a year with a 29 February.
    let first: Int
    /// The last day, counted likewise; less than `first` where the span goes over New Year.
    let last: Int

    /// Reads `MM-DD..MM-DD`; throws at the first fault.
    public init(_ text: String) throws(ValueFault) {
        var reader = YearlySpanReader(text)
        let first = try reader.day()
        try reader.dots(after: first)
        let last = try reader.day()
        try reader.end()
        // Whichever day it begins with, a span of all days is the same one.
        let isWhole = (last + 1) % Self.daysOfLeapYear == first
        self.first = isWhole ? 0 : first
        self.last = isWhole ? Self.daysOfLeapYear - 1 : last
    }

    /// The span as the schedule file has it; equal spans have equal texts.
    public var text: String { "\(Self.text(of: first))..\(Self.text(of: last))" }

    /// A day as the schedule file has it, counted from 0 in a year with a 29 February.
    static func text(of day: Int) -> String {
        let date = CivilDate(daysSinceEpoch: newYear + Int64(day))
        return "\(date.month < 10 ? "0" : "")\(date.month)-\(date.day < 10 ? "0" : "")\(date.day)"
    }

    /// The day of a date, counted from 0 in a year with a 29 February.
    static func day(month: Int, day: Int) -> Int {
        Int(CivilDate(year: leapYear, month: month, day: day).daysSinceEpoch - newYear)
    }

    /// The days of a year with a 29 February.
    static let daysOfLeapYear = 366
    /// 29 February, counted from 0.
    static let leapDay = 59
    /// Any year with a 29 February.
    static let leapYear = 2000
    private static let newYear = CivilDate(year: leapYear, month: 1, day: 1).daysSinceEpoch
}
