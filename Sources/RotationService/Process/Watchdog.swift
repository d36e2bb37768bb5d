import Dispatch
import RotationCore
import Systemd

/// Tells the service manager at half of its interval that the engine makes progress.
///
/// It speaks from the engine's own queue: where that is stuck, it is silent, and the manager restarts the service.
final class Watchdog {
    private let timer: any DispatchSourceTimer

    /// Starts it; nil where the manager asks for none.
    init?(notifier: ServiceNotifier, on queue: DispatchQueue) {
        guard let interval = notifier.watchdogInterval else { return nil }
        let half = DispatchTimeInterval.microseconds(Int(interval.microseconds / 2))
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler { @Sendable in notifier.notify(.watchdog) }
        timer.schedule(deadline: .now() + half, repeating: half)
        timer.activate()
    }

    deinit {
        timer.cancel()
    }
}
