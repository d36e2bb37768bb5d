extension YAMLReader {
    /// The most bytes of a line that a message repeats.
    private static let lineLimit = 120

    /// Whether an anchor or a tag stands here.
    var isAtProperty: Bool { byte(at: position) == UInt8(ascii: "&") || byte(at: position) == UInt8(ascii: "!") }

    /// Reports the anchor or tag that stands here and steps over it, as if it were not there.
    mutating func refuseProperty(inFlow: Bool) throws(Unreadable) {
        let start = position
        let kind = bytes[start] == UInt8(ascii: "&") ? "anchors" : "tags"
        while !ByteClass.isSeparator(byte(at: position)),
            !(inFlow && ByteClass.isFlowIndicator(bytes[position]))
        {
            position += 1
        }
        let property = Excerpt.bounded(bytes[start..<position])
        try checkPrintable(start..<position)
        skipBlanks()
        let remedy =
            kind == "anchors"
            ? "write the values out where they are used" : "remove `\(property)`, a scalar is text anyhow"
        try log.report("\(kind) are not supported; \(remedy)\(textHint(from: start, inFlow: inFlow))", at: start)
    }

    /// What to write if the value that begins at `start` with an anchor or a tag is meant as text: nothing where what
    /// comes after it, at `position`, says otherwise.
    private func textHint(from start: Int, inFlow: Bool) -> String {
        let end = endOfValue(from: start, inFlow: inFlow)
        switch byte(at: position) {
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "!"):
            return ""
        default:
            guard end > position, !bytes[position..<end].contains(UInt8(ascii: ":")) else { return "" }
            return "; if it is text write \(correctedLine(start..<end, inFlow: inFlow))"
        }
    }

    /// Requires that plain text may begin here.
    ///
    /// What people take for plain text, and what can be read as such, is reported and gives true; anything else throws.
    mutating func checkPlainStart(inFlow: Bool, after origin: Origin) throws(Unreadable) -> Bool {
        let first = byte(at: position)
        let next = byte(at: position + 1)
        switch first {
        case UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "`"):
            if first == UInt8(ascii: "*") && isInMergeKey { return true }
            // After a key the whole rest of the line is the value; elsewhere this may be a key itself.
            let limit = min(bytes.count, position + Self.lineLimit)
            let end =
                origin == .colon ? endOfText(from: position, limit: limit) : endOfPlain(inFlow: inFlow, limit: limit)
            let reason = first == UInt8(ascii: "*") ? ", for it would be an alias, and those are not supported" : ""
            let hint = correctedLine(position..<end, inFlow: inFlow)
            try log.report(
                "text cannot begin with \(shown(position)) without quotes\(reason); write \(hint)", at: position)
            return true
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            guard ByteClass.isSeparator(next) || inFlow && ByteClass.isFlowIndicator(next) else { return false }
            if first == UInt8(ascii: "?") {
                throw fault("explicit keys (`? `) are not supported; write `key: value`")
            }
            throw fault("\(shown(position)) alone is no value here; quote it, or write a list as [a, b]")
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            throw fault("\(shown(position)) cannot stand here; quote the text that begins with it, or remove it")
        default:
            return false
        }
    }

    /// The end of the value that begins at `start` as a reader sees it; looks no further than a line's worth.
    private func endOfValue(from start: Int, inFlow: Bool) -> Int {
        let end = endOfText(from: start, limit: min(bytes.count, start + Self.lineLimit))
        guard inFlow else { return end }
        return trimmed(bytes[start..<end].firstIndex(where: ByteClass.isFlowIndicator) ?? end, from: start)
    }

    /// The line of `value` with quotes around it, or where the line is too long the value alone.
    func correctedLine(_ value: Range<Int>, inFlow: Bool) -> String {
        let text = quoted(bytes[value])
        // A line that is too long to be shown is not searched for its beginning either, once for each fault in it.
        guard value.lowerBound - lineStart <= Self.lineLimit else { return "`\(Excerpt.bounded(text))`" }
        var lineBegin = lineStart
        while ByteClass.isBlank(byte(at: lineBegin)), lineBegin < value.lowerBound { lineBegin += 1 }
        let limit = min(bytes.count, lineBegin + Self.lineLimit)
        let lineEnd = inFlow ? endOfText(from: lineBegin, limit: limit) : value.upperBound
        guard lineBegin <= value.lowerBound, value.upperBound <= lineEnd, lineEnd < limit || lineEnd == bytes.count
        else { return "`\(Excerpt.bounded(text))`" }
        let before = String(decoding: bytes[lineBegin..<value.lowerBound], as: UTF8.self)
        let after = String(decoding: bytes[value.upperBound..<lineEnd], as: UTF8.self)
        return "`\(Excerpt.escaping(before + text + after))`"
    }

    private func quoted(_ value: ArraySlice<UInt8>) -> String {
        let text = String(decoding: value, as: UTF8.self)
        guard text.utf8.contains(ByteClass.quote) || text.utf8.contains(ByteClass.backslash) else {
            return "\"\(text)\""
        }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// The fault of a mapping or list as a key.
    mutating func collectionAsKey(at start: Int) -> Unreadable {
        fault("a key is text, it cannot be a mapping or a list; if it is meant as text, quote it", at: start)
    }

    /// The fault of text at `start` where a key belongs, without a `:`.
    mutating func missingColon(_ start: Int) -> Unreadable {
        let end = endOfText(from: start, limit: min(bytes.count, start + Self.lineLimit))
        let line = bytes[start..<end]
        if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > start {
            let key = Excerpt.bounded(line[..<colon])
            let value = Excerpt.bounded(line[(colon + 1)...])
            return fault("a space is missing after the `:` of a key; write `\(key): \(value)`", at: start)
        }
        return fault("a key is missing its `:`; write `\(Excerpt.bounded(line)): value`", at: start)
    }
}
