package import RotationCore

/// The local times of a week that a window holds, as the world knows them.
package struct OpenTimes {
    /// Seconds from Monday 00:00 on the clocks of the zone, none longer than a day.
    package var week: [Range<Int64>]
    /// What those clocks are ahead of UTC, and from some instant on.
    package var offset: Int64 = 0
    package var change: (at: Instant, offset: Int64)?

    /// The same stretches on every day, in UTC.
    package static func daily(_ stretches: [Range<Int64>]) -> OpenTimes {
        OpenTimes(
            week: (0..<7).flatMap { day in
                stretches.map { day * 86_400 + $0.lowerBound..<day * 86_400 + $0.upperBound }
            })
    }

    package init(week: [Range<Int64>], offset: Int64 = 0, change: (at: Instant, offset: Int64)? = nil) {
        self.week = week
        self.offset = offset
        self.change = change
    }

    package func contains(_ instant: Instant) -> Bool {
        var local = instant.seconds + offset
        if let change, instant >= change.at { local = instant.seconds + change.offset }
        // 1970-01-01 was a Thursday.
        let time = (local + 3 * 86_400).flooredRemainder(7 * 86_400)
        return week.contains { $0.contains(time) || $0.contains(time + 7 * 86_400) }
    }
}

/// What the keys of an entry forbid, as the world knows it: it asks nothing of the scheduler.
package struct Rules {
    /// Nil: always open.
    package var open: OpenTimes?
    /// Stretches of freezes, by the wall clock.
    package var freezes: [Range<Instant>] = []
    package var exclusive: String?
    package var spacing: Duration = .zero
    package var minInterval: Duration = .zero
    package var jitter: Duration = .zero

    package init() {}

    /// Whether an attempt may start when the wall clock shows `instant`; `mark` is that of the request it is for.
    package func allows(_ instant: Instant, to mark: RequestMark? = nil) -> Bool {
        let isOpen = mark?.isUrgent ?? false || open?.contains(instant) ?? true
        return isOpen && (mark?.passesFreeze ?? false || !freezes.contains { $0.contains(instant) })
    }
}
