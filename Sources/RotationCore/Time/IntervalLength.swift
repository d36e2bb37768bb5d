/// The value of `every`: how far two occurrences are apart.
public enum IntervalLength: Hashable, Sendable {
    /// A fixed length of time, such as `30d`.
    case duration(Duration)
    /// A number of calendar months, 1 to `MonthSchedule.mostMonths`, such as `1 month`; a year has 12.
    ///
    /// It needs an anchor, which says the day and the time.
    case months(Int)

    /// Reads the length of an interval: what `Duration(scheduleText:)` reads, or `1 month`, `3 months`, `1mo`,
    /// `1 year`, `2y`, sums of these such as `1 year 2 months`, or ISO 8601 such as `P1M` and `P1Y2M`.
    ///
    /// Throws where months or years stand beside units of fixed length, and for 0 months or more than 1,000 years. A
    /// duration of 0 is read: `IntervalSchedule` says which it takes.
    public init(_ text: String) throws(ValueFault) {
        var reader = DurationReader(text, takesMonths: true)
        let (milliseconds, months) = try reader.read()
        guard let months else {
            self = .duration(.milliseconds(milliseconds))
            return
        }
        guard months > 0 else { throw ValueFault("an interval of 0 months is too short; write at least 1 month") }
        self = .months(Int(months))
    }

    /// The length as the schedule file may write it: `30d`, `1 month`, `14 months`; equal lengths have equal texts.
    public var text: String {
        switch self {
        case .duration(let duration): duration.scheduleText
        case .months(let months): months == 1 ? "1 month" : "\(months) months"
        }
    }
}
