/// Base64 with padding (RFC 4648, 4): the signature's form, here because Foundation may not be imported.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The encoding of the bytes, ASCII.
    static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(28)  // a SHA-1 code's
        var group: UInt32 = 0
        var count = 0
        for byte in bytes {
            group = group << 8 | UInt32(byte)
            count += 1
            if count == 3 {
                append(group, digits: 4, to: &output)
                group = 0
                count = 0
            }
        }
        if count > 0 {
            append(group << UInt32(8 * (3 - count)), digits: count + 1, to: &output)
            output.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count))
        }
        return output
    }

    /// Appends the first `digits` of the four that hold the 24 bits of `group`.
    private static func append(_ group: UInt32, digits: Int, to output: inout [UInt8]) {
        for index in 0..<digits {
            output.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 0x3F)])
        }
    }
}
