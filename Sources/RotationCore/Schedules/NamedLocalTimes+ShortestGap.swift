extension NamedLocalTimes {
    /// The least distance in seconds between two occurrences from `second` on, or nil where there are not two.
    ///
    /// It looks at the times of one day, at the distance between named days over 200 years, and at what comes just
    /// before, at and after each clock change of these years, where a gap can bring two occurrences together.
    func shortestGap(from second: Int64, in rules: TimeZoneRules) -> Int64? {
        guard let first = next(after: second - 1, in: rules), next(after: first, in: rules) != nil else { return nil }
        let horizon = min(first + Self.years200, Self.end)
        var shortest = shortestGapOfDay ?? .max
        let dayLength = Int64(lastSecondOfDay - firstSecondOfDay)
        if shortest > 86_400 - dayLength {
            let local = first + Int64(rules.offset(at: Instant(seconds: first)))
            if let days = leastDays(from: local, within: Self.years200) {
                shortest = min(shortest, days * 86_400 - dayLength)
            }
        }
        var change = rules.transition(after: Instant(seconds: first))
        while shortest > 1, let moment = change?.instant.seconds, moment <= horizon {
            shortest = min(shortest, shortestGap(around: moment, in: rules) ?? .max)
            change = rules.transition(after: Instant(seconds: moment))
        }
        return shortest == .max ? nil : shortest
    }

    /// The least distance between neighbours of which one is before a change of the clocks and one is not, or one is at
    /// it.
    private func shortestGap(around change: Int64, in rules: TimeZoneRules) -> Int64? {
        guard let after = next(after: change - 1, in: rules) else { return nil }
        let before = latest(atOrBefore: change - 1, in: rules).map { after - $0 }
        guard after == change, let second = next(after: after, in: rules) else { return before }
        return min(before ?? .max, second - after)
    }

    /// The least distance in seconds between two occurrences of one day, or of two days that follow each other, while
    /// the clocks do not change.
    var shortestGapOfDays: Int64 {
        min(shortestGapOfDay ?? .max, 86_400 - Int64(lastSecondOfDay - firstSecondOfDay))
    }

    /// The least distance between two times of a named day, or nil where it has only one.
    private var shortestGapOfDay: Int64? {
        let minuteLength = 63 - seconds.leadingZeroBitCount - seconds.trailingZeroBitCount
        let hourLength = (63 - minutes.leadingZeroBitCount - minutes.trailingZeroBitCount) * 60 + minuteLength
        return [
            Self.leastDistance(seconds),
            Self.leastDistance(minutes).map { $0 * 60 - minuteLength },
            Self.leastDistance(UInt64(hours)).map { $0 * 3600 - hourLength },
        ].compactMap { $0 }.min().map(Int64.init)
    }

    /// The least distance between two numbers of a mask, or nil where it has only one.
    private static func leastDistance(_ mask: UInt64) -> Int? {
        (1..<64).first { mask & (mask >> UInt64($0)) != 0 }
    }

    /// The least number of days from one named day to the next, or nil where there is only one within so many seconds.
    private func leastDays(from local: Int64, within seconds: Int64) -> Int64? {
        var least: Int64?
        var day = local.flooredQuotient(86_400)
        while least != 1, let next = firstNamed(atOrAfter: (day + 1) * 86_400), next <= local + seconds {
            let nextDay = next.flooredQuotient(86_400)
            least = min(least ?? .max, nextDay - day)
            day = nextDay
        }
        return least
    }

    private static var years200: Int64 { 200 * 31_556_952 }
}
