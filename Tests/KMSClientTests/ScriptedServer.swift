import Foundation
import Glibc
import Synchronization

/// A server on loopback that does with each connection what the test says, over blocking sockets.
///
/// Connections are served one after the other on one thread, which ends when the server is let go or stopped.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ServerConnection) -> Void

    let port: Int
    private let listener: CInt
    private let connections = Mutex(0)
    private let received = Mutex<[ServerConnection.Request]>([])

    /// The n-th connection is served by the n-th script; the last script serves all further ones.
    init(_ scripts: Script...) {
        listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        precondition(bound, "no loopback port: \(errno)")
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0, let server = self else {
                    if descriptor >= 0 { close(descriptor) }
                    return
                }
                let index = server.connections.withLock {
                    $0 += 1
                    return $0 - 1
                }
                let connection = ServerConnection(descriptor) { request in
                    server.received.withLock { $0.append(request) }
                }
                scripts[min(index, scripts.count - 1)](connection)
                connection.finish()
            }
        }
    }

    deinit { stop() }

    /// Takes no more connections: a later connect is refused.
    func stop() {
        Glibc.shutdown(listener, CInt(SHUT_RDWR))
    }

    var url: String { "http://127.0.0.1:\(port)" }
    var connectionCount: Int { connections.withLock { $0 } }
    var requests: [ServerConnection.Request] { received.withLock { $0 } }
}

/// One connection of a `ScriptedServer`.
final class ServerConnection {
    struct Request: Sendable {
        var head: String
        var body: String
    }

    enum End: Sendable {
        case closed
        case reset
    }

    private let descriptor: CInt
    private let note: (Request) -> Void
    private var isFinished = false

    init(_ descriptor: CInt, note: @escaping (Request) -> Void) {
        self.descriptor = descriptor
        self.note = note
    }

    /// The next request; nil where the client closed.
    @discardableResult
    func request() -> Request? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = String(text[..<end.lowerBound])
                let body = String(text[end.upperBound...])
                let length = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                    .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
                if body.utf8.count >= length ?? 0 {
                    let request = Request(head: head, body: body)
                    note(request)
                    return request
                }
            }
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk.prefix(count)
        }
    }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// A whole answer with a length.
    func answer(_ status: String, _ body: String, headers: [String] = []) {
        let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)"] + headers
        send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Reads on until the client's end of the connection is gone, and says how it went.
    func end() -> End {
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count < 0 { return .reset }
            if count == 0 { return .closed }
        }
    }

    /// Closes with a reset.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        finish()
    }

    func finish() {
        if isFinished { return }
        isFinished = true
        close(descriptor)
    }
}
