/// The two forms of a SecretName: bare, or an ARN `acs:kms:REGION:ACCOUNT:secret/NAME`.
enum SecretName {
    /// Whether the name in an answer is the one that was asked for.
    ///
    /// A bare name answers an ARN and the other way round; two ARNs must be the same. Compared by bytes.
    static func matches(asked: String, answered: String) -> Bool {
        if asked.utf8.elementsEqual(answered.utf8) { return true }
        switch (bareName(ofARN: asked), bareName(ofARN: answered)) {
        case (let name?, nil): return name.elementsEqual(answered.utf8)
        case (nil, let name?): return name.elementsEqual(asked.utf8)
        default: return false
        }
    }

    private static func bareName(ofARN text: String) -> Substring.UTF8View? {
        guard text.utf8.starts(with: "acs:kms:".utf8) else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[4].starts(with: "secret/".utf8) else { return nil }
        return parts[4].dropFirst(7)
    }
}
