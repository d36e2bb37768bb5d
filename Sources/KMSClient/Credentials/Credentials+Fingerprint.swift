import KMSSignature

extension Credentials {
    /// A text that changes with the id, the secret or the token, and betrays neither secret nor token: part of a keyed
    /// hash (RFC 2104).
    public var fingerprint: String {
        let parameters = [Parameter("id", accessKeyID), Parameter("token", securityToken ?? "")]
        return String(RPCSignature(method: "FINGERPRINT", parameters: parameters).value(by: signingKey).prefix(12))
    }
}
