/// The record of one request: when it arrived, what it asked for and what became of it.
public struct Arrival: Sendable, Equatable {
    /// The request's number, counted from 1; 0 where it asks for the Date alone, which is not recorded.
    public let number: Int

    /// When it had been read to its end, in microseconds since 1970 by the wall clock.
    public let unixMicroseconds: Int64

    /// The same moment by the clock that the quota is measured by; a running simulator's is CLOCK_BOOTTIME
    /// (clock_gettime(2)).
    public let clockMicroseconds: Int64

    /// Which connection it came over, counted from 1.
    public let connection: Int

    /// The client's address and port.
    public let peer: String

    /// The request id in its answer.
    public let requestId: String

    /// The parameter `SecretName`, as sent.
    public internal(set) var secret: String?

    /// The parameter `VersionId`, as sent.
    public internal(set) var versionId: String?

    /// The parameter `SignatureNonce`, as sent.
    public internal(set) var nonce: String?

    /// Whether it was a RotateSecret call with a right signature: only these occupy slots.
    public internal(set) var isAuthenticated = false

    /// Whether it made a new version of the secret.
    public internal(set) var isRotation = false

    /// Whether its VersionId existed already, so that it was ignored and answered as a success.
    public internal(set) var isRepeat = false

    /// The HTTP status decided on; nil where the connection was closed without an answer.
    public internal(set) var status: Int?

    /// The code of the answer's error; nil where there was none.
    public internal(set) var code: String?

    /// The names of the faults that struck it.
    public internal(set) var faults: [String] = []

    /// How many authenticated calls the window that ends with this one holds, this one included; 0 where it is none.
    public internal(set) var slots = 0

    /// Whether that is more than the quota.
    public internal(set) var isOverQuota = false

    /// Whether another attempt on the same secret had not ended yet.
    public internal(set) var isConcurrent = false

    /// Whether a newer VersionId of the same secret had arrived before.
    public internal(set) var isBackwards = false

    /// The record as one JSON object on one line, without the newline.
    public var json: String {
        BodyText.json([
            ("number", .number(Int64(number))),
            ("arrival", .number(unixMicroseconds)),
            ("clock", .number(clockMicroseconds)),
            ("connection", .number(Int64(connection))),
            ("peer", .text(peer)),
            ("requestId", .text(requestId)),
            ("secret", .init(secret)),
            ("versionId", .init(versionId)),
            ("nonce", .init(nonce)),
            ("authenticated", .truth(isAuthenticated)),
            ("rotation", .truth(isRotation)),
            ("repeat", .truth(isRepeat)),
            ("status", status.map { .number(Int64($0)) } ?? .null),
            ("code", .init(code)),
            ("faults", .list(faults)),
            ("slots", .number(Int64(slots))),
            ("overQuota", .truth(isOverQuota)),
            ("concurrent", .truth(isConcurrent)),
            ("backwards", .truth(isBackwards)),
        ])
    }
}

extension BodyText.Value {
    fileprivate init(_ text: String?) {
        self = text.map(Self.text) ?? .null
    }
}
