extension YAMLReader {
    /// The most Unicode scalars of a key in a block, its quotes included: a limit of YAML itself.
    private static let keyLimit = 1024

    /// Reads a plain or quoted scalar in a block; when it is a key, up to its `:`.
    mutating func readScalarOrKey(parent: Int, after origin: Origin) throws(Unreadable) -> (NodeRecord, isKey: Bool) {
        let start = position
        let startLine = lineStart
        if isAtIndicator(UInt8(ascii: ":")) {
            return (NodeRecord(shape: .plain, offset: start, payload: 0), true)
        }
        if byte(at: start) == ByteClass.quote || byte(at: start) == UInt8(ascii: "'") {
            let scalar = try readQuoted(minimum: parent + 1)
            guard skipToColon() else { return (scalar, false) }
            guard ByteClass.isSeparator(byte(at: position + 1)) else {
                throw fault("a space is missing after `:`; write it")
            }
            try checkKey(start, isOnOneLine: lineStart == startLine)
            return (scalar, true)
        }
        let isRefused = try checkPlainStart(inFlow: false, after: origin)
        let end = isRefused && origin == .colon ? endOfText(from: start, limit: bytes.count) : endOfPlain(inFlow: false)
        position = end
        if skipToColon() {
            try checkPrintable(start..<end)
            try checkKey(start, isOnOneLine: true)
            return (NodeRecord(shape: .plain, offset: start, payload: end - start), true)
        }
        var scalar = try continuePlain(from: start, minimum: parent + 1, inFlow: false)
        if lineStart != startLine && skipToColon() { try checkKey(start, isOnOneLine: false) }
        if isRefused { scalar.markReported() }
        return (scalar, false)
    }

    private mutating func checkKey(_ start: Int, isOnOneLine: Bool) throws(Unreadable) {
        guard isOnOneLine else {
            let firstEnd = endOfText(from: start, limit: min(bytes.count, start + Self.keyLimit))
            let isQuoted = byte(at: start) == ByteClass.quote || byte(at: start) == UInt8(ascii: "'")
            if !isQuoted, bytes[start..<firstEnd].contains(UInt8(ascii: ":")) { throw missingColon(start) }
            throw fault(
                "`:` makes a key of text that began on line \(log.line(of: start)); "
                    + "give this line the indentation of its neighbours, or quote the text")
        }
        guard position - start > Self.keyLimit else { return }
        let length = bytes[start..<position].count { !ByteClass.isContinuation($0) }
        if length > Self.keyLimit {
            throw fault("a key has more than \(Self.keyLimit) characters; write a shorter one", at: start)
        }
    }

    /// The end of plain text on this line, without the blanks behind it.
    ///
    /// `position` is its first character.
    func endOfPlain(inFlow: Bool) -> Int { endOfPlain(inFlow: inFlow, limit: bytes.count) }

    /// The end of plain text on this line, but no further than `limit`.
    func endOfPlain(inFlow: Bool, limit: Int) -> Int {
        var offset = position
        scan: while offset < limit {
            let byte = bytes[offset]
            switch byte {
            case ByteClass.lineFeed, ByteClass.carriageReturn:
                break scan
            case UInt8(ascii: ":"):
                let next = self.byte(at: offset + 1)
                if ByteClass.isSeparator(next) || inFlow && ByteClass.isFlowIndicator(next) { break scan }
            case UInt8(ascii: "#"):
                if offset > position && ByteClass.isBlank(bytes[offset - 1]) { break scan }
            default:
                if inFlow && ByteClass.isFlowIndicator(byte) { break scan }
            }
            offset += 1
        }
        return trimmed(offset, from: position)
    }

    /// The end of the text up to a comment or the end of the line, whatever is in it; no further than `limit`.
    func endOfText(from start: Int, limit: Int) -> Int {
        var offset = start
        while offset < limit, !ByteClass.isBreakOrEnd(byte(at: offset)) {
            if bytes[offset] == UInt8(ascii: "#") && offset > start && ByteClass.isBlank(bytes[offset - 1]) { break }
            offset += 1
        }
        return trimmed(offset, from: start)
    }

    /// `end` without the blanks before it, but not before `start`.
    func trimmed(_ end: Int, from start: Int) -> Int {
        var end = end
        while end > start, ByteClass.isBlank(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// Reads plain text inside of brackets, over all its lines.
    mutating func readFlowPlain(minimum: Int) throws(Unreadable) -> NodeRecord {
        let start = position
        let isRefused = try checkPlainStart(inFlow: true, after: .start)
        position = endOfPlain(inFlow: true)
        var scalar = try continuePlain(from: start, minimum: minimum, inFlow: true)
        if isRefused { scalar.markReported() }
        return scalar
    }

    /// Reads the further lines of plain text whose first line, from `start` to `position`, has been read, and folds
    /// them.
    private mutating func continuePlain(from start: Int, minimum: Int, inFlow: Bool) throws(Unreadable) -> NodeRecord {
        try checkPrintable(start..<position)
        let firstEnd = position
        var isCooked = false
        while let breaks = stepToContinuation(minimum: minimum, inFlow: inFlow) {
            if !isCooked { builder.cooked.append(contentsOf: bytes[start..<firstEnd]) }
            isCooked = true
            appendFolded(breaks: breaks)
            let end = endOfPlain(inFlow: inFlow)
            try checkPrintable(position..<end)
            builder.cooked.append(contentsOf: bytes[position..<end])
            position = end
        }
        guard isCooked else { return NodeRecord(shape: .plain, offset: start, payload: firstEnd - start) }
        return NodeRecord(shape: .plain, offset: start, payload: builder.finishText(), isCooked: true)
    }

    /// Steps to the next line of plain text and gives the number of line breaks before it; nil, and no step, when the
    /// text ends here.
    private mutating func stepToContinuation(minimum: Int, inFlow: Bool) -> Int? {
        let (textEnd, textLine) = (position, lineStart)
        var breaks = 0
        skipBlanks()
        while position < bytes.count, isAtLineEnd {
            skipBreak()
            breaks += 1
            while byte(at: position) == ByteClass.space { position += 1 }
            let spaces = position - lineStart
            skipBlanks()
            guard !isAtLineEnd else { continue }
            let byte = bytes[position]
            let endsText =
                spaces < minimum || byte == UInt8(ascii: "#") || position == lineStart && isMarker(at: position)
                || inFlow && ByteClass.isFlowIndicator(byte) || endOfPlain(inFlow: inFlow) == position
            if !endsText { return breaks }
            break
        }
        (position, lineStart) = (textEnd, textLine)
        return nil
    }

    /// Writes what stands for `breaks` line breaks in text that is folded: a space, or all of them but one.
    mutating func appendFolded(breaks: Int) {
        if breaks == 1 {
            builder.cooked.append(ByteClass.space)
        } else {
            builder.cooked.append(contentsOf: repeatElement(ByteClass.lineFeed, count: max(0, breaks - 1)))
        }
    }
}
