/// Why the text of a value of the schedule file is not accepted, and where in the text.
///
/// The message is one English line for an operator: what is wrong, a semicolon, what to write instead.
public struct ValueFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to write instead, in one line without a full stop.
    public var message: String
    /// Where the fault begins: bytes (UTF-8) from the beginning of the text, at most its length.
    public var offset: Int

    /// A fault that begins `offset` bytes into the text.
    public init(_ message: String, at offset: Int = 0) {
        self.message = message
        self.offset = offset
    }

    /// The message alone; the position is for whoever knows where the text stands.
    public var description: String { message }
}

extension Span<UInt8> {
    /// The bytes of a range as text for a message: at most 40 of them, and nothing that could steer a terminal.
    func excerpt(_ range: Range<Int>) -> String {
        var text = ""
        for index in range.prefix(40) {
            let byte = self[index]
            text.unicodeScalars.append((0x20...0x7E).contains(byte) ? Unicode.Scalar(byte) : "?")
        }
        return range.count > 40 ? text + "…" : text
    }
}
