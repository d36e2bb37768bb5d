import Glibc

/// The way to the service manager that started this process, by the protocol of sd_notify(3).
///
/// Where no manager asked for notifications it does nothing. The environment is read once and never changed, so a child
/// process sees the variables too; the unit's `NotifyAccess=main` is what keeps a child from speaking for the service.
public struct ServiceNotifier: Sendable {
    private let socket: NotificationSocket?

    /// The time within which the manager wants to hear `.watchdog`, else it kills the service; nil without a watchdog.
    ///
    /// It is `WATCHDOG_USEC` where `WATCHDOG_PID` is this process or is not given (sd_watchdog_enabled(3)). Whoever
    /// sends at half of it has one try to spare.
    public let watchdogInterval: Duration?

    /// A notifier as the environment says, of which `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are read.
    public init(environment: [String: String]) {
        self.init(environment: environment, processID: getpid())
    }

    init(environment: [String: String], processID: pid_t) {
        socket = environment["NOTIFY_SOCKET"].flatMap(NotificationSocket.init(name:))
        let isMeant = environment["WATCHDOG_PID"].map { pid_t($0) == processID } ?? true
        watchdogInterval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
            .flatMap { isMeant && $0 > 0 ? Duration.microseconds($0) : nil }
    }

    /// Whether a manager asked for notifications at an address that can be used.
    public var isActive: Bool { socket != nil }

    /// Sends these states in one datagram, so that the manager takes them together.
    ///
    /// - Returns: Whether the manager's socket took it; false where there is none. The answer is not that the manager
    ///   has acted on it.
    @discardableResult
    public func notify(_ states: ServiceState...) -> Bool {
        guard let socket, !states.isEmpty else { return false }
        let monotonic = Self.monotonicMicroseconds()
        return socket.send(states.map { $0.assignments(monotonic: monotonic) }.joined(separator: "\n"))
    }

    private static func monotonicMicroseconds() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000
    }
}
