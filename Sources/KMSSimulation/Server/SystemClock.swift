import Glibc

/// The machine's clocks.
struct SystemClock: Sendable {
    private let start = ContinuousClock.now

    /// Now, by the boot clock (which the client's quota goes by, too) since this value was made, and the wall clock.
    func now() -> Moment {
        var time = timeval()
        gettimeofday(&time, nil)
        let wall = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_usec)
        return Moment(clock: (ContinuousClock.now - start).wholeMicroseconds, wall: wall)
    }
}
