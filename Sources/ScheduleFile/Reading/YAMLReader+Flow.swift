extension YAMLReader {
    /// Reads a list or mapping in brackets.
    ///
    /// Each of its lines is indented by at least `minimum` spaces.
    mutating func readFlowCollection(minimum: Int) throws(Unreadable) {
        try enter()
        if bytes[position] == UInt8(ascii: "[") {
            try readFlowSequence(minimum: minimum)
        } else {
            try readFlowMapping(minimum: minimum)
        }
        leave()
    }

    private mutating func readFlowSequence(minimum: Int) throws(Unreadable) {
        let start = position
        let index = builder.open(.sequence, at: start)
        position += 1
        while true {
            try skipFlowSpace(in: start, minimum: minimum)
            if byte(at: position) == UInt8(ascii: "]") { break }
            try readFlowItem(in: start, minimum: minimum)
            try skipFlowSpace(in: start, minimum: minimum)
            if byte(at: position) == UInt8(ascii: "]") { break }
            try skipComma(before: "]", in: start)
        }
        position += 1
        builder.close(index)
    }

    /// Reads an item of a list in brackets, and refuses a pair there.
    private mutating func readFlowItem(in start: Int, minimum: Int) throws(Unreadable) {
        let item = position
        let node = builder.count
        if isAtFlowColon {
            builder.appendNull(at: position)
        } else {
            try readFlowValue(in: start, minimum: minimum)
            try skipFlowSpace(in: start, minimum: minimum)
        }
        guard byte(at: position) == UInt8(ascii: ":") else { return }
        if !builder.records[node].isReported {
            let key = builder.records[node].isCollection ? "key" : Excerpt.bounded(builder.text(at: node))
            try log.report("a pair in a list needs braces of its own; write {\(key): value}", at: item)
            builder.markReported(node)
        }
        position += 1
        // The pair's value becomes an item of its own, which nobody looks at after this fault.
        let value = builder.count
        try readFlowPairValue(in: start, minimum: minimum, close: UInt8(ascii: "]"))
        builder.markReported(value)
    }

    private mutating func readFlowMapping(minimum: Int) throws(Unreadable) {
        let start = position
        let index = builder.open(.mapping, at: start)
        var keys = builder.beginKeys()
        position += 1
        while true {
            try skipFlowSpace(in: start, minimum: minimum)
            if byte(at: position) == UInt8(ascii: "}") { break }
            let isInOuterMergeKey = isInMergeKey
            try enterKey(try readFlowKey(in: start, minimum: minimum), into: &keys)
            let keyEnd = position
            try skipFlowSpace(in: start, minimum: minimum)
            if byte(at: position) == UInt8(ascii: ":") {
                position += 1
                try readFlowPairValue(in: start, minimum: minimum, close: UInt8(ascii: "}"))
            } else {
                builder.appendNull(at: keyEnd)
            }
            isInMergeKey = isInOuterMergeKey
            try skipFlowSpace(in: start, minimum: minimum)
            if byte(at: position) == UInt8(ascii: "}") { break }
            try skipComma(before: "}", in: start)
        }
        position += 1
        builder.endKeys(keys)
        builder.close(index)
    }

    private mutating func readFlowKey(in start: Int, minimum: Int) throws(Unreadable) -> NodeRecord {
        while isAtProperty {
            try refuseProperty(inFlow: true)
            try skipFlowSpace(in: start, minimum: minimum)
        }
        switch byte(at: position) {
        case UInt8(ascii: "["), UInt8(ascii: "{"): throw collectionAsKey(at: position)
        case ByteClass.quote, UInt8(ascii: "'"): return try readQuoted(minimum: minimum)
        default:
            if isAtFlowColon { return NodeRecord(shape: .plain, offset: position, payload: 0) }
            return try readFlowPlain(minimum: minimum)
        }
    }

    /// Reads what follows a `:` in brackets, which may be nothing.
    private mutating func readFlowPairValue(in start: Int, minimum: Int, close: UInt8) throws(Unreadable) {
        let colonEnd = position
        try skipFlowSpace(in: start, minimum: minimum)
        let isQuotedKey = builder.records.last.map { $0.shape == .quoted || $0.isCollection } ?? false
        switch byte(at: position) {
        case UInt8(ascii: ","), close:
            builder.appendNull(at: colonEnd)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            if position == colonEnd, close == UInt8(ascii: "}"), !isQuotedKey {
                throw fault("a space is missing after `:`; write it")
            }
            try readFlowValue(in: start, minimum: minimum)
        default:
            try readFlowValue(in: start, minimum: minimum)
        }
    }

    private mutating func readFlowValue(in start: Int, minimum: Int) throws(Unreadable) {
        let node = builder.count
        var hasProperty = false
        while isAtProperty {
            hasProperty = true
            try refuseProperty(inFlow: true)
            try skipFlowSpace(in: start, minimum: minimum)
        }
        switch byte(at: position) {
        case UInt8(ascii: "["), UInt8(ascii: "{"): try readFlowCollection(minimum: minimum)
        case ByteClass.quote, UInt8(ascii: "'"): builder.append(try readQuoted(minimum: minimum))
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
            guard hasProperty else { fallthrough }
            builder.appendNull(at: position)
        default: builder.append(try readFlowPlain(minimum: minimum))
        }
        if hasProperty { builder.markReported(node) }
    }

    /// Whether a `:` stands here that separates a key from its value.
    private var isAtFlowColon: Bool {
        guard byte(at: position) == UInt8(ascii: ":") else { return false }
        let next = byte(at: position + 1)
        return ByteClass.isSeparator(next) || ByteClass.isFlowIndicator(next)
    }

    private mutating func skipComma(before close: String, in start: Int) throws(Unreadable) {
        guard byte(at: position) == UInt8(ascii: ",") else {
            throw fault(
                "`,` or `\(close)` is missing before \(shown(position)), in what begins on line \(log.line(of: start)); "
                    + "write it, or quote the text")
        }
        position += 1
    }

    /// Steps over white space, comments and line breaks between the tokens of the collection that began at `start`.
    private mutating func skipFlowSpace(in start: Int, minimum: Int) throws(Unreadable) {
        var isNewLine = false
        while true {
            let contentStart = position
            let spacesEnd = isNewLine ? endOfSpaces() : position
            skipBlanks()
            if byte(at: position) == UInt8(ascii: "#") {
                guard position > contentStart || isNewLine else {
                    throw fault("a comment needs a space before its `#`; write the space, or quote the text")
                }
                try skipComment()
            }
            guard position < bytes.count else { throw unclosedBracket(start) }
            guard isAtLineEnd else {
                if isNewLine { try checkFlowLine(spacesEnd: spacesEnd, in: start, minimum: minimum) }
                return
            }
            skipBreak()
            isNewLine = true
        }
    }

    private func endOfSpaces() -> Int {
        var offset = position
        while byte(at: offset) == ByteClass.space { offset += 1 }
        return offset
    }

    private mutating func checkFlowLine(spacesEnd: Int, in start: Int, minimum: Int) throws(Unreadable) {
        if position == lineStart && isMarker(at: position) { throw unclosedBracket(start) }
        guard spacesEnd - lineStart < minimum else { return }
        if position > spacesEnd {
            tabOffset = spacesEnd
            throw tabFault()
        }
        throw fault(
            "what begins with \(shown(start)) on line \(log.line(of: start)) is not closed yet; "
                + "indent this line, also if it only closes it, or close it above")
    }

    private mutating func unclosedBracket(_ start: Int) -> Unreadable {
        let close = bytes[start] == UInt8(ascii: "[") ? "]" : "}"
        return fault("this \(shown(start)) is never closed; write `\(close)` where it ends", at: start)
    }
}
