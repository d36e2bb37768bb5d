/// Reads YAML-lite: what it accepts means what YAML 1.2.2 says, what it leaves out is refused by name.
///
/// A descent by indentation over the bytes, as the specification's productions go. `parent` is always the column of
/// the block collection around a node, -1 for none: the specification's `n`. Lines of text that goes on over several
/// lines must be indented by at least `parent + 1` spaces.
struct YAMLReader {
    let source: SourceText
    let bytes: [UInt8]
    var builder: TreeBuilder
    var log: FaultLog

    /// The offset of the byte to be read next.
    var position: Int

    /// The offset at which the line of `position` begins.
    var lineStart: Int

    /// The spaces before the line's content once `readLineStart()` has found one; -1 at a document marker or the end.
    var indent = -1

    /// The first tab in the white space before the content, -1 if there is none: what comes after it has no
    /// indentation.
    var tabOffset = -1

    /// Whether aliases go unreported, because they stand in the value of a merge key that has been.
    var isInMergeKey = false

    private var depth = 0

    init(source: SourceText) {
        self.source = source
        bytes = source.bytes
        builder = TreeBuilder(bytes: source.bytes)
        log = FaultLog(source: source)
        position = source.markLength
        lineStart = source.markLength
    }

    /// Reads the whole file: true when there is a tree, false when there is no document, nil when a fault ended the
    /// reading.
    mutating func readDocument() -> Bool? {
        do throws(Unreadable) {
            return try readContent()
        } catch {
            return nil
        }
    }

    private mutating func readContent() throws(Unreadable) -> Bool {
        if let control = source.firstControl {
            throw fault(
                "\(shown(control)) is a control character; write it as an escape between double quotes", at: control)
        }
        try readLineStart()
        while position < bytes.count, tabOffset < 0, indent == 0, bytes[position] == UInt8(ascii: "%") {
            try log.report("directives are not supported; remove this line", at: position)
            skipLine()
            try readLineStart()
        }
        let hasStart = isAtMarker(UInt8(ascii: "-"))
        if hasStart {
            position += 3
            skipBlanks()
            guard isAtLineEnd || bytes[position] == UInt8(ascii: "#") else {
                throw fault("nothing may follow `---` on its line; write it on the next line")
            }
            try finishLine()
        }
        if indent < 0 && !hasStart {
            if position < bytes.count { try readEnd() }
            return false
        }
        try readBlockNode(parent: -1, after: .start)
        try readEnd()
        return true
    }

    /// Refuses whatever comes after the document.
    private mutating func readEnd() throws(Unreadable) {
        if isAtMarker(UInt8(ascii: "-")) {
            try log.report(
                "a second document begins here; a file has one, write the other into its own file", at: position)
        } else if isAtMarker(UInt8(ascii: ".")) {
            try log.report("the mark `...` is not supported; remove this line", at: position)
        } else if position < bytes.count {
            throw misplacedLine(column: nil)
        }
    }

    /// Goes one level deeper; `position` is where the collection begins.
    mutating func enter() throws(Unreadable) {
        depth += 1
        if depth > FaultLog.depthLimit { throw fault(Wording.tooDeep) }
    }

    /// Goes one level back.
    mutating func leave() { depth -= 1 }

    /// The byte at `offset`, zero beyond the end.
    ///
    /// No text holds a zero: control characters have been refused.
    func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// The character at `offset` for a message.
    func shown(_ offset: Int) -> String { Wording.character(in: bytes, at: offset) }

    /// Reports the fault that ends the reading, here or at `offset`; the caller throws it.
    mutating func fault(_ message: String, at offset: Int? = nil) -> Unreadable {
        log.end(message, at: offset ?? position)
    }
}
