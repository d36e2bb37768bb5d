/// The bytes that the readers tell apart, by name and by class.
enum ByteClass {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let backslash: UInt8 = 0x5C

    /// Whether `byte` goes on with a character of several bytes that began before it.
    static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    /// Whether `byte` is a tab, LF or CR.
    static func isAllowedControl(_ byte: UInt8) -> Bool { byte == tab || byte == lineFeed || byte == carriageReturn }

    /// Whether `byte` is a space or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }

    /// Whether `byte` is LF, CR, or the zero that stands for the end of the file.
    static func isBreakOrEnd(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn || byte == 0 }

    /// Whether `byte` separates tokens: a blank, a line break or the end.
    static func isSeparator(_ byte: UInt8) -> Bool { isBlank(byte) || isBreakOrEnd(byte) }

    /// Whether `byte` is one of `,[]{}`, which mean something inside of brackets.
    static func isFlowIndicator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): true
        default: false
        }
    }

    /// Whether `byte` is a decimal digit.
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    /// The value of a hexadecimal digit, nil for any other byte.
    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// The number of bytes of the character at `offset` if YAML allows it inside of quotes only, else 0.
    ///
    /// `bytes` is UTF-8 and `offset` the first byte of a character.
    static func unprintableLength(in bytes: [UInt8], at offset: Int) -> Int {
        let first = bytes[offset]
        if first == 0x7F { return 1 }
        guard first == 0xC2 || first == 0xEF, offset + 1 < bytes.count else { return 0 }
        let second = bytes[offset + 1]
        if first == 0xC2 { return second < 0xA0 && second != 0x85 ? 2 : 0 }
        guard offset + 2 < bytes.count else { return 0 }
        let third = bytes[offset + 2]
        let isMark = second == 0xBB && third == 0xBF
        let isNoncharacter = second == 0xBF && third >= 0xBE
        return isMark || isNoncharacter ? 3 : 0
    }
}
