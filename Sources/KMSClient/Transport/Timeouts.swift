import NIOCore

/// How long a call may take.
public struct Timeouts: Hashable, Sendable {
    /// For the connection to be made, name resolution and TLS included; less than `answer`.
    public var connect: Duration
    /// For the whole call, from the send to the last byte of the answer.
    public var answer: Duration

    /// These two; the caller sees to it that `connect` is above zero and less than `answer`.
    public init(connect: Duration = .seconds(5), answer: Duration = .seconds(10)) {
        self.connect = connect
        self.answer = answer
    }
}

extension Duration {
    /// The duration as SwiftNIO has it, to the nanosecond; beyond 292 years it is clamped, below zero it is zero.
    var timeAmount: TimeAmount {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return .zero }
        guard seconds < 9_000_000_000 else { return .nanoseconds(.max) }
        return .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }
}
