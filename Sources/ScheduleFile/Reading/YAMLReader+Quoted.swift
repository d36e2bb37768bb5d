extension YAMLReader {
    /// Reads text between single or double quotes, over all its lines.
    mutating func readQuoted(minimum: Int) throws(Unreadable) -> NodeRecord {
        let start = position
        let quote = bytes[start]
        let isDouble = quote == ByteClass.quote
        position += 1
        var run = position
        var isCooked = false
        // Blanks before this place of the cooked text are escapes, or are the text's own, and are not trimmed.
        var kept = builder.cooked.count
        while true {
            let byte = self.byte(at: position)
            switch byte {
            case 0:
                throw unclosedQuote(start)
            case quote where !isDouble && self.byte(at: position + 1) == quote:
                builder.cooked.append(contentsOf: bytes[run...position])
                isCooked = true
                position += 2
                run = position
            case quote:
                let end = position
                position += 1
                guard isCooked else { return NodeRecord(shape: .quoted, offset: start, payload: end - start - 1) }
                builder.cooked.append(contentsOf: bytes[run..<end])
                return NodeRecord(shape: .quoted, offset: start, payload: builder.finishText(), isCooked: true)
            case ByteClass.lineFeed, ByteClass.carriageReturn:
                builder.cooked.append(contentsOf: bytes[run..<position])
                isCooked = true
                while builder.cooked.count > kept, ByteClass.isBlank(builder.cooked[builder.cooked.count - 1]) {
                    builder.cooked.removeLast()
                }
                appendFolded(breaks: try skipBreaks(in: start, minimum: minimum))
                kept = builder.cooked.count
                run = position
            case ByteClass.backslash where isDouble:
                builder.cooked.append(contentsOf: bytes[run..<position])
                isCooked = true
                try readEscape(in: start, minimum: minimum)
                kept = builder.cooked.count
                run = position
            default:
                position += 1
            }
        }
    }

    /// Steps over line breaks to the next line of the text that began at `start`, and gives their number.
    private mutating func skipBreaks(in start: Int, minimum: Int) throws(Unreadable) -> Int {
        var breaks = 0
        while true {
            skipBreak()
            breaks += 1
            while byte(at: position) == ByteClass.space { position += 1 }
            let spaces = position - lineStart
            let contentStart = position
            skipBlanks()
            if position >= bytes.count { throw unclosedQuote(start) }
            if isAtLineEnd { continue }
            if position == lineStart && isMarker(at: position) { throw unclosedQuote(start) }
            if spaces < minimum {
                if position > contentStart {
                    tabOffset = contentStart
                    throw tabFault()
                }
                throw fault(
                    "text in quotes, from line \(log.line(of: start)) on, goes on here without indentation; "
                        + "write the closing quote, or indent this line")
            }
            return breaks
        }
    }

    private mutating func unclosedQuote(_ start: Int) -> Unreadable {
        let quote = bytes[start] == ByteClass.quote ? "\"" : "'"
        return fault("the text that begins here is never closed; write `\(quote)` at its end", at: start)
    }

    /// Reads an escape and writes what it stands for.
    private mutating func readEscape(in start: Int, minimum: Int) throws(Unreadable) {
        let escape = position
        let letter = byte(at: position + 1)
        position += 2
        switch letter {
        case ByteClass.lineFeed, ByteClass.carriageReturn:
            position -= 1
            let breaks = try skipBreaks(in: start, minimum: minimum)
            builder.cooked.append(contentsOf: repeatElement(ByteClass.lineFeed, count: breaks - 1))
        case UInt8(ascii: "x"): try readCode(digits: 2, of: escape)
        case UInt8(ascii: "u"): try readCode(digits: 4, of: escape)
        case UInt8(ascii: "U"): try readCode(digits: 8, of: escape)
        default:
            guard let scalar = Self.escapes[letter] else {
                position = escape
                throw fault("\\ cannot stand before \(shown(escape + 1)); write \\\\ for a backslash, or single quotes")
            }
            append(scalar)
        }
    }

    private mutating func readCode(digits: Int, of escape: Int) throws(Unreadable) {
        guard let code = EscapedCharacter.read(bytes, at: &position, digits: digits) else {
            throw fault("\(digits) hexadecimal digits must follow the escape; write for example \\u00e9", at: escape)
        }
        guard let scalar = EscapedCharacter.scalar(of: code, in: bytes, at: &position) else {
            throw fault(
                (0xD800..<0xE000).contains(code)
                    ? Wording.loneSurrogate : "the escape names no character; the greatest one is \\U0010FFFF",
                at: escape)
        }
        append(scalar)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        builder.cooked.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }

    /// What the letter of an escape stands for.
    private static let escapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "t"): "\t",
        ByteClass.tab: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}", UInt8(ascii: "f"): "\u{C}",
        UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}", ByteClass.space: " ", ByteClass.quote: "\"",
        UInt8(ascii: "/"): "/", ByteClass.backslash: "\\", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
        UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
    ]
}
