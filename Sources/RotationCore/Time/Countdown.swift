/// What remains of a wait, a hold or a backoff: a stamp and a length, never an instant of the wall clock, which may
/// step.
public struct Countdown: Hashable, Sendable {
    /// When the wait began.
    public var start: Stamp
    /// How long it lasts from there.
    public var length: Duration

    /// A wait of `length` from `start`.
    public init(from start: Stamp, lasting length: Duration) {
        self.start = start
        self.length = length
    }

    /// The boot clock of `now`'s boot at which the wait is over.
    public func end(in now: Stamp, tolerance: Duration) -> BootTime {
        start.bootTime(in: now, tolerance: tolerance).advanced(by: length)
    }
}
