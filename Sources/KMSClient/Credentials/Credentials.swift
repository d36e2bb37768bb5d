public import KMSSignature

/// An AccessKey, with a security token where it is a temporary one of STS.
///
/// Neither a description nor a reflection (`dump`) of it shows the secret or the token.
public struct Credentials: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The AccessKey's id, which is no secret.
    public let accessKeyID: String
    /// The AccessKey's secret, ready for signing.
    public let signingKey: SigningKey
    let accessKeySecret: String
    let securityToken: String?

    /// The AccessKey with this id, secret and, where it is temporary, token; unchecked.
    public init(accessKeyID: String, accessKeySecret: String, securityToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.accessKeySecret = accessKeySecret
        self.securityToken = securityToken
        signingKey = SigningKey(accessKeySecret: accessKeySecret)
    }

    /// Whether both are the same key with the same token.
    public static func == (left: Credentials, right: Credentials) -> Bool {
        left.accessKeyID == right.accessKeyID && left.accessKeySecret == right.accessKeySecret
            && left.securityToken == right.securityToken
    }

    /// The id alone.
    public var description: String { "AccessKey \(accessKeyID)" }

    /// The id alone.
    public var debugDescription: String { description }

    /// A mirror with the id alone.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
