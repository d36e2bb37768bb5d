import CLinux
import Dispatch
import Glibc
import RotationCore

/// The engine's two timers: one on the wall clock, one on elapsed time, each armed for the next decision and silent
/// otherwise.
final class WakeTimers {
    private let wallTimer: any DispatchSourceTimer
    private let elapsedTimer: any DispatchSourceTimer
    private var armed = Wake()

    /// Starts both, unarmed; they call `handler` on `queue`.
    init(on queue: DispatchQueue, handler: @escaping @Sendable () -> Void) {
        wallTimer = DispatchSource.makeTimerSource(queue: queue)
        elapsedTimer = DispatchSource.makeTimerSource(queue: queue)
        for timer in [wallTimer, elapsedTimer] {
            // Formed outside of any actor: Dispatch's handlers inherit an isolation that Swift 6 checks when they run.
            timer.setEventHandler { @Sendable in handler() }
            timer.schedule(deadline: .distantFuture)
            timer.activate()
        }
    }

    deinit {
        wallTimer.cancel()
        elapsedTimer.cancel()
    }

    /// Arms both for `wake`; `reading` is the clocks' reading of now, from which the elapsed time is counted.
    func arm(for wake: Wake, at reading: ClockReading) {
        if wake.wall != armed.wall { armWall(for: wake.wall) }
        // An equal time may have passed unused, after which a timer does not fire again.
        if wake.boot != armed.boot || wake.boot.map({ $0 <= reading.boot }) ?? false {
            armElapsed(for: wake.boot, at: reading)
        }
        armed = wake
    }

    /// Arms both anew, whatever they were armed for: after a step of the clock.
    func rearm(for wake: Wake, at reading: ClockReading) {
        armWall(for: wake.wall)
        armElapsed(for: wake.boot, at: reading)
        armed = wake
    }

    private func armWall(for time: Instant?) {
        guard let time else { return wallTimer.schedule(wallDeadline: .distantFuture) }
        let seconds = time.seconds
        let nanoseconds = (time.microseconds - seconds * 1_000_000) * 1_000
        let deadline = timespec(tv_sec: Int(seconds), tv_nsec: Int(nanoseconds))
        wallTimer.schedule(wallDeadline: DispatchWallTime(timespec: deadline), leeway: .nanoseconds(0))
    }

    private func armElapsed(for time: BootTime?, at reading: ClockReading) {
        guard let time else { return elapsedTimer.schedule(deadline: .distantFuture) }
        let remaining = max(0, time.duration(since: reading.boot).microseconds)
        let deadline = DispatchTime.now() + .microseconds(Int(remaining))
        elapsedTimer.schedule(deadline: deadline, leeway: .nanoseconds(0))
    }
}
