/// A cron expression in a zone: the instants at which it fires, clock changes included.
///
/// Where the hour field matches all 24 hours, an instant fires if its local rendering matches. Otherwise each named
/// local time fires once, at the first instant at which the zone's clocks have reached it: a repeated time at its first
/// pass, all times inside a gap at the moment of the change.
public struct CronSchedule: Hashable, Sendable {
    /// The local minutes that are named.
    public let expression: CronExpression
    /// The zone whose clocks count, in the table of the configuration.
    public let zone: TimeZoneTable.ID

    /// The expression by the clocks of a zone.
    public init(_ expression: CronExpression, zone: TimeZoneTable.ID = .utc) {
        self.expression = expression
        self.zone = zone
    }

    /// The first occurrence (seconds since 1970) after `second`, or nil where there is none before the year 10000.
    func next(after second: Int64, in rules: TimeZoneRules) -> Int64? {
        let shift = rules.cycleShift(second)
        let index = rules.spanIndex(at: second - shift)
        let found =
            expression.isHourly
            ? nextRendered(after: second - shift, from: index, in: rules)
            : nextReached(after: second - shift, from: index, in: rules)
        return found.map { $0 + shift }
    }

    /// The last occurrence (seconds since 1970) at or before `second`, or nil where there is none after the year 0.
    func latest(atOrBefore second: Int64, in rules: TimeZoneRules) -> Int64? {
        let shift = rules.cycleShift(second)
        let index = rules.spanIndex(at: second - shift)
        let found =
            expression.isHourly
            ? latestRendered(atOrBefore: second - shift, from: index, in: rules)
            : latestReached(atOrBefore: second - shift, from: index, in: rules)
        return found.map { $0 + shift }
    }

    private func nextReached(after second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        // Local times up to the highest that was shown by now have fired.
        let first = max(rules.spans[index].freshLocal, second + 1 + rules.spans[index].offset)
        guard let local = expression.firstNamed(atOrAfter: first) else { return nil }
        while local >= rules.spans[index].localEnd { index += 1 }
        return max(rules.spans[index].start, local - rules.spans[index].offset)
    }

    private func latestReached(atOrBefore second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        let last = max(rules.spans[index].freshLocal - 1, second + rules.spans[index].offset)
        guard let local = expression.lastNamed(atOrBefore: last) else { return nil }
        while local < rules.spans[index].freshLocal { index -= 1 }
        return max(rules.spans[index].start, local - rules.spans[index].offset)
    }

    private func nextRendered(after second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        var first = second + 1 + rules.spans[index].offset
        guard var local = expression.firstNamed(atOrAfter: first) else { return nil }
        while local >= rules.spans[index].localEnd {
            index += 1
            let shown = rules.spans[index].start + rules.spans[index].offset
            // A span that begins between `first` and what was found has the same first match.
            guard shown < first || shown > local else { continue }
            first = shown
            guard let found = expression.firstNamed(atOrAfter: first) else { return nil }
            local = found
        }
        return local - rules.spans[index].offset
    }

    private func latestRendered(atOrBefore second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        var last = second + rules.spans[index].offset
        guard var local = expression.lastNamed(atOrBefore: last) else { return nil }
        while local < rules.spans[index].start + rules.spans[index].offset {
            index -= 1
            let shown = rules.spans[index].localEnd - 1
            guard shown > last || shown < local else { continue }
            last = shown
            guard let found = expression.lastNamed(atOrBefore: last) else { return nil }
            local = found
        }
        return local - rules.spans[index].offset
    }
}
