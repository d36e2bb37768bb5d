import Glibc

/// The address that a service manager listens on for notifications, and the sending of one.
struct NotificationSocket: Sendable {
    private let address: sockaddr_un
    private let addressLength: socklen_t

    /// The socket with this name: a path that begins with `/`, or an abstract name written with `@` for its zero byte.
    ///
    /// Nil for anything else, such as a name that is too long for a socket address or one of another address family.
    init?(name: String) {
        var bytes = Array(name.utf8)
        guard bytes.count > 1, !bytes.contains(0) else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "/"): bytes.append(0)
        case UInt8(ascii: "@"): bytes[0] = 0
        default: return nil
        }
        var address = sockaddr_un()
        guard bytes.count <= MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        self.address = address
        let pathOffset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? MemoryLayout<sa_family_t>.size
        addressLength = socklen_t(pathOffset + bytes.count)
    }

    /// Sends one datagram and says whether the manager's socket took it.
    ///
    /// Each has a socket of its own: notifications are rare, and no descriptor is left to be inherited or to go stale.
    func send(_ datagram: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // A manager that reads nothing must not stop the caller for good.
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))

        let bytes = Array(datagram.utf8)
        return withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                var sent: Int
                repeat {
                    sent = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, addressLength)
                } while sent < 0 && errno == EINTR
                return sent == bytes.count
            }
        }
    }
}
