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
}
