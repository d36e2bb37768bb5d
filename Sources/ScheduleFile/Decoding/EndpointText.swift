import Glibc
import RotationCore

/// The address of `endpoint`: `https://HOST[:PORT]`, or `http://` to this machine only.
///
/// It accepts what the client accepts. Messages do not repeat the text: somebody may have written a password into it.
enum EndpointText {
    /// The address itself; throws what is wrong with it.
    static func checked(_ text: String) throws(ValueFault) -> String {
        let bytes = Array(text.utf8)
        let isSecure = bytes.starts(with: "https://".utf8)
        guard isSecure || bytes.starts(with: "http://".utf8) else {
            throw ValueFault("the address has no scheme; write https://HOST[:PORT]")
        }
        var rest = bytes.dropFirst(isSecure ? 8 : 7)
        if rest.last == UInt8(ascii: "/") { rest.removeLast() }
        guard let host = host(rest) else {
            throw ValueFault("an address is a scheme, a host and a port alone; write https://HOST[:PORT]")
        }
        guard isSecure || isLoopback(host) else {
            throw ValueFault("http:// is for this machine only, such as http://127.0.0.1:8080; write https://")
        }
        return text
    }

    /// The host of `HOST[:PORT]`, without an IPv6 address's brackets; nil for anything else.
    private static func host(_ text: ArraySlice<UInt8>) -> String? {
        let host: String
        let tail: ArraySlice<UInt8>
        if text.first == UInt8(ascii: "[") {
            guard let end = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            host = String(decoding: text[text.startIndex + 1..<end], as: UTF8.self)
            var address = in6_addr()
            guard text.count <= 64, inet_pton(AF_INET6, host, &address) == 1 else { return nil }
            tail = text[(end + 1)...]
        } else {
            let end = text.firstIndex(of: UInt8(ascii: ":")) ?? text.endIndex
            let name = text[..<end]
            guard (1...253).contains(name.count), name.allSatisfy(isHostByte) else { return nil }
            host = String(decoding: name, as: UTF8.self)
            tail = text[end...]
        }
        return tail.isEmpty || isPort(tail) ? host : nil
    }

    private static func isPort(_ tail: ArraySlice<UInt8>) -> Bool {
        let digits = tail.dropFirst()
        guard tail.first == UInt8(ascii: ":"), (1...5).contains(digits.count), digits.allSatisfy(ByteClass.isDigit),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return false }
        return (1...65_535).contains(number)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: ByteClass.isDigit(byte)
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" { return true }
        var four = in_addr()
        if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard inet_pton(AF_INET6, host, &six) == 1 else { return false }
        return withUnsafeBytes(of: &six) { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 }
    }
}
