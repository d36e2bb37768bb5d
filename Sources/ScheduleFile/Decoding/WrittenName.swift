import RotationCore

/// A secret's name as a file writes it.
struct WrittenName {
    /// The parts of an ARN; nil for a bare name.
    let arn: SecretName?

    /// Checks the text of a name; throws what is wrong with it.
    init(_ text: ArraySlice<UInt8>) throws(ValueFault) {
        // Most names are bare: of those no text is made.
        if text.contains(UInt8(ascii: ":")) {
            arn = try SecretName(String(decoding: text, as: UTF8.self))
        } else {
            try SecretName.check(text)
            arn = nil
        }
    }
}
