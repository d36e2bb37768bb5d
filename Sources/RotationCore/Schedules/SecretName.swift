/// The name of a KMS secret as the schedule file writes it: bare, or an ARN `acs:kms:<region>:<account>:secret/<name>`.
///
/// It is sent as written. The limits are those of CreateSecret: 1 to 192 letters, digits and `_ / + = . - @`.
public struct SecretName: Hashable, Sendable, CustomStringConvertible {
    /// The name as written.
    public let text: String
    /// The name without the rest of the ARN.
    public let bare: String
    /// The ARN's region, or nil for a bare name.
    public let region: String?
    /// The ARN's account number, or nil for a bare name.
    public let accountNumber: String?

    /// The most characters of a bare name.
    public static let mostCharacters = 192

    /// Reads a bare name or an ARN; throws what is wrong with it and where.
    public init(_ text: String) throws(ValueFault) {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: ":")) else {
            try Self.check(bytes[...])
            self.text = text
            bare = text
            region = nil
            accountNumber = nil
            return
        }
        let parts = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 4, omittingEmptySubsequences: false)
        let form = "write acs:kms:<region>:<account>:secret/<name>"
        guard parts.count == 5, parts[0].elementsEqual("acs".utf8), parts[1].elementsEqual("kms".utf8) else {
            throw ValueFault("a name with ':' must be a secret's ARN; \(form)")
        }
        let kind = Array("secret/".utf8)
        guard !parts[2].isEmpty, parts[2].allSatisfy(Self.isRegion) else {
            throw ValueFault("the ARN has no valid region; \(form)", at: parts[2].startIndex)
        }
        guard !parts[3].isEmpty, parts[3].allSatisfy({ Int(asciiDigit: $0) != nil }) else {
            throw ValueFault("the ARN has no account number; \(form)", at: parts[3].startIndex)
        }
        guard parts[4].starts(with: kind) else {
            throw ValueFault("the ARN is not a secret's; \(form)", at: parts[4].startIndex)
        }
        let name = parts[4].dropFirst(kind.count)
        try Self.check(name, at: name.startIndex)
        self.text = text
        bare = String(decoding: name, as: UTF8.self)
        region = String(decoding: parts[2], as: UTF8.self)
        accountNumber = String(decoding: parts[3], as: UTF8.self)
    }

    /// The name as written.
    public var description: String { text }

    /// The bare name in a text that is one, or an ARN: what patterns and prefixes are held against.
    static func bare(in text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        return (try? SecretName(text))?.bare ?? text
    }

    /// Checks a bare name; throws what is wrong with it.
    ///
    /// `start` is where it begins in what is read, from which the fault's offset counts.
    package static func check(_ name: ArraySlice<UInt8>, at start: Int = 0) throws(ValueFault) {
        guard !name.isEmpty else {
            throw ValueFault("the secret's name is empty; write 1 to 192 characters", at: start)
        }
        for index in name.indices where !isName(name[index]) {
            let shown =
                switch name[index] {
                case 0x21...0x7E: "'\(Unicode.Scalar(name[index]))'"
                case 0x80...: "a character outside ASCII"
                default: "a blank or control character"
                }
            throw ValueFault(
                "\(shown) in a secret's name; write only letters, digits and _ / + = . - @",
                at: start + index - name.startIndex)
        }
        guard name.count <= mostCharacters else {
            throw ValueFault("a secret's name of \(name.count) characters; KMS takes at most 192", at: start)
        }
    }

    /// Whether a bare name may have the character.
    static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "="),
            UInt8(ascii: "@"):
            // From - to 9 are: - . / and the digits.
            true
        default: false
        }
    }

    private static func isRegion(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
