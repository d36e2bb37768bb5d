internal import Crypto

/// An AccessKey secret made ready for signing: the keyed HMAC state, computed once and copied for each signature.
///
/// Neither its description nor its reflection shows anything of the secret.
public struct SigningKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let prepared: HMAC<Insecure.SHA1>

    /// The key of RPC signature version 1.0: the secret's UTF-8 bytes followed by `&`.
    public init(accessKeySecret: String) {
        var bytes = Array(accessKeySecret.utf8)
        bytes.append(UInt8(ascii: "&"))
        prepared = HMAC<Insecure.SHA1>(key: SymmetricKey(data: bytes))
    }

    /// The HMAC-SHA1 code of `message`, 20 bytes, in base64: 28 ASCII bytes.
    func code(for message: [UInt8]) -> [UInt8] {
        var hmac = prepared
        hmac.update(data: message)
        return Base64.encode(hmac.finalize())
    }

    /// A constant text without the secret.
    public var description: String { "SigningKey(hidden)" }

    /// A constant text without the secret.
    public var debugDescription: String { description }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
