/// A reading of CLOCK_BOOTTIME (clock_gettime(2)): microseconds since this boot began, sleep included, wall clock steps
/// excluded.
///
/// A reading means nothing in another boot; `Stamp` carries one over.
public struct BootTime: Hashable, Comparable, Sendable {
    /// Microseconds since the boot began; never negative on a real machine.
    public var microseconds: Int64

    /// The reading that many microseconds after the boot began.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The reading `duration` later (earlier when negative), to the microsecond.
    public func advanced(by duration: Duration) -> BootTime {
        BootTime(microseconds: microseconds + duration.microseconds)
    }

    /// The time from `other` to this reading; negative when `other` is later.
    public func duration(since other: BootTime) -> Duration {
        .microseconds(microseconds - other.microseconds)
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: BootTime, right: BootTime) -> Bool {
        left.microseconds < right.microseconds
    }
}
