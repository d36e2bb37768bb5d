extension YAMLReader {
    /// What happens to the line breaks at the end of a block scalar.
    private enum Chomping {
        case strip
        case clip
        case keep
    }

    /// Reads a literal (`|`) or folded (`>`) block scalar and steps to the next content.
    mutating func readBlockScalar(parent: Int) throws(Unreadable) {
        let start = position
        let isFolded = bytes[start] == UInt8(ascii: ">")
        let (chomping, explicit) = try readBlockHeader(parent: parent)
        var text = BlockText(isFolded: isFolded)
        var indentation = explicit
        // The longest line of spaces before the text: it may not be longer than the text's indentation.
        var longestBlank = (spaces: 0, offset: 0)
        while position < bytes.count {
            while byte(at: position) == ByteClass.space, indentation.map({ position - lineStart < $0 }) ?? true {
                position += 1
            }
            let spaces = position - lineStart
            if isAtLineEnd {
                if spaces > longestBlank.spaces { longestBlank = (spaces, position) }
                text.emptyLines += 1
                skipBreak()
                continue
            }
            guard spaces >= indentation ?? (parent + 1), !(position == lineStart && isMarker(at: position)) else {
                if bytes[position] == ByteClass.tab {
                    tabOffset = position
                    throw tabFault()
                }
                position = lineStart
                break
            }
            if indentation == nil && longestBlank.spaces > spaces {
                throw fault(
                    "this empty line has more spaces than the text below it is indented by; remove them",
                    at: longestBlank.offset)
            }
            indentation = spaces
            let lineBegin = position
            while !isAtLineEnd { position += 1 }
            try checkPrintable(lineBegin..<position)
            text.append(bytes[lineBegin..<position], to: &builder.cooked)
            skipBreak()
        }
        switch chomping {
        case .strip: break
        case .clip: text.finish(keepingEmptyLines: false, in: &builder.cooked)
        case .keep: text.finish(keepingEmptyLines: true, in: &builder.cooked)
        }
        builder.append(NodeRecord(shape: .block, offset: start, payload: builder.finishText(), isCooked: true))
        try readLineStart()
    }

    /// Reads the indicators after `|` or `>` in either order and the rest of their line.
    ///
    /// Gives the indentation if the header names one.
    private mutating func readBlockHeader(parent: Int) throws(Unreadable) -> (Chomping, indentation: Int?) {
        var chomping: Chomping?
        var indentation: Int?
        position += 1
        while true {
            let byte = self.byte(at: position)
            if chomping == nil, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                chomping = byte == UInt8(ascii: "+") ? .keep : .strip
            } else if indentation == nil, ByteClass.isDigit(byte), byte != UInt8(ascii: "0") {
                indentation = max(parent, 0) + Int(byte - UInt8(ascii: "0"))
            } else {
                break
            }
            position += 1
        }
        let headerEnd = position
        skipBlanks()
        if byte(at: position) == UInt8(ascii: "#"), position > headerEnd { try skipComment() }
        guard isAtLineEnd else {
            throw fault("\(shown(position)) cannot follow `|` or `>`; begin the text on the next line, or quote it")
        }
        skipBreak()
        return (chomping ?? .clip, indentation)
    }
}

/// The text of a block scalar while its lines are put together.
private struct BlockText {
    let isFolded: Bool
    var emptyLines = 0
    private var hasLine = false
    private var isLastSpaced = false

    init(isFolded: Bool) {
        self.isFolded = isFolded
    }

    /// Adds a line, which is not empty, and the breaks before it.
    mutating func append(_ line: ArraySlice<UInt8>, to text: inout [UInt8]) {
        let isSpaced = line.first.map(ByteClass.isBlank) ?? false
        var breaks = emptyLines
        if hasLine {
            let isFoldedHere = isFolded && !isSpaced && !isLastSpaced
            if isFoldedHere && breaks == 0 { text.append(ByteClass.space) }
            if !isFoldedHere { breaks += 1 }
        }
        text.append(contentsOf: repeatElement(ByteClass.lineFeed, count: breaks))
        text.append(contentsOf: line)
        emptyLines = 0
        hasLine = true
        isLastSpaced = isSpaced
    }

    /// Adds the break of the last line, and those of the empty lines behind it if they are kept.
    ///
    /// The end of the file counts as a line break, as it does in the test suite of YAML (L24T, JEF9).
    func finish(keepingEmptyLines: Bool, in text: inout [UInt8]) {
        if hasLine { text.append(ByteClass.lineFeed) }
        if keepingEmptyLines { text.append(contentsOf: repeatElement(ByteClass.lineFeed, count: emptyLines)) }
    }
}
