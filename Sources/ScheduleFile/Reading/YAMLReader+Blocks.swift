extension YAMLReader {
    /// What a block node comes after.
    enum Origin {
        /// The beginning of the document.
        case start
        /// The `-` of a list item.
        case dash
        /// The `:` of a mapping.
        case colon
    }

    /// Whether a list item begins here.
    private var isAtItem: Bool { isAtIndicator(UInt8(ascii: "-")) }

    /// Reads the node after an indicator, on its line or below, and steps to the next content.
    mutating func readBlockNode(parent: Int, after origin: Origin) throws(Unreadable) {
        let indicatorEnd = position
        let node = builder.count
        var isInline = origin != .start
        if isInline { isInline = try isValueOnLine() }
        var column = isInline ? position - lineStart : indent
        var hasProperty = false
        while true {
            let isBelow = indent > parent || indent == parent && origin == .colon && isAtItem
            guard isInline || indent >= 0 && isBelow else {
                builder.appendNull(at: indicatorEnd)
                break
            }
            guard isAtProperty else {
                try readBlockContent(parent: parent, column: column, after: isInline ? origin : .start)
                break
            }
            hasProperty = true
            try refuseProperty(inFlow: false)
            if isAtLineEnd || byte(at: position) == UInt8(ascii: "#") {
                try finishLine()
                isInline = false
                column = indent
            }
        }
        if hasProperty { builder.markReported(node) }
    }

    /// After an indicator, whether content follows on its line; if not, steps to the next content.
    private mutating func isValueOnLine() throws(Unreadable) -> Bool {
        tabOffset = -1
        while ByteClass.isBlank(byte(at: position)) {
            if tabOffset < 0 && bytes[position] == ByteClass.tab { tabOffset = position }
            position += 1
        }
        if byte(at: position) == UInt8(ascii: "#") { try skipComment() }
        guard isAtLineEnd else { return true }
        skipBreak()
        try readLineStart()
        return false
    }

    /// Reads the content of a node.
    ///
    /// `origin` is `.start` for a node that begins its line.
    private mutating func readBlockContent(parent: Int, column: Int, after origin: Origin) throws(Unreadable) {
        switch byte(at: position) {
        case UInt8(ascii: "-") where isAtItem:
            if origin == .colon {
                throw fault("a list cannot begin on the line of its key; write each item on its own line")
            }
            if tabOffset >= 0 { throw tabFault() }
            try readBlockSequence(column: column)
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            try readBlockScalar(parent: parent)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            let start = position
            try readFlowCollection(minimum: parent + 1)
            if skipToColon() { throw collectionAsKey(at: start) }
            try finishLine()
        default:
            try readScalarOrMapping(parent: parent, column: column, after: origin)
        }
    }

    /// Reads a scalar, or the mapping whose first key it is.
    private mutating func readScalarOrMapping(parent: Int, column: Int, after origin: Origin) throws(Unreadable) {
        let start = position
        let (scalar, isKey) = try readScalarOrKey(parent: parent, after: origin)
        guard isKey else {
            builder.append(scalar)
            try finishLine()
            return
        }
        guard origin == .colon else {
            if tabOffset >= 0 { throw tabFault() }
            try readBlockMapping(column: column, firstKey: scalar)
            return
        }
        // The rest of the line is most likely meant as text.
        let end = endOfText(from: start, limit: bytes.count)
        let hint = correctedLine(start..<end, inFlow: false)
        try log.report("a key has one value, and `:` begins another; write \(hint)", at: position)
        position = end
        let node = builder.append(NodeRecord(shape: .plain, offset: start, payload: end - start))
        builder.markReported(node)
        try finishLine()
    }

    private mutating func readBlockSequence(column: Int) throws(Unreadable) {
        let index = builder.open(.sequence, at: position)
        try enter()
        repeat {
            position += 1
            try readBlockNode(parent: column, after: .dash)
        } while try isAtEntry(of: column) && isAtItem
        leave()
        builder.close(index)
    }

    /// Reads a mapping from the `:` of its first key on.
    private mutating func readBlockMapping(column: Int, firstKey: NodeRecord) throws(Unreadable) {
        let index = builder.open(.mapping, at: firstKey.offset)
        try enter()
        var keys = builder.beginKeys()
        var key = firstKey
        let isInOuterMergeKey = isInMergeKey
        while true {
            try enterKey(key, into: &keys)
            position += 1
            try readBlockNode(parent: column, after: .colon)
            isInMergeKey = isInOuterMergeKey
            guard try isAtEntry(of: column) else { break }
            key = try readBlockKey(column: column)
        }
        builder.endKeys(keys)
        leave()
        builder.close(index)
    }

    /// Whether the next content is at `column`; throws where it is deeper, and so belongs to nothing.
    private mutating func isAtEntry(of column: Int) throws(Unreadable) -> Bool {
        if indent < column { return false }
        if indent > column || tabOffset >= 0 { throw misplacedLine(column: column) }
        return true
    }

    /// Reads the key that must be here, up to its `:`.
    private mutating func readBlockKey(column: Int) throws(Unreadable) -> NodeRecord {
        while isAtProperty { try refuseProperty(inFlow: false) }
        switch byte(at: position) {
        case UInt8(ascii: "-") where isAtItem:
            throw fault("a list item stands where a key belongs; give it the indentation of its list")
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            throw collectionAsKey(at: position)
        default:
            let start = position
            let (scalar, isKey) = try readScalarOrKey(parent: column, after: .start)
            guard isKey else { throw scalar.isReported ? Unreadable() : missingColon(start) }
            return scalar
        }
    }

    /// Enters a key into the tree and into the keys of its mapping.
    mutating func enterKey(_ key: NodeRecord, into keys: inout KeySet) throws(Unreadable) {
        let index = builder.append(key)
        if key.isReported { return }
        let length = builder.textLength(at: index)
        if length == 0 {
            builder.markReported(index)
            try log.report("a key is empty; write a name before the `:`", at: key.offset)
        } else if length == 2, key.shape == .plain, builder.text(at: index).elementsEqual("<<".utf8) {
            builder.markReported(index)
            isInMergeKey = true
            try log.report(
                "merge keys are not supported; write the keys out, or put them into `defaults`", at: key.offset)
        } else if let earlier = builder.enter(index, into: &keys) {
            builder.markReported(index)
            let line = log.line(of: builder.records[earlier].offset)
            try log.report(Wording.repeatedKey(builder.text(at: index), line: line), at: key.offset)
        }
    }
}
