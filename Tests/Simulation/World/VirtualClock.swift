package import RotationCore

/// The true time of a world, and what a machine's clocks make of it.
package struct VirtualClock {
    /// When every world begins: 2026-11-23T00:00:00Z.
    package static let epoch = Instant(seconds: 1_795_392_000)

    /// True time in microseconds since the world began.
    package private(set) var time: Int64 = 0
    /// True time at which the running boot began.
    package private(set) var bootStart: Int64 = -86_400_000_000
    /// How many boots there were.
    package private(set) var boots = 1
    /// How far the wall clock is ahead of the truth.
    package private(set) var wallError: Int64 = 0

    /// The machine's clocks.
    package var reading: ClockReading { ClockReading(boot: BootTime(microseconds: time - bootStart), wall: wall) }

    /// The machine's wall clock.
    package var wall: Instant { Instant(microseconds: Self.epoch.microseconds + time + wallError) }

    /// The true time of day.
    package var truth: Instant { Instant(microseconds: Self.epoch.microseconds + time) }

    /// The running boot.
    package var bootID: BootID { BootID("boot-\(boots)") }

    package mutating func advance(to time: Int64) {
        self.time = max(self.time, time)
    }

    /// The wall clock shows the truth.
    package mutating func setWall() { wallError = 0 }

    package mutating func step(by duration: Duration) {
        wallError += duration.microseconds
    }

    package mutating func reboot() {
        boots += 1
        // The kernel reads no clock before it has booted for a while.
        bootStart = time - 3_000_000
    }

    /// The true time at which the boot clock reads `reading`.
    package func time(at reading: BootTime) -> Int64 { bootStart + reading.microseconds }

    /// The true time at which the wall clock reads `instant`, as it goes now.
    package func time(at instant: Instant) -> Int64 { instant.microseconds - Self.epoch.microseconds - wallError }
}
