extension NamedLocalTimes {
    /// The number of occurrences after `first` and up to `last` (seconds since 1970) by the clocks of a zone.
    ///
    /// It counts by days and by stretches of one offset, not by occurrences: a century takes about a millisecond.
    func count(after first: Int64, through last: Int64, in rules: TimeZoneRules) -> Int {
        var count = 0
        var first = first + 1
        let last = min(last, Self.end)
        while first <= last {
            let shift = rules.cycleShift(first)
            let span = rules.spans[rules.spanIndex(at: first - shift)]
            let end = min(last, span.end - 1 + shift)
            count += self.count(from: first - shift, through: end - shift, of: span)
            first = end + 1
        }
        return count
    }

    /// The number of occurrences from `first` through `last`, both within the span.
    private func count(from first: Int64, through last: Int64, of span: TimeZoneRules.Span) -> Int {
        guard !isHourly else { return countNamed(from: first + span.offset, through: last + span.offset) }
        guard first == span.start else {
            return countNamed(from: max(first + span.offset, span.freshLocal), through: last + span.offset)
        }
        // All times of a gap, and the one at its end, are one occurrence.
        let shown = first + span.offset
        let leapt = firstNamed(atOrAfter: span.freshLocal)
        return (leapt.map { $0 <= shown } ?? false ? 1 : 0)
            + countNamed(from: max(shown + 1, span.freshLocal), through: last + span.offset)
    }

    /// The number of named local times from `first` through `last`.
    private func countNamed(from first: Int64, through last: Int64) -> Int {
        guard first <= last else { return 0 }
        var count = 0
        var local = firstNamed(atOrAfter: first)
        while let found = local, found <= last {
            let midnight = found.flooredQuotient(86_400) * 86_400
            count += timesOfDay(before: Int(min(last + 1 - midnight, 86_400)))
            if midnight < first { count -= timesOfDay(before: Int(first - midnight)) }
            local = firstNamed(atOrAfter: midnight + 86_400)
        }
        return count
    }
}
