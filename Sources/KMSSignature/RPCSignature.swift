/// The signature of one request under Alibaba Cloud's RPC protocol, signature version 1.0 with HMAC-SHA1.
///
/// All query and form parameters are signed together, wherever each of them is sent; the HTTP method is signed too.
/// Rules: Alibaba Cloud, KMS, "Request signatures" (doc-detail/69006), checked byte for byte against two official SDKs.
public struct RPCSignature: Sendable {
    /// The name of the parameter that carries the signature, the only one that is not signed.
    public static let parameterName = "Signature"
    /// The value of `SignatureMethod`.
    public static let method = "HMAC-SHA1"
    /// The value of `SignatureVersion`.
    public static let version = "1.0"

    /// `name=value&…` over all signed parameters, sorted by the bytes of their names and encoded; ASCII.
    public let canonicalizedQuery: [UInt8]
    /// What the HMAC is computed over: method, path `/` and canonicalized query, each encoded, joined by `&`; ASCII.
    public let stringToSign: [UInt8]

    /// The signature of a request with this HTTP method (`POST`) and these parameters.
    ///
    /// A parameter named `Signature` is left out, so that a server can pass all that it received. Parameters of one
    /// name are ordered by the bytes of their values.
    public init(method: String, parameters: some Sequence<Parameter>) {
        let signed = parameters.filter { !$0.name.utf8.elementsEqual(Self.parameterName.utf8) }
        canonicalizedQuery = FormBody.encode(signed.sorted(by: Self.precedes))

        var text = Array(method.utf8)
        text.reserveCapacity(text.count + 5 + canonicalizedQuery.count * 2)
        text.append(contentsOf: "&%2F&".utf8)
        PercentEncoding.encode(canonicalizedQuery, into: &text)
        stringToSign = text
    }

    /// The value of the `Signature` parameter, base64, not yet encoded for a form.
    public func value(by key: SigningKey) -> String {
        String(decoding: key.code(for: stringToSign), as: UTF8.self)
    }

    /// The whole form body of the request: every signed parameter and, last, the signature.
    public func formBody(signedBy key: SigningKey) -> [UInt8] {
        var body = canonicalizedQuery
        FormBody.append(Parameter(Self.parameterName, value(by: key)), to: &body)
        return body
    }

    /// Whether `signature`, as received and decoded, is this request's by that key.
    ///
    /// The time it takes does not depend on how much of the signature is right.
    public func isValid(_ signature: String, by key: SigningKey) -> Bool {
        let expected = key.code(for: stringToSign)
        let received = Array(signature.utf8)
        guard received.count == expected.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(expected, received) {
            difference |= left ^ right
        }
        return difference == 0
    }

    /// The order of parameters: by bytes, since Swift's order of Strings follows canonical equivalence.
    private static func precedes(_ left: Parameter, _ right: Parameter) -> Bool {
        if left.name.utf8.lexicographicallyPrecedes(right.name.utf8) { return true }
        if right.name.utf8.lexicographicallyPrecedes(left.name.utf8) { return false }
        return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
    }
}
