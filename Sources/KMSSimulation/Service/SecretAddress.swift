/// A secret as a request names it: by its bare name or by an ARN `acs:kms:REGION:ACCOUNT:secret/NAME` (RotateSecret's
/// page).
struct SecretAddress: Sendable, Hashable {
    let region: String
    let account: String
    let name: String

    var arn: String { "acs:kms:\(region):\(account):secret/\(name)" }

    /// Reads what `SecretName` holds, a bare name being one of that region and account.
    ///
    /// Nil where the name is not 1 to 192 bytes of letters, digits and `_ / + = . - @`.
    init?(_ text: String, region: String, account: String) {
        if text.utf8.starts(with: "acs:kms:".utf8) {
            let parts = text.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
            guard parts.count == 5, parts[4].utf8.starts(with: "secret/".utf8) else { return nil }
            self.region = String(parts[2])
            self.account = String(parts[3])
            name = String(parts[4].dropFirst("secret/".count))
        } else {
            self.region = region
            self.account = account
            name = text
        }
        guard (1...192).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else { return nil }
    }

    /// Whether a VersionId is 1 to 64 bytes of letters, digits and `. _ -`, the set that is surely allowed.
    static func isVersionId(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "_/+=.-@".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
