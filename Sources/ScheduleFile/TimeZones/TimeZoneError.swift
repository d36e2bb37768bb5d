/// Why a time zone cannot be had.
///
/// The message is one English line for an operator: what is wrong, a semicolon, what to do instead.
public struct TimeZoneError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do instead.
    public let message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
