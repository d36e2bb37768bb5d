import Logging

@testable import Systemd

/// A log event as a call in `Engine.swift` would make it.
func makeEvent(
    _ message: String = "rotation failed", level: Logger.Level = .error, metadata: Logger.Metadata? = nil,
    error: (any Error)? = nil
) -> LogEvent {
    LogEvent(
        level: level, message: Logger.Message(stringLiteral: message), error: error, metadata: metadata,
        source: nil, file: "RotationService/Engine.swift", function: "carryOut(_:)", line: 42)
}

/// The fields of an event that has only metadata of its own.
func makeFields(_ metadata: Logger.Metadata) -> LogFields {
    LogFields(makeEvent(metadata: metadata), handler: [:], provider: nil)
}
