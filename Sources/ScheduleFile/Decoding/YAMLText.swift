/// Writes scalars of YAML-lite.
enum YAMLText {
    /// Appends the UTF-8 text `bytes` to `output`, in quotes where it would not be read back as it is.
    static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        if isPlain(bytes) {
            output.append(contentsOf: bytes)
        } else {
            // Every JSON string is a YAML scalar in double quotes.
            JSONText.append(bytes, to: &output)
        }
    }

    /// Whether the text means itself without quotes, inside of brackets too.
    ///
    /// Only short texts of a few harmless characters do; scalars have no types here, so numbers and `true` need no
    /// quotes.
    private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, Bytes.isLetterOrDigit(first), last != ByteClass.space,
            last != UInt8(ascii: ":"), bytes.count <= 200
        else { return false }
        if ["null", "Null", "NULL"].contains(where: { $0.utf8.elementsEqual(bytes) }) { return false }
        var isAfterColon = false
        for byte in bytes {
            if isAfterColon, byte == ByteClass.space { return false }
            guard Bytes.isLetterOrDigit(byte) || isMark(byte) else { return false }
            isAfterColon = byte == UInt8(ascii: ":")
        }
        return true
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case ByteClass.space, UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "="),
            UInt8(ascii: "."),
            UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "*"):
            true
        default: false
        }
    }
}
