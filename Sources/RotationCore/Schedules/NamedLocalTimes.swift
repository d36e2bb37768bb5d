/// What names local times, whatever the zone: certain times of day on certain days.
///
/// Which instants they are, clock changes included, is decided here for all that name local times: where the hour field
/// matches all 24 hours, an instant fires if its local rendering matches. Otherwise each named local time fires once,
/// at the first instant at which the zone's clocks have reached it: a repeated time at its first pass, all times inside
/// a gap at the moment of the change.
protocol NamedLocalTimes {
    /// Bit n: second n of a named minute; not empty.
    var seconds: UInt64 { get }
    /// Bit n: minute n of a named hour; not empty.
    var minutes: UInt64 { get }
    /// Bit n: hour n of a named day; not empty.
    var hours: UInt32 { get }
    /// Whether the hour field matches all 24 hours, so that each pass of a repeated hour counts.
    var isHourly: Bool { get }
    /// A second (UTC) after the last that any zone's clocks can show as a named time.
    ///
    /// Where years are named it must be less than 2351, when a zone's cycle of 400 years may begin.
    static var end: Int64 { get }
    /// The first named local time (civil seconds) at or after `local`, or nil where there is none.
    func firstNamed(atOrAfter local: Int64) -> Int64?
    /// The last named local time (civil seconds) at or before `local`, or nil where there is none.
    func lastNamed(atOrBefore local: Int64) -> Int64?
}

extension NamedLocalTimes {
    /// The first occurrence (seconds since 1970) after `second` by the clocks of a zone.
    func next(after second: Int64, in rules: TimeZoneRules) -> Int64? {
        guard second < Self.end else { return nil }
        let shift = rules.cycleShift(second)
        let index = rules.spanIndex(at: second - shift)
        let found =
            isHourly
            ? nextRendered(after: second - shift, from: index, in: rules)
            : nextReached(after: second - shift, from: index, in: rules)
        return found.map { $0 + shift }
    }

    /// The last occurrence (seconds since 1970) at or before `second` by the clocks of a zone.
    func latest(atOrBefore second: Int64, in rules: TimeZoneRules) -> Int64? {
        let second = min(second, Self.end)
        let shift = rules.cycleShift(second)
        let index = rules.spanIndex(at: second - shift)
        let found =
            isHourly
            ? latestRendered(atOrBefore: second - shift, from: index, in: rules)
            : latestReached(atOrBefore: second - shift, from: index, in: rules)
        return found.map { $0 + shift }
    }

    private func nextReached(after second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        // Local times up to the highest that was shown by now have fired.
        let first = max(rules.spans[index].freshLocal, second + 1 + rules.spans[index].offset)
        guard let local = firstNamed(atOrAfter: first) else { return nil }
        while local >= rules.spans[index].localEnd { index += 1 }
        return max(rules.spans[index].start, local - rules.spans[index].offset)
    }

    private func latestReached(atOrBefore second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        let last = max(rules.spans[index].freshLocal - 1, second + rules.spans[index].offset)
        guard let local = lastNamed(atOrBefore: last) else { return nil }
        while local < rules.spans[index].freshLocal { index -= 1 }
        return max(rules.spans[index].start, local - rules.spans[index].offset)
    }

    private func nextRendered(after second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        var first = second + 1 + rules.spans[index].offset
        guard var local = firstNamed(atOrAfter: first) else { return nil }
        while local >= rules.spans[index].localEnd {
            index += 1
            let shown = rules.spans[index].start + rules.spans[index].offset
            // A span that begins between `first` and what was found has the same first match.
            guard shown < first || shown > local else { continue }
            first = shown
            guard let found = firstNamed(atOrAfter: first) else { return nil }
            local = found
        }
        return local - rules.spans[index].offset
    }

    private func latestRendered(atOrBefore second: Int64, from start: Int, in rules: TimeZoneRules) -> Int64? {
        var index = start
        var last = second + rules.spans[index].offset
        guard var local = lastNamed(atOrBefore: last) else { return nil }
        while local < rules.spans[index].start + rules.spans[index].offset {
            index -= 1
            let shown = rules.spans[index].localEnd - 1
            guard shown > last || shown < local else { continue }
            last = shown
            guard let found = lastNamed(atOrBefore: last) else { return nil }
            local = found
        }
        return local - rules.spans[index].offset
    }
}
