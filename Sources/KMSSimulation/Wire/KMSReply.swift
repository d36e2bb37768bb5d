/// What the simulated KMS does about one request.
public struct KMSReply: Sendable {
    /// How an answer reaches the client.
    public enum Delivery: Sendable, Equatable {
        /// Whole.
        case complete
        /// The head and the first half of the body, then the connection is closed.
        case truncated
        /// Not at all: the connection is closed.
        case closed
        /// Not at all: the connection is reset.
        case reset
    }

    /// The HTTP status.
    public var status: Int

    /// The header fields, without `Content-Length`.
    public var headers: [(name: String, value: String)]

    /// The body.
    public var body: [UInt8]

    /// How it is delivered.
    public var delivery: Delivery = .complete

    /// How long it waits before that.
    public var delay: Duration = .zero

    /// The record of the request; its number names the attempt in `SimulatedKMS.finish(_:)`.
    public var arrival: Arrival
}
