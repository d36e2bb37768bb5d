/// Reads the text of the elements directly under an XML document's root, whatever the root is called.
///
/// Just enough XML for KMS's answers: elements, attributes (read over), the predefined and the numeric references,
/// CDATA, comments, processing instructions. A document type is refused, and with it every entity that could grow.
struct XMLFieldReader {
    /// What a document turned out to be.
    enum Outcome {
        /// The root's children that hold only text, by lower-case name without prefix.
        case fields([String: String])
        /// HTML or another document with a document type: nothing of ours.
        case notOurs
        /// Not well-formed.
        case broken
    }

    private static let maximumDepth = 64

    private let bytes: ArraySlice<UInt8>
    private var index: Int
    /// The names of the open elements, the root first.
    private var open: [ArraySlice<UInt8>] = []
    private var fields: [String: String] = [:]
    private var text: [UInt8] = []

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    /// Reads the document to the end of its root; what follows the root is not looked at.
    mutating func read() -> Outcome {
        while index < bytes.endIndex {
            if bytes[index] != UInt8(ascii: "<") {
                guard readText() else { return .broken }
            } else if rest(startsWith: "<!--") {
                guard skip(past: "-->") else { return .broken }
            } else if rest(startsWith: "<![CDATA[") {
                guard readCDATA() else { return .broken }
            } else if rest(startsWith: "<!") {
                // `<!DOCTYPE`, or the beginning of a comment or CDATA that is cut off.
                return bytes[index...].dropFirst(2).first.map(Self.isLetter) == true ? .notOurs : .broken
            } else if rest(startsWith: "<?") {
                guard skip(past: "?>") else { return .broken }
            } else if rest(startsWith: "</") {
                guard readEnd() else { return .broken }
                if open.isEmpty { return .fields(fields) }
            } else {
                guard let isEmptyElement = readStart() else { return .broken }
                if open.first.map(Self.isHTML) == true { return .notOurs }
                if isEmptyElement {
                    close()
                    if open.isEmpty { return .fields(fields) }
                }
            }
        }
        return .broken
    }

    private func rest(startsWith text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private mutating func skip(past end: StaticString) -> Bool {
        while index < bytes.endIndex {
            if rest(startsWith: end) {
                index += end.utf8CodeUnitCount
                return true
            }
            index += 1
        }
        return false
    }

    /// Appends the text up to the next tag to the field's, references replaced; white space outside the root is
    /// nothing.
    private mutating func readText() -> Bool {
        while index < bytes.endIndex, bytes[index] != UInt8(ascii: "<") {
            guard bytes[index] == UInt8(ascii: "&") else {
                if open.count == 2 { text.append(bytes[index]) }
                index += 1
                continue
            }
            // The longest reference to a scalar is `&#x10FFFF;`.
            guard let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let scalar = Self.scalar(bytes[(index + 1)..<end])
            else { return false }
            if open.count == 2 { text.append(contentsOf: String(Character(scalar)).utf8) }
            index = end + 1
        }
        return true
    }

    private mutating func readCDATA() -> Bool {
        index += 9
        let start = index
        guard skip(past: "]]>") else { return false }
        if open.count == 2 { text.append(contentsOf: bytes[start..<(index - 3)]) }
        return true
    }

    /// Opens an element and returns whether its tag closes it at once; nil where the tag is malformed or too deep.
    private mutating func readStart() -> Bool? {
        index += 1
        let name = readName()
        guard !name.isEmpty, open.count < Self.maximumDepth else { return nil }
        var quote: UInt8?
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if let mark = quote {
                if byte == mark { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "<") {
                return nil
            } else if byte == UInt8(ascii: ">") {
                open.append(name)
                text.removeAll(keepingCapacity: true)
                return bytes[index - 2] == UInt8(ascii: "/")
            }
        }
        return nil
    }

    private mutating func readEnd() -> Bool {
        index += 2
        let name = readName()
        while index < bytes.endIndex, Self.isSpace(bytes[index]) { index += 1 }
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ">"), let last = open.last, last == name else {
            return false
        }
        index += 1
        close()
        return true
    }

    /// Closes the innermost element; a child of the root that held only text becomes a field.
    private mutating func close() {
        guard let name = open.popLast() else { return }
        if open.count == 1 {
            let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
            let key = String(decoding: local, as: UTF8.self).lowercased()
            fields[key] = fields[key] ?? String(decoding: text, as: UTF8.self)
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func readName() -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.endIndex {
            let byte = bytes[index]
            if Self.isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
            {
                break
            }
            index += 1
        }
        return bytes[start..<index]
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isHTML(_ name: ArraySlice<UInt8>) -> Bool {
        String(decoding: name, as: UTF8.self).lowercased() == "html"
    }

    /// The scalar of a reference, without its `&` and `;`.
    private static func scalar(_ reference: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let name = String(decoding: reference, as: UTF8.self)
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let isHexadecimal = name.hasPrefix("#x")
            return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
                .flatMap(Unicode.Scalar.init)
        }
    }
}
