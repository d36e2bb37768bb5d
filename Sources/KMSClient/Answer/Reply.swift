import RotationCore

/// One whole HTTP answer, in plain types.
struct Reply: Sendable {
    /// The HTTP status.
    var status: Int
    /// The header fields by lower-case name, the first of several.
    var headers: [String: String]
    /// The body, at most `Lane.maximumBody`.
    var body: [UInt8]
    /// Whether only the connection's end told where the body ends, so that a broken one looks whole.
    var endsAtClose: Bool

    /// KMS's request id, where the header has one.
    var requestID: String? { headers["x-acs-request-id"].flatMap { $0.isEmpty ? nil : $0 } }

    /// KMS's own Date: a proxy on the way has its own clock, and no request id.
    var date: Instant? { requestID == nil ? nil : headers["date"].flatMap(HTTPDate.parse) }
}
