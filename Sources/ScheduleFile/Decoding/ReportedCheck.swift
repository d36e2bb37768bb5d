/// A check of the whole of some settings that has found something, by the key that it was said of and its place.
struct ReportedCheck: Hashable {
    /// What is checked.
    enum Check: Hashable {
        case anchorWithoutEvery
        case monthsWithoutAnchor
        case noSchedule
        case endBeforeStart
        case jitterPastGap
        case jitterPastWithin
        case spacingWithoutExclusive
        case catchUpWindowWithoutCatchUp
        case zoneWithoutUse
        case rareDays
        case unevenSteps
        case retryOrder
        case idleNull(EntryKey)
    }

    let check: Check

    /// The number of the mapping.
    let layer: UInt32
}
