import Glibc

/// The address that an account's calls go to: `https://HOST[:PORT]`, or `http://` to this machine only.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// Whether calls are made over TLS.
    public let isSecure: Bool
    /// The host as written, an IPv6 address without its brackets.
    public let host: String
    /// The port, 1 to 65,535; 443 or 80 where none was written.
    public let port: Int

    /// The public endpoint of a region, `https://kms.REGION.aliyuncs.com`.
    ///
    /// Throws where the text cannot be a region: regions are lower-case letters, digits and hyphens, such as
    /// `cn-hangzhou`.
    public init(region: String) throws(EndpointError) {
        guard Self.isLabel(region) else {
            throw EndpointError(
                "region '\(LogText.clean(region, limit: 64))' is no region's name; write one such as cn-hangzhou")
        }
        isSecure = true
        host = "kms.\(region).aliyuncs.com"
        port = 443
    }

    /// The endpoint with this URL: scheme, host, an optional port, and nothing after it but one `/`.
    ///
    /// `http://` is accepted only to 127.0.0.0/8, `::1` and `localhost`: elsewhere signed requests and answers would
    /// cross a network in clear text.
    public init(url: String) throws(EndpointError) {
        let shown = LogText.clean(url, limit: 100)
        let scheme: Bool
        var rest: Substring.UTF8View
        if url.utf8.starts(with: "https://".utf8) {
            scheme = true
            rest = url.utf8.dropFirst(8)
        } else if url.utf8.starts(with: "http://".utf8) {
            scheme = false
            rest = url.utf8.dropFirst(7)
        } else {
            throw EndpointError("endpoint '\(shown)' has no scheme; write https://HOST")
        }
        if rest.last == UInt8(ascii: "/") { rest.removeLast() }
        guard let address = Authority(rest) else {
            throw EndpointError("endpoint '\(shown)' is not scheme, host and port alone; write https://HOST[:PORT]")
        }
        isSecure = scheme
        host = address.host
        port = address.port ?? (scheme ? 443 : 80)
        if !isSecure && !isLoopback {
            throw EndpointError("endpoint '\(shown)' is http:// and not on this machine; write https://\(host)")
        }
    }

    /// Whether the host is this machine: an address in 127.0.0.0/8, `::1`, or `localhost`.
    public var isLoopback: Bool {
        if host.lowercased() == "localhost" { return true }
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 {
            return UInt32(bigEndian: four.s_addr) >> 24 == 127
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else { return false }
        let loopback: [UInt8] = Array(repeating: 0, count: 15) + [1]
        return withUnsafeBytes(of: &six) { $0.elementsEqual(loopback) }
    }

    /// The URL that requests are sent to, with its port.
    public var url: String { "\(isSecure ? "https" : "http")://\(authority)/" }

    /// `HOST:PORT`, for messages.
    var authority: String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// The URL.
    public var description: String { url }

    private static func isLabel(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            } && text.utf8.first != UInt8(ascii: "-") && text.utf8.last != UInt8(ascii: "-")
    }
}
