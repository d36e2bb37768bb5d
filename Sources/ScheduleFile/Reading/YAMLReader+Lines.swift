extension YAMLReader {
    /// Whether nothing is left on the line.
    var isAtLineEnd: Bool { ByteClass.isBreakOrEnd(byte(at: position)) }

    /// Steps over spaces and tabs.
    mutating func skipBlanks() {
        while position < bytes.count, ByteClass.isBlank(bytes[position]) { position += 1 }
    }

    /// Steps over the rest of the line and its break.
    mutating func skipLine() {
        while !isAtLineEnd { position += 1 }
        skipBreak()
    }

    /// Steps over a line break, if there is one here: LF, CR LF or CR.
    mutating func skipBreak() {
        guard position < bytes.count else { return }
        let isPair =
            bytes[position] == ByteClass.carriageReturn && byte(at: position + 1) == ByteClass.lineFeed
        position += isPair ? 2 : 1
        lineStart = position
    }

    /// Steps over a comment up to the end of its line.
    mutating func skipComment() throws(Unreadable) {
        let start = position
        while !isAtLineEnd { position += 1 }
        try checkPrintable(start..<position)
    }

    /// From the beginning of a line on, steps over empty lines and comments to the next content.
    mutating func readLineStart() throws(Unreadable) {
        while true {
            while position < bytes.count, bytes[position] == ByteClass.space { position += 1 }
            indent = position - lineStart
            tabOffset = -1
            if byte(at: position) == ByteClass.tab {
                tabOffset = position
                skipBlanks()
            }
            if byte(at: position) == UInt8(ascii: "#") { try skipComment() }
            guard position < bytes.count else {
                indent = -1
                return
            }
            guard isAtLineEnd else {
                if position == lineStart && isMarker(at: position) { indent = -1 }
                return
            }
            skipBreak()
        }
    }

    /// After a node, requires that nothing but a comment is left on the line and steps to the next content.
    mutating func finishLine() throws(Unreadable) {
        skipBlanks()
        if byte(at: position) == UInt8(ascii: "#") {
            if position > 0, !ByteClass.isBlank(bytes[position - 1]) {
                throw fault("a comment needs a space before its `#`; write the space, or quote the text")
            }
            try skipComment()
        }
        guard isAtLineEnd else {
            throw fault("\(shown(position)) follows the end of the value; quote the whole value, or begin a new line")
        }
        skipBreak()
        try readLineStart()
    }

    /// Whether a document marker of three `character` is here, at the beginning of a line.
    func isAtMarker(_ character: UInt8) -> Bool {
        position == lineStart && byte(at: position) == character && isMarker(at: position)
    }

    /// Whether `---` or `...` stands at `offset`, alone.
    func isMarker(at offset: Int) -> Bool {
        let first = byte(at: offset)
        return (first == UInt8(ascii: "-") || first == UInt8(ascii: ".")) && byte(at: offset + 1) == first
            && byte(at: offset + 2) == first && ByteClass.isSeparator(byte(at: offset + 3))
    }

    /// Whether the one-character indicator `character` is here: followed by white space.
    func isAtIndicator(_ character: UInt8) -> Bool {
        byte(at: position) == character && ByteClass.isSeparator(byte(at: position + 1))
    }

    /// Steps over blanks to a `:`, or stays and says no when something else is next.
    mutating func skipToColon() -> Bool {
        var offset = position
        while ByteClass.isBlank(byte(at: offset)) { offset += 1 }
        guard byte(at: offset) == UInt8(ascii: ":") else { return false }
        position = offset
        return true
    }

    /// Refuses characters that YAML allows between quotes only.
    mutating func checkPrintable(_ range: Range<Int>) throws(Unreadable) {
        guard source.hasUnprintable else { return }
        for offset in range where ByteClass.unprintableLength(in: bytes, at: offset) > 0 {
            throw fault(
                "\(shown(offset)) may stand between double quotes only; write it there, as an escape", at: offset)
        }
    }

    /// The fault of a line that begins where its block has no entry: `column` is the block's, nil at the outermost.
    mutating func misplacedLine(column: Int?) -> Unreadable {
        if tabOffset >= 0 { return tabFault() }
        guard let column else {
            return fault("this belongs to nothing above it; give it the indentation of its neighbours")
        }
        return fault(
            "this line begins in column \(indent + 1) and its neighbours above in column \(column + 1); "
                + "give them the same indentation")
    }

    /// The fault of a tab where only spaces count.
    mutating func tabFault() -> Unreadable {
        fault("a tab cannot indent; write spaces", at: tabOffset)
    }
}
