extension UInt8 {
    /// Whether the byte is a space, a tab or a line break.
    @inline(__always)
    var isBlank: Bool {
        self == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(self)
    }

    /// Whether the byte is one of the letters A to Z, small or capital.
    @inline(__always)
    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }

    /// The small letter of a letter, or any other byte itself.
    @inline(__always)
    var smallLetter: UInt8 { isLetter ? self | 0x20 : self }
}

extension Int {
    /// The value of an ASCII digit, or nil for any other byte.
    @inline(__always)
    init?(asciiDigit byte: UInt8) {
        let value = byte &- UInt8(ascii: "0")
        guard value < 10 else { return nil }
        self.init(value)
    }
}
