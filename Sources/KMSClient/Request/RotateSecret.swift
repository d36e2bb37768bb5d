import KMSSignature
import RotationCore

/// One RotateSecret request as the operator means it: which secret, which VersionId.
public struct RotateSecret: Sendable {
    /// The secret's bare name or ARN, sent as it is.
    public var secretName: String
    /// The VersionId, the rotation's idempotency key; a retry repeats it.
    public var versionID: String

    /// The rotation of this secret to this VersionId.
    public init(secretName: String, versionID: String) {
        self.secretName = secretName
        self.versionID = versionID
    }

    /// The parameters of a call, the signature excepted; `nonce` is of this one call.
    func parameters(credentials: Credentials, nonce: String, timestamp: Instant) -> [Parameter] {
        var parameters = [
            Parameter("Action", "RotateSecret"),
            Parameter("Version", "2016-01-20"),
            Parameter("Format", "JSON"),
            Parameter("AccessKeyId", credentials.accessKeyID),
            Parameter("SignatureMethod", RPCSignature.method),
            Parameter("SignatureVersion", RPCSignature.version),
            Parameter("SignatureNonce", nonce),
            Parameter("Timestamp", timestamp.rfc3339),
            Parameter("SecretName", secretName),
            Parameter("VersionId", versionID),
        ]
        if let token = credentials.securityToken {
            parameters.append(Parameter("SecurityToken", token))
        }
        return parameters
    }
}
