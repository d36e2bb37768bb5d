/// When the attempts of a secret may start: while its window is open and no freeze of its holds.
///
/// Its stretches are half-open, so that an instant at which one ends is not open. Openings more than 10 years away
/// count as none, which only freezes can bring about.
public struct OpeningTimes: Sendable {
    /// nil where it is always open.
    private let window: Window?
    private let rules: TimeZoneRules
    private let freezes: FreezeTimes

    /// The times of a window (nil for always) by the clocks of `zone`, less the `freezes`, which must be the secret's.
    public init(window: Window?, zone: TimeZoneTable.ID, freezes: [Freeze] = [], in zones: TimeZoneTable) {
        self.window = window.flatMap { $0.isAlways ? nil : $0 }
        rules = zones[zone]
        self.freezes = FreezeTimes(freezes, in: zones)
    }

    /// Always.
    public static let always = OpeningTimes(window: nil, zone: .utc, in: TimeZoneTable())

    /// Whether every instant is open, for there is neither a window nor a freeze.
    public var isAlways: Bool { window == nil && freezes.isEmpty }

    /// Whether an attempt may start at `instant`.
    public func isOpen(at instant: Instant) -> Bool {
        // Whatever opens or closes does so on a whole second.
        let second = instant.seconds
        if let window, rules.firstStretch(of: window, endingAfter: second).lowerBound > second { return false }
        return freezes.end(holding: second) == nil
    }

    /// The first open instant that is not before `instant`; nil where there is none in the 10 years after it.
    public func opening(atOrAfter instant: Instant) -> Instant? {
        let second = instant.seconds
        guard let opening = opening(atOrAfter: second) else { return nil }
        return opening == second ? instant : Instant(exactly: opening)
    }

    /// The end of the stretch that holds `instant`, or else of the first one after it.
    ///
    /// Nil where that stretch has no end, or where none begins in the 10 years after `instant`.
    public func closing(after instant: Instant) -> Instant? {
        guard let opening = opening(atOrAfter: instant.seconds) else { return nil }
        let freeze = freezes.start(after: opening)
        guard let window else { return freeze.flatMap { Instant(exactly: $0) } }
        var stretch = rules.firstStretch(of: window, endingAfter: opening)
        // A stretch ends where another goes on when the clocks change while the window is open.
        while freeze.map({ $0 > stretch.upperBound }) ?? true {
            let next = rules.firstStretch(of: window, endingAfter: stretch.upperBound)
            if next.lowerBound > stretch.upperBound { return Instant(exactly: stretch.upperBound) }
            stretch = next
        }
        return freeze.flatMap { Instant(exactly: $0) }
    }

    /// The end of the last stretch that begins before `deadline`, or the deadline where that comes first.
    ///
    /// What starts before it is in time, and nothing between it and the deadline is open. Nil where no instant from
    /// `first` (and from 10 years before the deadline) to the deadline is open.
    public func lastStart(before deadline: Instant, notBefore first: Instant) -> Instant? {
        guard first < deadline, !freezes.isAlways else { return nil }
        let lastSecond = deadline.previous.seconds
        let firstSecond = max(first.seconds, lastSecond - Self.horizon)
        var end = lastSecond + 1
        while end > firstSecond {
            if let window {
                end = min(end, rules.lastStretch(of: window, startingBefore: end).upperBound)
                guard end > firstSecond else { return nil }
            }
            guard let freeze = freezes.start(holding: end - 1) else {
                return min(deadline, Instant(exactly: end) ?? deadline)
            }
            end = freeze
        }
        return nil
    }

    private func opening(atOrAfter second: Int64) -> Int64? {
        guard !freezes.isAlways else { return nil }
        var opening = second
        while opening - second <= Self.horizon {
            if let window {
                opening = max(opening, rules.firstStretch(of: window, endingAfter: opening).lowerBound)
            }
            guard let freeze = freezes.end(holding: opening) else { break }
            opening = freeze
        }
        return opening - second <= Self.horizon ? opening : nil
    }

    /// How far an opening may be away, in seconds: 10 years with three leap days.
    private static let horizon: Int64 = 3653 * 86_400
}

extension Instant {
    /// The instant of a second, or nil where it is beyond what an instant can tell.
    fileprivate init?(exactly seconds: Int64) {
        let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        self.init(microseconds: microseconds)
    }
}
