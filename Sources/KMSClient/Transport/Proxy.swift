import AsyncHTTPClient
import KMSSignature
public import RotationCore

/// An HTTP proxy that calls are tunnelled through (CONNECT), from the usual environment variables.
///
/// Its user and password appear in no description.
public struct Proxy: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// The proxy's host.
    public let host: String
    /// The proxy's port, 1 to 65,535.
    public let port: Int
    private let user: String?
    private let password: String

    /// The proxy that `https_proxy` or `HTTPS_PROXY` names for this endpoint; nil where there is none.
    ///
    /// None is used for a loopback endpoint or for a host that `no_proxy` or `NO_PROXY` names: a comma-separated list
    /// of hosts and of domains, which stand for every host below them, or `*`. The lower-case variable wins.
    /// Throws where the proxy is not `http://[USER:PASSWORD@]HOST[:PORT]`.
    public init?(for endpoint: Endpoint, environment: [String: String]) throws(ValueFault) {
        let named = environment["https_proxy"] ?? environment["HTTPS_PROXY"] ?? ""
        let exceptions = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        if named.isEmpty || endpoint.isLoopback || Self.excepts(endpoint.host, exceptions) { return nil }
        try self.init(url: named)
    }

    private init(url: String) throws(ValueFault) {
        // The text is not echoed: it may hold a password.
        let refusal = ValueFault("https_proxy is no proxy's address; write http://[USER:PASSWORD@]HOST[:PORT]")
        guard url.utf8.starts(with: "http://".utf8) || !url.utf8.contains(UInt8(ascii: "/")) else { throw refusal }
        var rest = Array(url.utf8)[...]
        if url.utf8.starts(with: "http://".utf8) { rest = rest.dropFirst(7) }
        if rest.last == UInt8(ascii: "/") { rest.removeLast() }

        var user: String?
        var password = ""
        if let at = rest.lastIndex(of: UInt8(ascii: "@")) {
            let pair = rest[..<at].split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            // In a URL's user and password `+` is itself, unlike in a form.
            let decoded = pair.map { PercentEncoding.decodeForm($0.flatMap { $0 == 0x2B ? Array("%2B".utf8) : [$0] }) }
            guard let name = decoded.first ?? nil, let secret = decoded.count > 1 ? decoded[1] : "" else {
                throw refusal
            }
            user = name
            password = secret
            rest = rest[(at + 1)...]
        }
        guard let address = Authority(rest) else { throw refusal }
        self.host = address.host
        self.port = address.port ?? 80
        self.user = user
        self.password = password
    }

    /// The proxy as AsyncHTTPClient takes it.
    var configuration: HTTPClient.Configuration.Proxy {
        .server(
            host: host, port: port, authorization: user.map { .basic(username: $0, password: password) })
    }

    /// Host and port alone.
    public var description: String { "\(host):\(port)" }

    /// A mirror with host and port alone.
    public var customMirror: Mirror { Mirror(self, children: ["host": host, "port": port]) }

    private static func excepts(_ host: String, _ list: String) -> Bool {
        let host = host.lowercased()
        return list.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
            if entry == "*" { return true }
            let domain = entry.drop(while: { $0 == "." || $0 == "*" })
            return !domain.isEmpty && (host == domain || host.hasSuffix("." + domain))
        }
    }
}
