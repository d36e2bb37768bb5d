public import Logging

/// Writes log events to the systemd journal, with their metadata as fields.
///
/// A metadata key such as `rotation.version-id` becomes the field `ROTATION_VERSION_ID`; a key that would make an
/// invalid field, or one that the handler writes itself, gets `META_` before it.
public struct JournalLogHandler: LogHandler {
    /// The least level that is logged.
    public var logLevel: Logger.Level
    /// Metadata of every event of this handler.
    public var metadata: Logger.Metadata = [:]
    /// Where further metadata of every event comes from.
    public var metadataProvider: Logger.MetadataProvider?

    private let identifier: String
    private let send: @Sendable (JournalEntry) -> Void

    /// A handler whose entries `journalctl -t IDENTIFIER` finds.
    public init(identifier: String, level: Logger.Level) {
        self.init(identifier: identifier, level: level) { $0.send() }
    }

    /// A handler whose entries go to `send`.
    init(identifier: String, level: Logger.Level, send: @escaping @Sendable (JournalEntry) -> Void) {
        self.identifier = identifier
        self.logLevel = level
        self.send = send
    }

    /// One value of `metadata`.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Sends the event to the journal.
    public func log(event: LogEvent) {
        let fields = LogFields(event, handler: metadata, provider: metadataProvider)
        send(JournalEntry(event, metadata: fields, identifier: identifier))
    }
}
