import RotationCore
import Systemd

/// Keeps `STATUS=` up to date: at most once a second, and only where the sentence has changed.
struct StatusLine {
    private static let leastPause = Duration.seconds(1)

    private let notifier: ServiceNotifier
    private var last: (text: String, sent: BootTime)?
    /// The first fault of the last reload, while it stands refused.
    var fault: String?
    /// Whether the service is stopping.
    var isStopping = false

    init(notifier: ServiceNotifier) {
        self.notifier = notifier
    }

    /// How long to wait before the sentence may be sent again; nil where nobody listens.
    var pause: Duration? {
        guard notifier.isActive else { return nil }
        guard let last else { return .zero }
        return max(.zero, Self.leastPause - SystemClocks.read().boot.duration(since: last.sent))
    }

    /// Sends the sentence, together with a state or where it has changed.
    mutating func send(_ status: Status, with state: ServiceState? = nil) {
        let text = StatusSentence.text(of: status, fault: fault, isStopping: isStopping)
        guard state != nil || text != last?.text else { return }
        let reading = SystemClocks.read()
        last = (text, reading.boot)
        // What decays without an event, such as the slots in use, is said with its time.
        let line = ServiceState.status("\(text) (at \(reading.wall.rfc3339))")
        if let state { notifier.notify(state, line) } else { notifier.notify(line) }
    }
}
