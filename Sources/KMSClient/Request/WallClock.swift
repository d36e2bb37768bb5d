import Glibc
import RotationCore

/// The system's wall clock.
enum WallClock {
    /// The time now (CLOCK_REALTIME), to the microsecond.
    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
