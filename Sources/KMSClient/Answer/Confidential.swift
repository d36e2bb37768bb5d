import KMSSignature

/// The parts of a request that no log may show: AccessKey secret, security token, signature.
///
/// It has no description of its own and is never printed.
struct Confidential {
    private let texts: [String]

    /// The secrets of one call, in clear and percent-encoded once and twice, as strings to sign have them.
    init(credentials: Credentials, signature: String) {
        let secrets = [credentials.accessKeySecret, credentials.securityToken ?? "", signature]
        // Real ones have 20 bytes and more; one of a few letters, as in a demo, would withhold every message.
        texts = secrets.filter { $0.utf8.count >= 8 }.flatMap { secret in
            let once = PercentEncoding.encode(secret)
            return [secret, once, PercentEncoding.encode(once)]
        }
    }

    /// Whether the beginning of the text that could be shown (8 KiB) holds one of them.
    func isIn(_ text: String) -> Bool {
        let beginning = String(decoding: text.utf8.prefix(8192), as: UTF8.self)
        return texts.contains { beginning.contains($0) }
    }
}
