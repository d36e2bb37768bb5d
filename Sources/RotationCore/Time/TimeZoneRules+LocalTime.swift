extension TimeZoneRules {
    /// The instants at which a zone's clocks show a given local time.
    public enum LocalTime: Hashable, Sendable {
        /// One instant shows it.
        case unique(Instant)
        /// The clocks leap over it; the instant is the moment of the change.
        case gap(Instant)
        /// The clocks show it more than once: its first and its last pass.
        case repeated(first: Instant, last: Instant)
    }

    /// The instants at which the zone's clocks show `time`.
    public func instants(showing time: CivilDateTime) -> LocalTime {
        let local = time.civilSeconds
        let shift = cycleShift(local)
        let wanted = local - shift
        var index = spanIndex(at: wanted - Self.mostOffset)
        var passes: [Instant] = []
        while index < spans.count, spans[index].start <= wanted + Self.mostOffset {
            let span = spans[index]
            let second = wanted - span.offset
            if second >= span.start, second < span.end { passes.append(Instant(seconds: second + shift)) }
            index += 1
        }
        guard let first = passes.first, let last = passes.last else { return .gap(firstInstant(showing: time)) }
        return passes.count == 1 ? .unique(first) : .repeated(first: first, last: last)
    }

    /// The first instant at which the zone's clocks show `time`; where they leap over it, the moment of the change.
    public func firstInstant(showing time: CivilDateTime) -> Instant {
        let local = time.civilSeconds
        let shift = cycleShift(local)
        var index = spanIndex(at: local - shift - Self.mostOffset)
        while local - shift >= spans[index].localEnd { index += 1 }
        return Instant(seconds: max(spans[index].start, local - shift - spans[index].offset) + shift)
    }

    /// More than any zone is away from UTC, in seconds.
    private static let mostOffset: Int64 = 27 * 3600
}
