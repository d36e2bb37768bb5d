import Glibc

/// The `HOST[:PORT]` of a URL, an IPv6 address in brackets.
struct Authority {
    /// The host: a name of letters, digits, `.`, `-` and `_`, an IPv4 address, or an IPv6 address without brackets.
    var host: String
    /// The port, 1 to 65,535, where one was written.
    var port: Int?

    /// Reads the text whole; nil where it is anything else.
    init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        let tail: ArraySlice<UInt8>
        if bytes.first == UInt8(ascii: "[") {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            host = String(decoding: bytes[1..<end], as: UTF8.self)
            var address = in6_addr()
            guard inet_pton(AF_INET6, host, &address) == 1 else { return nil }
            tail = bytes[(end + 1)...]
        } else {
            let end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
            guard (1...253).contains(end), bytes[..<end].allSatisfy(Self.isHostByte) else { return nil }
            host = String(decoding: bytes[..<end], as: UTF8.self)
            tail = bytes[end...]
        }
        guard tail.first != nil else { return }
        let digits = tail.dropFirst()
        guard tail.first == UInt8(ascii: ":"), (1...5).contains(digits.count),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int(String(decoding: digits, as: UTF8.self)), (1...65_535).contains(number)
        else { return nil }
        port = number
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}
