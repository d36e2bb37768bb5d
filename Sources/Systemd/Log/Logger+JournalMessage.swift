public import Logging

extension Logger {
    /// Logs one entry of the table, with its level, its text, its id and, on a rotation's transition, its state.
    ///
    /// - Parameters:
    ///   - message: The kind of the entry.
    ///   - fields: What is particular to this entry; made only where the level is enabled.
    ///   - file: Where the entry comes from.
    ///   - function: Where the entry comes from.
    ///   - line: Where the entry comes from.
    public func log(
        _ message: JournalMessage, _ fields: @autoclosure () -> [JournalField: String] = [:],
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        log(
            level: message.level, Logger.Message(stringLiteral: message.text),
            metadata: Self.metadata(of: message, with: fields()), file: file, function: function, line: line)
    }

    private static func metadata(of message: JournalMessage, with fields: [JournalField: String]) -> Logger.Metadata {
        var metadata: Logger.Metadata = [JournalField.messageID.rawValue: .string(message.id)]
        if let state = message.rotationState { metadata[JournalField.rotationState.rawValue] = .string(state) }
        for (field, value) in fields { metadata[field.rawValue] = .string(value) }
        return metadata
    }
}
