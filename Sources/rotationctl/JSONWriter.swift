/// Writes JSON from its parts, in the order in which they are given.
///
/// Whether they fit together is the caller's business.
struct JSONWriter {
    /// What was written and not taken yet, in UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Brackets, colons, commas, and names that need no escape.
    mutating func write(_ punctuation: StaticString) {
        punctuation.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// A string with its quotes, whatever it holds.
    mutating func write(string: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x00..<0x20, 0x7F:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hexDigits[Int(byte >> 4)])
                bytes.append(Self.hexDigits[Int(byte & 0xF)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A member of an object, with a comma where it is not the first.
    mutating func write(member name: StaticString, _ value: String) {
        if bytes.last != UInt8(ascii: "{") { write(",") }
        write("\"")
        write(name)
        write("\":")
        write(string: value)
    }

    /// A whole number.
    mutating func write(number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// What another one has written.
    mutating func append(_ other: JSONWriter) {
        bytes.append(contentsOf: other.bytes)
    }

    /// Hands over what was written until now.
    mutating func move(to output: inout StandardOutput) {
        output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
