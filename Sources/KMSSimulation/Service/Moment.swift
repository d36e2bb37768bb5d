/// A moment by the two clocks that the simulated KMS goes by.
public struct Moment: Sendable, Equatable {
    /// Microseconds of a clock that never goes back; the quota is measured by it.
    public var clock: Int64

    /// Microseconds since 1970 by the wall clock; timestamps are judged by it.
    public var wall: Int64

    /// Makes a moment.
    public init(clock: Int64, wall: Int64) {
        self.clock = clock
        self.wall = wall
    }
}
