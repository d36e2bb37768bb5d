import Glibc

/// The machine's clocks.
struct SystemClock: Sendable {
    /// Now, by the boot clock, which the client's quota goes by too, and the wall clock.
    func now() -> Moment {
        Moment(clock: microseconds(of: CLOCK_BOOTTIME), wall: microseconds(of: CLOCK_REALTIME))
    }

    private func microseconds(of clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
