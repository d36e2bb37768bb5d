import Dispatch
import Glibc
import ProcessSupport
import Testing

/// A hostile KMS on loopback: whatever it answers, it repeats the request's body in it, as it came and decoded.
final class EchoingKMS: Sendable {
    /// The bodies that came, in order.
    let requests = Observations<String>()
    /// Where it listens.
    let address: String
    private let descriptor: Int32

    /// Answers one request after another with `answers`, each with its `ECHO` replaced; the last one serves all others.
    init(answers: [(status: String, body: String)]) throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        try #require(descriptor >= 0)
        self.descriptor = descriptor
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { name -> Bool in
                bind(descriptor, name, length) == 0 && getsockname(descriptor, name, &length) == 0
            }
        }
        try #require(port && listen(descriptor, 16) == 0)
        address = "127.0.0.1:\(UInt16(bigEndian: name.sin_port))"
        DispatchQueue(label: "echoing-kms").async { [requests] in
            Self.serve(descriptor, answers, requests)
        }
    }

    /// Ends the listening.
    func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private static func serve(
        _ descriptor: Int32, _ answers: [(status: String, body: String)], _ requests: Observations<String>
    ) {
        defer { Glibc.close(descriptor) }
        while true {
            let connection = accept(descriptor, nil, nil)
            guard connection >= 0 else { return }
            defer { Glibc.close(connection) }
            guard let body = receive(connection) else { continue }
            let answer = answers[min(requests.all.count, answers.count - 1)]
            requests.append(body)
            let text = answer.body.replacing("ECHO", with: "\(body) \(body.removingPercentEncoding)")
            let head = """
                HTTP/1.1 \(answer.status)\r\nContent-Type: text/plain\r\nContent-Length: \(text.utf8.count)\r\n\
                x-acs-request-id: 0A1B2C3D\r\nConnection: close\r\n\r\n
                """
            let bytes = Array((head + text).utf8)
            _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// One request's body; nil where it does not come whole.
    private static func receive(_ connection: Int32) -> String? {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return nil }
            text += String(decoding: buffer[..<count], as: UTF8.self)
            guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
            // It gives no Date to those who ask for nothing else.
            if text.hasPrefix("GET ") { return nil }
            let head = text[..<end.lowerBound].lowercased()
            let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length: ") }
                .flatMap { Int($0.dropFirst("content-length: ".count)) }
            let body = text[end.upperBound...]
            if let length, body.utf8.count >= length { return String(body) }
        }
    }
}

extension String {
    /// The text with every `%XX` replaced by its byte.
    var removingPercentEncoding: String {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
