/// Where a place stands in its lane's queue: in order of deadlines, first attempts and retries apart, and those that
/// can still be in time apart from those that cannot.
enum Line: Int, CaseIterable, Sendable {
    case first
    case lateFirst
    case retry
    case lateRetry

    init(isRetry: Bool, isLate: Bool) {
        self = isRetry ? (isLate ? .lateRetry : .retry) : (isLate ? .lateFirst : .first)
    }

    /// Whether its rotations have failed before.
    var isRetry: Bool { self == .retry || self == .lateRetry }

    /// Whether its rotations can no longer be in time, and yield to those that can.
    var isLate: Bool { self == .lateFirst || self == .lateRetry }
}
