import RotationCore

/// A secret's name as a file writes it.
struct WrittenName {
    /// The parts of an ARN; nil for a bare name.
    let arn: SecretName?

    /// Checks the text of a name; throws what is wrong with it.
    init(_ text: ArraySlice<UInt8>) throws(ValueFault) {
        // Most names are short and plain: only of what is not is a text made, and `SecretName` is the judge of it.
        if text.count <= 128, !text.isEmpty, text.allSatisfy(Self.isPlain) {
            arn = nil
            return
        }
        let name = try SecretName(String(decoding: text, as: UTF8.self))
        arn = name.region == nil ? nil : name
    }

    /// Some of the characters that a bare name may have: letters, digits, `/ - _ .`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
