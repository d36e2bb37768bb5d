/// What a service tells its manager, as sd_notify(3) defines it; several go together in one notification.
public enum ServiceState: Hashable, Sendable {
    /// Start-up, or the reload that was announced, is complete.
    case ready
    /// A reload has begun; it ends with `ready`.
    case reloading
    /// The service has begun to stop.
    case stopping
    /// One sentence for the operator, shown by `systemctl status`; sent on one line and cut after 1,000 bytes.
    case status(String)
    /// The service makes progress: the watchdog's time starts anew.
    case watchdog
    /// The running start, reload or stop may take this long from now; a negative duration counts as none.
    case extendTimeout(Duration)

    /// The manager reads 4,096 bytes of a notification: this leaves room for every other state beside it.
    private static let statusLimit = 1_000

    /// The assignments of this state, one a line.
    ///
    /// - Parameter monotonic: CLOCK_MONOTONIC in microseconds. It tells the manager which of several reloads has begun.
    func assignments(monotonic: Int64) -> String {
        switch self {
        case .ready: "READY=1"
        case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(monotonic)"
        case .stopping: "STOPPING=1"
        case .status(let sentence): "STATUS=" + Self.harmless(sentence)
        case .watchdog: "WATCHDOG=1"
        case .extendTimeout(let duration): "EXTEND_TIMEOUT_USEC=\(Self.microseconds(duration))"
        }
    }

    /// The sentence on one line and without backslashes: systemd 252 takes each away together with its meaning, so that
    /// one at the end joins the next assignment to the status (tried: a READY=1 behind it is lost).
    private static func harmless(_ sentence: String) -> String {
        String(sentence.singleLine.map { $0 == "\\" ? "⧵" : $0 }).cut(toBytes: statusLimit)
    }

    private static func microseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, carry) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return overflow || carry ? (seconds < 0 ? 0 : .max) : max(0, sum)
    }
}
