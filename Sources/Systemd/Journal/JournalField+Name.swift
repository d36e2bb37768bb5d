extension JournalField {
    /// The fields that the handler writes itself: metadata must not speak with their voice.
    private static let reserved: Set<String> = [
        "MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER", "CODE_FILE", "CODE_LINE", "CODE_FUNC",
    ]

    /// What stands before a name that would be invalid or reserved, so that its value is found and not lost.
    private static let prefix = "META_"

    /// The longest name that journald takes.
    private static let longestName = 64

    /// The journal field of a metadata key: upper case, everything else but digits as `_`.
    ///
    /// The result is always one that journald takes (`A-Z0-9_`, at most 64, a letter first; it drops others without a
    /// word); nil only for an empty key.
    static func name(ofMetadataKey key: String) -> String? {
        if key.isEmpty { return nil }
        var name = upperCased(key)
        let startsWithLetter = name.unicodeScalars.first.map { ("A"..."Z").contains($0) } ?? false
        if !startsWithLetter || reserved.contains(name) { name = prefix + name }
        return String(name.prefix(longestName))
    }

    /// The key in the characters of field names, one for each of its own.
    static func upperCased(_ key: String) -> String {
        String(String.UnicodeScalarView(key.unicodeScalars.lazy.map(character)))
    }

    private static func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "A"..."Z", "0"..."9": scalar
        case "a"..."z": Unicode.Scalar(UInt8(scalar.value) - 0x20)
        default: "_"
        }
    }
}
