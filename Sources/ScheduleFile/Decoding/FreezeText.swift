import RotationCore

/// The texts of a freeze's keys that are no values of the core.
enum FreezeText {
    /// The name of a freeze: it stands in messages, and drop-ins mean the freeze by it.
    static func name(_ text: String) throws(ValueFault) -> String {
        guard (1...128).contains(text.utf8.count), ShownText.isShown(text) else {
            throw ValueFault(
                "a freeze's name has 1 to 128 bytes and no control characters; write a word such as double-eleven")
        }
        return text
    }

    /// Whether a text in `accounts` may be a pattern of keys.
    static func isPattern(_ text: String) -> Bool { text.utf8.contains { "*?".utf8.contains($0) } }
}
