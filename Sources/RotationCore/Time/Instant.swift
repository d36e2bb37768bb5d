/// A point on the wall clock: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// The range is about ±292,000 years, so that no date a schedule file can name overflows.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
    public var microseconds: Int64

    /// The instant that many microseconds after 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The instant that many whole seconds after 1970-01-01T00:00:00Z.
    public init(seconds: Int64) {
        self.microseconds = seconds * 1_000_000
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var seconds: Int64 {
        microseconds.flooredQuotient(1_000_000)
    }

    /// The instant `duration` later (earlier when negative), to the microsecond.
    public func advanced(by duration: Duration) -> Instant {
        Instant(microseconds: microseconds + duration.microseconds)
    }

    /// The time from `other` to this instant; negative when `other` is later.
    public func duration(since other: Instant) -> Duration {
        .microseconds(microseconds - other.microseconds)
    }

    /// The last instant before it; of the first that there is, itself.
    var previous: Instant {
        Instant(microseconds: max(microseconds, .min + 1) - 1)
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }
}
