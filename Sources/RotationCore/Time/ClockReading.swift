/// What the host's clocks show at one moment: every event brings one, so that the core needs no clock of its own.
public struct ClockReading: Hashable, Sendable {
    /// CLOCK_BOOTTIME: elapsed time, sleep included.
    public var boot: BootTime
    /// CLOCK_REALTIME: it may step, forward and backward.
    public var wall: Instant

    /// The reading of both clocks at one moment.
    public init(boot: BootTime, wall: Instant) {
        self.boot = boot
        self.wall = wall
    }

    /// Wall minus boot clock in microseconds: only a step changes it, neither elapsed time nor sleep does.
    public var offset: Int64 {
        wall.microseconds - boot.microseconds
    }
}
