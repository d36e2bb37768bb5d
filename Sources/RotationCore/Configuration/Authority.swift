/// The `HOST[:PORT]` of a URL, an IPv6 address in brackets (RFC 3986, 3.2).
public struct Authority: Hashable, Sendable {
    /// The host: a name of letters, digits, `.`, `-` and `_`, an IPv4 address, or an IPv6 address without brackets.
    public let host: String
    /// The port, 1 to 65,535, where one is written.
    public let port: Int?

    /// Reads the text whole; nil where it is anything else.
    public init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        let tail: ArraySlice<UInt8>
        if bytes.first == UInt8(ascii: "[") {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), Self.isIPv6(bytes[1..<end]) else { return nil }
            host = String(decoding: bytes[1..<end], as: UTF8.self)
            tail = bytes[(end + 1)...]
        } else {
            let end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
            guard (1...253).contains(end), bytes[..<end].allSatisfy(Self.isHostByte) else { return nil }
            host = String(decoding: bytes[..<end], as: UTF8.self)
            tail = bytes[end...]
        }
        if tail.isEmpty {
            port = nil
        } else {
            guard tail.first == UInt8(ascii: ":"), let number = Self.port(tail.dropFirst()) else { return nil }
            port = number
        }
    }

    /// Whether the host is this machine: an address in 127.0.0.0/8, `::1`, or `localhost`.
    public var isLoopback: Bool {
        if host.lowercased() == "localhost" { return true }
        if host.utf8.contains(UInt8(ascii: ":")) {
            // Nothing but zeros before a last group of 1, however many of them are written.
            let groups = host.split(separator: ":", omittingEmptySubsequences: false)
            return groups.dropLast().allSatisfy { $0.allSatisfy { $0 == "0" } } && UInt16(groups[groups.count - 1]) == 1
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { UInt8($0) != nil && ($0 == "0" || $0.first != "0") }
    }

    /// Whether the text can be an IPv6 address: up to eight groups, one `::` at the most (RFC 4291, 2.2; no dotted
    /// form).
    private static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
        let groups = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        let areGroups = groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(isHexadecimal) }
        guard areGroups, (3...9).contains(groups.count) else { return false }
        let gaps = zip(text, text.dropFirst()).filter { $0 == 0x3A && $1 == 0x3A }.count
        let written = groups.filter { !$0.isEmpty }.count
        // A colon at an end stands only as half of the `::`.
        guard groups[0].isEmpty ? groups[1].isEmpty : true else { return false }
        guard groups[groups.count - 1].isEmpty ? groups[groups.count - 2].isEmpty : true else { return false }
        return gaps == 0 ? written == 8 : gaps == 1 && written < 8
    }

    private static func port(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...5).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (1...65_535).contains(number) ? number : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default:
            isDigit(byte)
        }
    }
}
