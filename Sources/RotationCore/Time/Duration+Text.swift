extension Duration {
    /// Reads a duration of the schedule file: `90s`, `15m`, `6h`, `30d`, `2w`, `200ms`, sums such as `1h30m`, or ISO
    /// 8601 such as `P30D` and `PT6H`.
    ///
    /// A day is 86,400 s. Months and years, whose length varies, are refused (`IntervalLength` takes them); so are
    /// fractions, signs and more than 10,000 years.
    public init(scheduleText text: String) throws(ValueFault) {
        var reader = DurationReader(text)
        self = .milliseconds(try reader.read().milliseconds)
    }

    /// The duration as the schedule file may write it, in days, hours, minutes, seconds and milliseconds: `30d`,
    /// `1h30m`, `0s`.
    ///
    /// Equal durations have equal texts. It is rounded toward zero to the millisecond.
    public var scheduleText: String {
        var rest = microseconds.magnitude / 1000
        guard rest > 0 else { return "0s" }
        var text = self < .zero ? "-" : ""
        for (unit, length) in [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)]
            as [(String, UInt64)]
        where rest >= length {
            text += "\(rest / length)\(unit)"
            rest %= length
        }
        return text
    }
}
