/// Sets of local times as stretches of instants (half-open, seconds since 1970).
///
/// An instant belongs to a set while the zone's clocks show a time of it: of a run that they leap over in part the rest
/// is left, and a time that they show twice counts twice. A run that they leap over whole, and have not shown before,
/// counts from the moment of the change for its length, where the set makes up for gaps.
///
/// A stretch is cut where the clocks change, and stretches may overlap after a gap: their union is the set.
extension TimeZoneRules {
    /// The stretch of `times` that holds `second`, or else the first after it.
    func firstStretch(of times: some LocalTimes, endingAfter second: Int64) -> Range<Int64> {
        let shift = cycleShift(second)
        let wanted = second - shift
        var index = spanIndex(at: wanted)
        if let late = lateStretch(of: times, holding: wanted, from: index) { return late.shifted(by: shift) }
        var run = times.firstRun(endingAfter: wanted + spans[index].offset)
        while run.lowerBound >= spans[index].localEnd {
            index += 1
            if let late = lateStretch(of: times, at: index) { return late.shifted(by: shift) }
            run = times.firstRun(endingAfter: spans[index].start + spans[index].offset)
        }
        return run.shifted(by: -spans[index].offset).clamped(to: spans[index].start..<spans[index].end)
            .shifted(by: shift)
    }

    /// Of the stretches of `times` that begin before `second`, the one that reaches farthest toward it or beyond.
    func lastStretch(of times: some LocalTimes, startingBefore second: Int64) -> Range<Int64> {
        let shift = cycleShift(second - 1)
        let wanted = second - shift
        var index = spanIndex(at: wanted - 1)
        var local = wanted + spans[index].offset
        var best = spans[0].start..<spans[0].start
        while true {
            let span = spans[index]
            let shown = times.lastRun(startingBefore: local).shifted(by: -span.offset)
                .clamped(to: span.start..<span.end)
            for stretch in [shown, lateStretch(of: times, at: index) ?? shown] where !stretch.isEmpty {
                if min(stretch.upperBound, wanted) > best.upperBound { best = stretch }
            }
            // What an earlier gap put off may reach into this span.
            guard index > 0, best.isEmpty || span.start + Self.longestGap > min(best.upperBound, wanted) else {
                return best.shifted(by: shift)
            }
            index -= 1
            local = spans[index].localEnd
        }
    }

    /// What a gap shortly before `second` put off until then.
    private func lateStretch(of times: some LocalTimes, holding second: Int64, from last: Int) -> Range<Int64>? {
        var index = last
        while index > 0, spans[index].start + Self.longestGap > second {
            if let late = lateStretch(of: times, at: index), late.upperBound > second { return late }
            index -= 1
        }
        return nil
    }

    /// The longest run that the clocks leap over where a span begins, put off until then.
    private func lateStretch<Times: LocalTimes>(of times: Times, at index: Int) -> Range<Int64>? {
        guard Times.makesUpForGaps, index > 0 else { return nil }
        let start = spans[index].start
        let gapEnd = start + spans[index].offset
        var local = spans[index].freshLocal
        guard local < gapEnd else { return nil }
        var longest: Int64 = 0
        while true {
            let run = times.firstRun(endingAfter: local)
            guard run.upperBound <= gapEnd else { return longest > 0 ? start..<start + longest : nil }
            if run.lowerBound >= spans[index].freshLocal {
                longest = max(longest, run.upperBound - run.lowerBound)
            }
            local = run.upperBound
        }
    }

    /// More than any leap of a zone's clocks: from 26 hours behind UTC to as many before it.
    private static let longestGap: Int64 = 54 * 3600
}
