import Logging
import Synchronization

/// Keeps what a logger was told.
final class LogRecorder: Sendable {
    /// One entry: its level, its text and its metadata.
    struct Entry: Sendable {
        var level: Logger.Level
        var text: String
        var fields: [String: String]
    }

    private let kept = Mutex<[Entry]>([])

    /// All entries, in order.
    var entries: [Entry] { kept.withLock { $0 } }

    /// A logger that tells this recorder everything.
    var logger: Logger {
        Logger(label: "test") { _ in Handler(recorder: self) }
    }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).mapValues { "\($0)" }
            let entry = Entry(level: event.level, text: event.message.description, fields: fields)
            recorder.kept.withLock { $0.append(entry) }
        }
    }
}
