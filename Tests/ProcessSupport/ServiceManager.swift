import Dispatch
import Glibc
import Testing

/// Stands in for systemd: a datagram socket that records what services tell it.
package final class ServiceManager: Sendable {
    /// What NOTIFY_SOCKET says.
    package let path: String
    /// What came, in order.
    package let notifications = Observations<Notification>()
    private let descriptor: Int32

    package init(path: String) throws {
        self.path = path
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8) + [0]
        try #require(bytes.count <= MemoryLayout.size(ofValue: address.sun_path))
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        try #require(descriptor >= 0)
        self.descriptor = descriptor
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let result = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        try #require(result == 0)
        DispatchQueue(label: "service-manager").async { [notifications] in
            Self.receive(descriptor, into: notifications)
        }
    }

    /// Ends the receiving.
    package func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private static func receive(_ descriptor: Int32, into notifications: Observations<Notification>) {
        defer { Glibc.close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            // A socket that is shut down gives no more than this; no service sends an empty datagram.
            guard count > 0 else { return }
            notifications.append(Notification(String(decoding: buffer[..<count], as: UTF8.self)))
        }
    }
}
