/// The official credentials file: sections in brackets, `key = value`, comment lines with `#` or `;`.
///
/// A value is the rest of its line, in quotes or without; the later of two equal keys counts. Lines of any other form
/// are left aside, as the official readers do.
struct CredentialIni {
    private var sections: [String: [String: String]] = [:]

    /// Reads all sections; bytes that are not UTF-8 are replaced and so spoil only their own value.
    init(_ content: [UInt8]) {
        var section = ""
        for line in content.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let text = Self.trimmed(line)
            switch text.first {
            case nil, UInt8(ascii: "#"), UInt8(ascii: ";"):
                continue
            case UInt8(ascii: "["):
                guard text.last == UInt8(ascii: "]") else { continue }
                section = String(decoding: Self.trimmed(text.dropFirst().dropLast()), as: UTF8.self)
                sections[section, default: [:]] = sections[section] ?? [:]
            default:
                guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { continue }
                let key = String(decoding: Self.trimmed(text[..<equals]), as: UTF8.self)
                let value = Self.unquoted(Self.trimmed(text[(equals + 1)...]))
                sections[section, default: [:]][key] = String(decoding: value, as: UTF8.self)
            }
        }
    }

    /// The static key of the profile's section.
    func credentials(name: String, profile: String) throws(CredentialError) -> Credentials {
        let shown = LogText.clean(profile, limit: 64)
        guard let section = sections[profile] else {
            throw CredentialError(
                "credential '\(name)' is neither JSON nor has a section [\(shown)]; write one of the two, or set "
                    + "ALIBABA_CLOUD_PROFILE to the section's name")
        }
        let source = "credential '\(name)', section [\(shown)]"
        switch section["type"] ?? "access_key" {
        case "access_key", "sts": break
        default:
            throw CredentialError("\(source): only the types access_key and sts are supported; use one of them")
        }
        guard let id = section["access_key_id"], let secret = section["access_key_secret"] else {
            let missing = section["access_key_id"] == nil ? "access_key_id" : "access_key_secret"
            throw CredentialError("\(source) has no \(missing); write access_key_id and access_key_secret")
        }
        let token = section["security_token"].flatMap { $0.isEmpty ? nil : $0 }
        if section["type"] == "sts" && token == nil {
            throw CredentialError("\(source) has no security_token; write it, or type = access_key")
        }
        return try Credentials(checkedID: id, secret: secret, token: token, of: source)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        var rest = bytes.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }

    private static func unquoted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count >= 2, let first = bytes.first, first == bytes.last,
            first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        else { return bytes }
        return bytes.dropFirst().dropLast()
    }
}
