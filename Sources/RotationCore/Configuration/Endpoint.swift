/// The address that calls go to: `https://HOST[:PORT]`, or `http://` to this machine only.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// Whether calls are made over TLS.
    public let isSecure: Bool
    /// The host as written, an IPv6 address without its brackets.
    public let host: String
    /// The port, 1 to 65,535; 443 or 80 where none was written.
    public let port: Int
    /// Whether the host is this machine: an address in 127.0.0.0/8, `::1`, or `localhost`.
    public let isLoopback: Bool

    /// The public endpoint of a region, `https://kms.REGION.aliyuncs.com` (KMS API, "Endpoints").
    ///
    /// Throws where the text cannot be a region: regions are lower-case letters, digits and hyphens, such as
    /// `cn-hangzhou`.
    public init(region: String) throws(ValueFault) {
        guard Self.isRegion(region) else {
            let excerpt = Array(region.utf8).span.excerpt(0..<region.utf8.count)
            throw ValueFault("'\(excerpt)' is no region's name; write one such as cn-hangzhou")
        }
        isSecure = true
        host = "kms.\(region).aliyuncs.com"
        port = 443
        isLoopback = false
    }

    /// The endpoint with this URL: scheme, host, an optional port, and nothing after it but one `/`.
    ///
    /// `http://` is accepted only to 127.0.0.0/8, `::1` and `localhost`: elsewhere signed requests and answers would
    /// cross a network in clear text. Messages do not repeat the text: somebody may have written a password into it.
    public init(url: String) throws(ValueFault) {
        let bytes = Array(url.utf8)
        isSecure = bytes.starts(with: "https://".utf8)
        guard isSecure || bytes.starts(with: "http://".utf8) else {
            throw ValueFault("the address has no scheme; write https://HOST[:PORT]")
        }
        var rest = bytes.dropFirst(isSecure ? 8 : 7)
        if rest.last == UInt8(ascii: "/") { rest.removeLast() }
        guard let authority = Authority(rest) else {
            throw ValueFault("an address is a scheme, a host and a port alone; write https://HOST[:PORT]")
        }
        guard isSecure || authority.isLoopback else {
            throw ValueFault("http:// is for this machine only, such as http://127.0.0.1:8080; write https://")
        }
        host = authority.host
        port = authority.port ?? (isSecure ? 443 : 80)
        isLoopback = authority.isLoopback
    }

    /// The URL that requests are sent to, with its port.
    public var url: String { "\(isSecure ? "https" : "http")://\(authority)/" }

    /// `HOST:PORT`, for messages.
    public var authority: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// The URL.
    public var description: String { url }

    private static func isRegion(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.last != UInt8(ascii: "-")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
