import CSystemd
import Glibc
import Logging

/// One entry in the making for the journal's native protocol.
struct JournalEntry: Hashable, Sendable {
    /// A field and its value; the protocol takes any bytes as value, line feeds included, so none can forge a field.
    struct Field: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// The fields in the order in which they are sent.
    let fields: [Field]

    /// The entry of a log event.
    ///
    /// - Parameters:
    ///   - event: What was logged.
    ///   - metadata: The event's metadata, the handler's included.
    ///   - identifier: What `journalctl -t` finds it by.
    init(_ event: LogEvent, metadata: LogFields, identifier: String) {
        var fields = [
            Field(name: "MESSAGE", value: metadata.headline(event.message.description)),
            Field(name: "PRIORITY", value: String(event.level.priority)),
            Field(name: "SYSLOG_IDENTIFIER", value: identifier),
            Field(name: "CODE_FILE", value: event.file),
            Field(name: "CODE_LINE", value: String(event.line)),
            Field(name: "CODE_FUNC", value: event.function),
        ]
        for entry in metadata.entries {
            guard let name = JournalField.name(ofMetadataKey: entry.key) else { continue }
            fields.append(Field(name: name, value: entry.value))
        }
        self.fields = fields
    }

    /// Sends the entry to the journal of this machine.
    ///
    /// libsystemd reports success where no journal listens, so there is no answer worth giving: `LogSink` decides first
    /// whether there is one.
    func send() {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for field in fields {
            bytes += field.name.utf8
            bytes.append(UInt8(ascii: "="))
            bytes += field.value.utf8
            ends.append(bytes.count)
        }
        bytes.withUnsafeMutableBytes { buffer in
            var start = 0
            let vectors = ends.map { end in
                defer { start = end }
                return iovec(iov_base: buffer.baseAddress?.advanced(by: start), iov_len: end - start)
            }
            _ = sd_journal_sendv(vectors, Int32(vectors.count))
        }
    }
}

extension Logger.Level {
    /// The syslog priority of the level (syslog(3)).
    fileprivate var priority: Int {
        switch self {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}
