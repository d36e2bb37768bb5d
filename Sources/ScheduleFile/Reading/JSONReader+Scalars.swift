extension JSONReader {
    /// Reads a string from its opening quote on.
    mutating func readString() throws(Unreadable) -> NodeRecord {
        let start = position
        position += 1
        var run = position
        var isCooked = false
        while true {
            guard position < bytes.count else {
                throw fault("the text that begins here is never closed; write `\"` at its end", at: start)
            }
            let byte = bytes[position]
            if byte == ByteClass.quote { break }
            if byte < 0x20 {
                throw fault("\(shown(position)) cannot stand in a string; write \\n, \\t or \\u00XX")
            }
            position += 1
            if byte == ByteClass.backslash {
                cook(run..<position - 1)
                isCooked = true
                cook(try readEscape())
                run = position
            }
        }
        let end = position
        position += 1
        guard isCooked else { return NodeRecord(shape: .quoted, offset: start, payload: end - start - 1) }
        cook(run..<end)
        return NodeRecord(shape: .quoted, offset: start, payload: finishText(), isCooked: true)
    }

    /// Reads the rest of an escape, after its backslash.
    private mutating func readEscape() throws(Unreadable) -> Unicode.Scalar {
        let letter = byte(at: position)
        position += 1
        switch letter {
        case ByteClass.quote, ByteClass.backslash, UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let escape = position - 2
            guard let unit = EscapedCharacter.read(bytes, at: &position, digits: 4) else {
                throw fault("four hexadecimal digits must follow \\u; write for example \\u00e9", at: escape)
            }
            guard let scalar = EscapedCharacter.scalar(of: unit, in: bytes, at: &position) else {
                throw fault(Wording.loneSurrogate, at: escape)
            }
            return scalar
        default:
            throw fault(
                "\\ cannot stand before \(shown(position - 1)); write \\\\ for a backslash", at: position - 2)
        }
    }

    /// Reads a number, which stays text as it is written.
    mutating func readNumber() throws(Unreadable) -> NodeRecord {
        let start = position
        if byte(at: position) == UInt8(ascii: "-") { position += 1 }
        if byte(at: position) == UInt8(ascii: "0") {
            position += 1
            if ByteClass.isDigit(byte(at: position)) {
                throw fault(
                    "a number cannot begin with 0; remove the zero, or write text between double quotes", at: start)
            }
        } else {
            try readDigits(of: start)
        }
        if byte(at: position) == UInt8(ascii: ".") {
            position += 1
            try readDigits(of: start)
        }
        if byte(at: position) | 0x20 == UInt8(ascii: "e") {
            position += 1
            let sign = byte(at: position)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            try readDigits(of: start)
        }
        return NodeRecord(shape: .plain, offset: start, payload: position - start)
    }

    private mutating func readDigits(of start: Int) throws(Unreadable) {
        guard ByteClass.isDigit(byte(at: position)) else {
            throw fault("this is no number, a digit is missing; write text between double quotes", at: start)
        }
        while ByteClass.isDigit(byte(at: position)) { position += 1 }
    }
}
