extension OpeningTimes {
    /// The stretches of open time in a range, one after the other, each found when it is asked for.
    ///
    /// They are half-open, in order and apart from each other; the first and the last are cut to the range. They end
    /// early where nothing opens for 10 years.
    public struct Stretches: Sequence, IteratorProtocol, Sendable {
        let times: OpeningTimes
        var position: Instant
        let end: Instant

        /// The next stretch, or nil where there is none any more.
        public mutating func next() -> Range<Instant>? {
            guard position < end, let opening = times.opening(atOrAfter: position), opening < end else { return nil }
            position = times.closing(after: opening).map { Swift.min($0, end) } ?? end
            return opening..<position
        }
    }

    /// The stretches of open time from `start` to `end`, at which nothing is open any more.
    public func stretches(from start: Instant, to end: Instant) -> Stretches {
        Stretches(times: self, position: start, end: end)
    }

    /// How much time is open from `start` to `end`.
    public func openTime(from start: Instant, to end: Instant) -> Duration {
        stretches(from: start, to: end).reduce(.zero) { $0 + $1.upperBound.duration(since: $1.lowerBound) }
    }

    /// The longest stretch of open time from `start` to `end`, the first of several; nil where nothing is open.
    public func longestStretch(from start: Instant, to end: Instant) -> Range<Instant>? {
        var longest: Range<Instant>?
        for stretch in stretches(from: start, to: end) {
            let length = stretch.upperBound.duration(since: stretch.lowerBound)
            if let best = longest, length <= best.upperBound.duration(since: best.lowerBound) { continue }
            longest = stretch
        }
        return longest
    }
}
