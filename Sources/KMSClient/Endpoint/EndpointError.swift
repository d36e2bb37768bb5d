/// Why an endpoint, a region or a proxy is not accepted: one line for the operator that says what to write instead.
public struct EndpointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; what to write instead.
    public let message: String

    init(_ message: String) {
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
