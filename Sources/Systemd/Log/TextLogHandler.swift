import Glibc
public import Logging

/// Writes log events as lines of text, one an event, for whoever runs the program without the journal.
public struct TextLogHandler: LogHandler {
    /// The least level that is logged.
    public var logLevel: Logger.Level
    /// Metadata of every event of this handler.
    public var metadata: Logger.Metadata = [:]
    /// Where further metadata of every event comes from.
    public var metadataProvider: Logger.MetadataProvider?

    private let descriptor: Int32
    private let time: @Sendable () -> Int

    /// A handler that writes to standard error and stamps each line with the wall clock.
    public init(level: Logger.Level) {
        self.init(descriptor: STDERR_FILENO, level: level) {
            // time(2) lags behind by up to a tick, and a rotation would seem to start before it is due.
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Int(now.tv_sec) * 1_000 + now.tv_nsec / 1_000_000
        }
    }

    /// A handler that writes to an open descriptor, which it does not close.
    ///
    /// - Parameters:
    ///   - descriptor: Where the lines go.
    ///   - level: The least level that is logged.
    ///   - time: The wall clock in milliseconds since 1970-01-01T00:00:00Z.
    public init(descriptor: Int32, level: Logger.Level, time: @escaping @Sendable () -> Int) {
        self.descriptor = descriptor
        self.logLevel = level
        self.time = time
    }

    /// One value of `metadata`.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the event's line.
    public func log(event: LogEvent) {
        let fields = LogFields(event, handler: metadata, provider: metadataProvider)
        write(LogLine.text(of: event, fields: fields, time: time()) + "\n")
    }

    /// One write(2) for the whole line, so that lines of several threads do not mix; what cannot be written is lost.
    private func write(_ line: String) {
        Array(line.utf8).withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written > 0 {
                    rest = rest.dropFirst(written)
                } else if written == 0 || errno != EINTR {
                    return
                }
            }
        }
    }
}
