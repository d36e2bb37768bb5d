import Dispatch
import Glibc

/// The signals that the service handles, as events of a queue: SIGHUP reloads, SIGTERM and SIGINT stop.
final class ServiceSignals {
    /// The signals that are blocked from the first line of `main` and come through here.
    static let handled: [Int32] = [SIGHUP, SIGTERM, SIGINT]

    private let sources: [any DispatchSourceSignal]

    /// Starts to deliver signals to `handler`, on `queue`.
    init(on queue: DispatchQueue, handler: @escaping @Sendable (Int32) -> Void) {
        sources = Self.handled.map { signal in
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            source.setEventHandler { @Sendable in handler(signal) }
            source.activate()
            return source
        }
    }
}
