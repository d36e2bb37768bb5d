/// The parts of messages that both readers need.
enum Wording {
    static let tooDeep =
        "mappings and lists are nested more than \(FaultLog.depthLimit) deep; make the file flatter"

    static let loneSurrogate = "half of a surrogate pair is no character; write both halves, or the character itself"

    /// What to say of a key that its mapping has had already, on `line`.
    static func repeatedKey(_ key: ArraySlice<UInt8>, line: Int) -> String {
        "`\(Excerpt.bounded(key))` is there already, on line \(line); remove one of the two"
    }

    /// The character at `offset` for a message.
    static func character(in bytes: [UInt8], at offset: Int) -> String {
        guard offset < bytes.count else { return "the end of the file" }
        switch bytes[offset] {
        case ByteClass.lineFeed, ByteClass.carriageReturn: return "the end of the line"
        case ByteClass.tab: return "a tab"
        case UInt8(ascii: "`"): return "a backtick"
        default:
            // A character has at most four bytes; what follows it in them is left out.
            let text = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
            return "`\(Excerpt.escaping(String(text.unicodeScalars.prefix(1))))`"
        }
    }
}
