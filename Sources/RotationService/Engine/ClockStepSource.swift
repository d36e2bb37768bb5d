import CLinux
import Dispatch
import Glibc

/// Tells of every step of the wall clock, and of a resume from sleep.
///
/// Dispatch's wall-clock timers say nothing of a backward step and stay silent until the clock has caught up. The
/// kernel cancels a timer of timerfd_create(2) that was set with TFD_TIMER_CANCEL_ON_SET at every discontinuous change
/// of CLOCK_REALTIME.
final class ClockStepSource {
    private let source: any DispatchSourceRead

    /// Starts to report steps to `handler`, on `queue`; nil where the kernel gives no timer.
    init?(on queue: DispatchQueue, handler: @escaping @Sendable () -> Void) {
        let timer = timerfd_create(CLOCK_REALTIME, Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC))
        guard timer >= 0 else { return nil }
        guard Self.arm(timer) else {
            close(timer)
            return nil
        }
        source = DispatchSource.makeReadSource(fileDescriptor: timer, queue: queue)
        source.setEventHandler { @Sendable in
            var expirations: UInt64 = 0
            // It fails with ECANCELED: that is the news.
            _ = read(timer, &expirations, MemoryLayout<UInt64>.size)
            _ = Self.arm(timer)
            handler()
        }
        source.setCancelHandler { @Sendable in close(timer) }
        source.activate()
    }

    deinit {
        source.cancel()
    }

    /// Sets the timer to the end of time: only a step makes it readable.
    private static func arm(_ timer: Int32) -> Bool {
        var never = itimerspec()
        never.it_value.tv_sec = Int(Int32.max) * 1000
        let flags = Int32(TFD_TIMER_ABSTIME) | Int32(TFD_TIMER_CANCEL_ON_SET)
        // A step between read and arming again makes this fail with ECANCELED; the timer is set all the same.
        return timerfd_settime(timer, flags, &never, nil) == 0 || errno == ECANCELED
    }
}
