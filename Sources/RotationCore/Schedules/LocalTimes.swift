/// A set of local times that never ends, as runs: half-open ranges of civil seconds that neither overlap nor touch.
protocol LocalTimes {
    /// The first run that ends after `local`.
    func firstRun(endingAfter local: Int64) -> Range<Int64>

    /// The last run that begins before `local`.
    func lastRun(startingBefore local: Int64) -> Range<Int64>

    /// Whether a run that the clocks leap over from end to end is made up for, in its length, after the leap.
    static var makesUpForGaps: Bool { get }
}
