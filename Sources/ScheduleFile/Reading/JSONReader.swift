/// Reads JSON as RFC 8259 defines it.
///
/// The first malformed place ends the reading; a repeated key does not.
struct JSONReader {
    private let source: SourceText
    let bytes: [UInt8]
    var position = 0
    private(set) var builder: TreeBuilder
    private(set) var log: FaultLog
    private var depth = 0

    init(source: SourceText) {
        self.source = source
        bytes = source.bytes
        builder = TreeBuilder(bytes: source.bytes)
        log = FaultLog(source: source)
    }

    /// Reads the whole file: true when there is a tree, nil when a fault ended the reading.
    mutating func readDocument() -> Bool? {
        do throws(Unreadable) {
            if source.markLength > 0 {
                throw fault("JSON begins without a byte order mark; save the file as UTF-8 without one", at: 0)
            }
            skipSpace()
            if position >= bytes.count { throw fault("there is no value; write {} for an empty schedule") }
            try readValue()
            skipSpace()
            if position < bytes.count {
                throw fault("\(shown(position)) follows the end of the value; a JSON file has one value")
            }
            return true
        } catch {
            return nil
        }
    }

    private mutating func readValue() throws(Unreadable) {
        switch byte(at: position) {
        case UInt8(ascii: "{"): try readObject()
        case UInt8(ascii: "["): try readArray()
        case ByteClass.quote: builder.append(try readString())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): builder.append(try readNumber())
        case UInt8(ascii: "t"): try readLiteral("true")
        case UInt8(ascii: "f"): try readLiteral("false")
        case UInt8(ascii: "n"): try readLiteral("null")
        default: throw fault("a value cannot begin with \(shown(position)); write text between double quotes")
        }
    }

    private mutating func readObject() throws(Unreadable) {
        let start = position
        let index = builder.open(.mapping, at: start)
        var keys = builder.beginKeys()
        try enter()
        if !skip(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard byte(at: position) == ByteClass.quote else {
                    throw fault(
                        byte(at: position) == UInt8(ascii: "}")
                            ? "a comma before `}` has nothing after it; remove the comma"
                            : "a key is missing here, \(shown(position)) is none; write \"key\": value")
                }
                try enterKey(builder.append(try readString()), into: &keys)
                guard skip(UInt8(ascii: ":")) else {
                    throw fault("`:` is missing after the key, before \(shown(position)); write \"key\": value")
                }
                skipSpace()
                try readValue()
            } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "}")) else { throw unclosed("{", "}", from: start) }
        }
        builder.endKeys(keys)
        builder.close(index)
        depth -= 1
    }

    private mutating func readArray() throws(Unreadable) {
        let start = position
        let index = builder.open(.sequence, at: start)
        try enter()
        if !skip(UInt8(ascii: "]")) {
            repeat {
                skipSpace()
                if byte(at: position) == UInt8(ascii: "]") {
                    throw fault("a comma before `]` has nothing after it; remove the comma")
                }
                try readValue()
            } while skip(UInt8(ascii: ","))
            guard skip(UInt8(ascii: "]")) else { throw unclosed("[", "]", from: start) }
        }
        builder.close(index)
        depth -= 1
    }

    private mutating func readLiteral(_ literal: StaticString) throws(Unreadable) {
        let end = position + literal.utf8CodeUnitCount
        let matches =
            end <= bytes.count && literal.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        guard matches else {
            throw fault("only true, false and null may stand without quotes; write text between double quotes")
        }
        builder.append(NodeRecord(shape: .plain, offset: position, payload: end - position))
        position = end
    }

    private mutating func enterKey(_ index: Int, into keys: inout KeySet) throws(Unreadable) {
        guard let earlier = builder.enter(index, into: &keys) else { return }
        builder.markReported(index)
        try log.report(
            Wording.repeatedKey(builder.text(at: index), line: log.line(of: builder.records[earlier].offset)),
            at: builder.records[index].offset)
    }

    /// Steps over the opening bracket, into one more level.
    private mutating func enter() throws(Unreadable) {
        depth += 1
        if depth > FaultLog.depthLimit { throw fault(Wording.tooDeep) }
        position += 1
    }

    /// Skips space, then `expected` if it is there, and says whether it was.
    private mutating func skip(_ expected: UInt8) -> Bool {
        skipSpace()
        guard byte(at: position) == expected else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == ByteClass.space || ByteClass.isAllowedControl(byte) else { return }
            position += 1
        }
    }

    private mutating func unclosed(_ open: String, _ close: String, from start: Int) -> Unreadable {
        if position >= bytes.count {
            return fault("this `\(open)` is never closed; write `\(close)` where it ends", at: start)
        }
        return fault("`,` or `\(close)` is missing before \(shown(position)); write it")
    }

    /// The byte at `offset`, zero beyond the end.
    func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// The character at `offset` for a message.
    func shown(_ offset: Int) -> String { Wording.character(in: bytes, at: offset) }

    /// Reports the fault that ends the reading, here or at `offset`; the caller throws it.
    mutating func fault(_ message: String, at offset: Int? = nil) -> Unreadable {
        log.end(message, at: offset ?? position)
    }

    /// Adds bytes to the text that is being written apart from the source.
    mutating func cook(_ range: Range<Int>) { builder.cooked.append(contentsOf: bytes[range]) }

    /// Adds a character to the text that is being written apart from the source.
    mutating func cook(_ scalar: Unicode.Scalar) { builder.cooked.append(contentsOf: UTF8.encode(scalar) ?? .init()) }

    /// Ends the text that was written apart from the source.
    mutating func finishText() -> Int { builder.finishText() }
}
