import RotationCore
import Systemd

/// Keeps `STATUS=` up to date: by itself at most once a second, and only where the sentence has changed.
struct StatusLine {
    private static let leastPause = Duration.seconds(1)

    private let isHeard: Bool
    private var last: (text: String, sent: BootTime)?
    /// The first fault of the last reload, while it stands refused.
    var fault: String?
    /// Whether the service is stopping.
    var isStopping = false

    /// A line that was never sent; nothing is made for a notifier to whom nobody listens.
    init(notifier: ServiceNotifier) {
        isHeard = notifier.isActive
    }

    /// How long to wait before a changed sentence may be sent; nil where nobody listens.
    var pause: Duration? {
        guard isHeard else { return nil }
        guard let last else { return .zero }
        return max(.zero, Self.leastPause - SystemClocks.read().boot.duration(since: last.sent))
    }

    /// The sentence for a status where it is another than the last one.
    mutating func changed(with status: Status) -> ServiceState? {
        let text = StatusSentence.text(of: status, fault: fault, isStopping: isStopping)
        return text == last?.text ? nil : line(text)
    }

    /// The sentence for a status, to go with a change of the service's state.
    mutating func renewed(with status: Status) -> ServiceState {
        line(StatusSentence.text(of: status, fault: fault, isStopping: isStopping))
    }

    /// The sentence with its time: some of it, such as the slots in use, decays without an event.
    private mutating func line(_ text: String) -> ServiceState {
        let reading = SystemClocks.read()
        last = (text, reading.boot)
        return .status("\(text) (at \(reading.wall.rfc3339))")
    }
}
