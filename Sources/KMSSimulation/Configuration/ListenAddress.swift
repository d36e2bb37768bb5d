/// Where the simulator listens: a loopback address and a port.
///
/// It is meant for no other network.
public struct ListenAddress: Sendable, Equatable, CustomStringConvertible {
    /// `127.0.0.1` or another address of 127.0.0.0/8, or `::1`.
    public let host: String

    /// The port; 0 lets the system pick one.
    public let port: Int

    /// 127.0.0.1 with a port that the system picks.
    public static let anyPort = ListenAddress(loopback: "127.0.0.1", port: 0)

    /// Reads `127.0.0.1:8080`, `localhost:8080` or `[::1]:8080`.
    ///
    /// - Throws: `SimulationError` where the text has another form or the address is not a loopback address.
    public init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw SimulationError("'\(text)' is no address to listen on; write for example 127.0.0.1:0")
        }
        let host = String(text[..<colon])
        switch host {
        case "localhost": self.init(loopback: "127.0.0.1", port: Int(port))
        case "[::1]": self.init(loopback: "::1", port: Int(port))
        default:
            guard Self.isLoopback4(host) else {
                throw SimulationError("'\(host)' is not a loopback address; the simulator listens on loopback only")
            }
            self.init(loopback: host, port: Int(port))
        }
    }

    private init(loopback host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// The address as it is read: `127.0.0.1:8080`, `[::1]:8080`.
    public var description: String { host.utf8.contains(0x3A) ? "[\(host)]:\(port)" : "\(host):\(port)" }

    private static func isLoopback4(_ host: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
