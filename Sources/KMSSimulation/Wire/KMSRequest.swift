import KMSSignature

/// One HTTP request as it arrived, read to its end.
public struct KMSRequest: Sendable {
    /// The HTTP method, such as `POST`.
    public var method: String

    /// The request target as sent: the path, and the query string after a `?`.
    public var target: String

    /// The value of `Content-Type`, if there was one.
    public var contentType: String?

    /// The body's bytes, empty where there was none.
    public var body: [UInt8]

    /// Which connection it came over, counted from 1.
    public var connection: Int

    /// The client's address and port.
    public var peer: String

    /// Makes a request.
    public init(
        method: String, target: String = "/", contentType: String? = nil, body: [UInt8] = [], connection: Int = 1,
        peer: String = "127.0.0.1:1"
    ) {
        self.method = method
        self.target = target
        self.contentType = contentType
        self.body = body
        self.connection = connection
        self.peer = peer
    }

    /// The target up to the query string.
    var path: Substring { target.prefix { $0 != "?" } }

    /// Whether it asks for nothing: a client that wants to know the time by the answer's Date.
    var asksForDate: Bool { method == "GET" && target == "/" && body.isEmpty }

    /// All parameters of the query string and of a form body, in this order; nil where one cannot be decoded.
    var parameters: [Parameter]? {
        let query = target.utf8.drop { $0 != UInt8(ascii: "?") }.dropFirst()
        guard let inQuery = FormBody.decode(query) else { return nil }
        guard hasFormBody else { return inQuery }
        guard let inBody = FormBody.decode(body) else { return nil }
        return inQuery + inBody
    }

    private var hasFormBody: Bool {
        guard let type = contentType?.prefix(while: { $0 != ";" && $0 != " " }) else { return false }
        return type.lowercased() == "application/x-www-form-urlencoded"
    }
}
