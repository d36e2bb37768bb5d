import Glibc

@testable import KMSSimulation

/// A blocking HTTP client on a bare socket, so that the tests see the very bytes, ends and resets.
struct RawClient: ~Copyable {
    private let socket: Int32

    /// Connects to 127.0.0.1.
    init(port: Int) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    deinit { close(socket) }

    func send(_ request: KMSRequest, headers: String = "") {
        let type = request.contentType.map { "Content-Type: \($0)\r\n" } ?? ""
        let head =
            "\(request.method) \(request.target) HTTP/1.1\r\nHost: localhost\r\n\(type)\(headers)"
            + "Content-Length: \(request.body.count)\r\n\r\n"
        let bytes = Array(head.utf8) + request.body
        _ = bytes.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// Reads until the text holds a whole answer, or to the end; `error` is the errno that ended it.
    func receive(toTheEnd: Bool = false) -> (text: String, error: Int32) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while toTheEnd || !Self.isWhole(bytes) {
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { return (String(decoding: bytes, as: UTF8.self), count < 0 ? errno : 0) }
            bytes += buffer[..<count]
        }
        return (String(decoding: bytes, as: UTF8.self), 0)
    }

    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        let length = parts[0].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length: ") }
        return length.flatMap { Int($0.dropFirst(16)) }.map { parts[1].utf8.count >= $0 } ?? false
    }
}
