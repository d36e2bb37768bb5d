/// When attempts may start: `Mon..Fri 01:00-05:00, Sat 00:00-24:00`, a set of local times of the week.
///
/// A window is open while the zone's clocks show a time of it; at its end it is closed. So a time that the clocks show
/// twice is open twice, and of an opening that they leap over in part the rest is left. An opening that they leap over
/// whole begins at the moment of the change, for its length.
///
/// Openings that overlap or touch are one. Equal values hold the same local times, however they were spelled.
public struct Window: Hashable, Sendable {
    /// The openings, in seconds since Monday 00:00.
    let openings: CyclicRanges

    /// The window of at least one opening in seconds since Monday 00:00; each begins within the week.
    init(merging openings: [Range<Int64>]) {
        self.openings = CyclicRanges(period: Self.week, merging: openings)
    }

    /// What is open in this window or in another.
    public func union(_ other: Window) -> Window {
        Window(merging: openings.ranges + other.openings.ranges)
    }

    /// Whether it never closes, so that it says no more than no window.
    public var isAlways: Bool { openings.isWhole }

    /// How long it is open in a week without clock changes.
    public var weeklyOpenTime: Duration {
        .seconds(openings.ranges.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) })
    }

    /// The length of its longest opening in a week without clock changes; nil where it never closes.
    public var longestOpening: Duration? {
        isAlways ? nil : openings.ranges.map { $0.upperBound - $0.lowerBound }.max().map { .seconds($0) }
    }

    static let day: Int64 = 86_400
    static let week: Int64 = 7 * day
}

extension Window: LocalTimes {
    static let makesUpForGaps = true

    func firstRun(endingAfter local: Int64) -> Range<Int64> {
        openings.first(endingAfter: local - Self.someMonday).shifted(by: Self.someMonday)
    }

    func lastRun(startingBefore local: Int64) -> Range<Int64> {
        openings.last(startingBefore: local - Self.someMonday).shifted(by: Self.someMonday)
    }

    /// 1970-01-05, a Monday, in civil seconds.
    private static let someMonday: Int64 = 4 * day
}
