extension Schedule {
    /// Whether two occurrences may be less than `span` apart: false only where they never are.
    ///
    /// It takes no search.
    func mayRecur(within span: Duration) -> Bool {
        // No change of the clocks brings two occurrences together by more than this.
        let wide = span + .seconds(3 * 3600)
        return switch self {
        case .interval(let interval): .seconds(interval.seconds) < span
        case .months: .seconds(27 * 86_400) < wide
        case .cron(let cron): .seconds(cron.resolved(0).shortestGapOfDays) < wide
        case .calendar(let calendar): .seconds(calendar.fields.shortestGapOfDays) < wide
        }
    }
}
