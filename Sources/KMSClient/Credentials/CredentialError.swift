/// Why no credentials could be had: one line for the operator that says what to do.
///
/// It never holds anything that was read, since that may be a secret.
public struct CredentialError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; what to do about it.
    public let message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
