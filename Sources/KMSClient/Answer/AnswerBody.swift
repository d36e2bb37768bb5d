import FoundationEssentials

/// What a body says, whatever its format: the texts and numbers directly under its root, by lower-case name.
///
/// The format is told by the first byte and not by the content type, which gateways get wrong.
struct AnswerBody {
    /// The fields, such as `code`, `message`, `requestid`; empty for a body that has none (HTML, nothing, plain text).
    private(set) var fields: [String: String] = [:]
    /// Whether the body begins as JSON or XML but is not well-formed: cut off, or garbage.
    private(set) var isBroken = false

    /// Reads a body.
    init(_ bytes: [UInt8]) {
        var content = bytes[...]
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        content = content.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        switch content.first {
        case UInt8(ascii: "{"):
            readJSON(content)
        case UInt8(ascii: "<"):
            var reader = XMLFieldReader(content)
            switch reader.read() {
            case .fields(let fields): self.fields = fields
            case .notOurs: break
            case .broken: isBroken = true
            }
        default:
            break
        }
    }

    /// The field of this name in any case, where it is there and not empty.
    subscript(_ name: String) -> String? {
        fields[name.lowercased()].flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func readJSON(_ content: ArraySlice<UInt8>) {
        guard let object = try? JSONDecoder().decode([String: Scalar].self, from: Data(content)) else {
            isBroken = true
            return
        }
        // Of names that differ in case alone the first in order counts, which is the one with capitals.
        for (name, value) in object.sorted(by: { $0.key < $1.key }) where fields[name.lowercased()] == nil {
            guard let text = value.text else { continue }
            fields[name.lowercased()] = text
        }
    }

    /// A JSON value as text where it is a string or a whole number; anything else is read over.
    private struct Scalar: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            guard let value = try? decoder.singleValueContainer() else { return }
            if let string = try? value.decode(String.self) {
                text = string
            } else if let number = try? value.decode(Int64.self) {
                text = String(number)
            }
        }
    }
}
