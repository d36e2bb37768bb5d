/// Characters that are written as `\u` and hexadecimal digits, in JSON and in YAML's double quotes.
enum EscapedCharacter {
    /// Reads exactly `digits` hexadecimal digits (at most 8) and steps over them; nil if there are fewer.
    static func read(_ bytes: [UInt8], at position: inout Int, digits: Int) -> UInt32? {
        guard bytes.count - position >= digits else { return nil }
        var value: UInt32 = 0
        for offset in position..<position + digits {
            guard let digit = ByteClass.hexValue(bytes[offset]) else { return nil }
            value = value << 4 | digit
        }
        position += digits
        return value
    }

    /// The character of a code unit, nil for half a surrogate pair and for what is no Unicode scalar.
    ///
    /// After the first half of a pair the second one must follow as `\u` and digits, and is stepped over.
    static func scalar(of unit: UInt32, in bytes: [UInt8], at position: inout Int) -> Unicode.Scalar? {
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard bytes.count - position >= 6, bytes[position] == ByteClass.backslash,
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        var next = position + 2
        guard let second = read(bytes, at: &next, digits: 4), (0xDC00..<0xE000).contains(second) else { return nil }
        position = next
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    }
}
