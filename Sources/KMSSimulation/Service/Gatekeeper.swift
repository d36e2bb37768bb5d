import KMSSignature

/// The gateway's part: decides whether a request is a RotateSecret call by somebody it knows.
struct Gatekeeper: Sendable {
    /// How far a request's timestamp may be off, in microseconds: the gateway's error list (document_detail/48054) says
    /// 15 minutes.
    private static let tolerance: Int64 = 900_000_000

    private let keys: [String: SigningKey]

    /// Knows these access keys: AccessKeyId to AccessKey secret.
    init(accessKeys: [String: String]) {
        keys = accessKeys.mapValues { SigningKey(accessKeySecret: $0) }
    }

    /// Why the request does not get past the gateway; nil where it does, its nonce not looked at.
    ///
    /// - Parameter wall: now, in microseconds since 1970.
    func refusal(of request: KMSRequest, _ parameters: [Parameter]?, wall: Int64) -> Refusal? {
        guard request.method == "GET" || request.method == "POST" else { return .unsupportedMethod }
        guard request.path == "/" else { return .wrongPath }
        guard let parameters else { return .undecodable }

        var values: [String: String] = [:]
        for parameter in parameters where values.updateValue(parameter.value, forKey: parameter.name) != nil {
            return .invalid(parameter.name, origin: .gateway)
        }
        return refusalOfProtocol(values) ?? refusalOfTimestamp(values, wall: wall)
            ?? refusalOfSignature(values, request.method, parameters)
    }

    private func refusalOfProtocol(_ values: [String: String]) -> Refusal? {
        let required = [
            "Action", "Version", "SignatureMethod", "SignatureVersion", "SignatureNonce", "Timestamp", "Signature",
        ]
        if let name = required.first(where: { values[$0, default: ""].isEmpty }) {
            return .missing(name, origin: .gateway)
        }
        if values["Version"] != "2016-01-20" { return .wrongVersion }
        if values["Action"] != "RotateSecret" { return .wrongAction }
        if values["SignatureMethod"] != RPCSignature.method { return .wrongSignatureMethod }
        if values["SignatureVersion"] != RPCSignature.version { return .wrongSignatureVersion }
        return nil
    }

    private func refusalOfTimestamp(_ values: [String: String], wall: Int64) -> Refusal? {
        guard let seconds = CivilTime.unixSeconds(ofTimestamp: values["Timestamp", default: ""]) else {
            return .malformedTimestamp
        }
        // Four digits of a year keep this far inside Int64.
        let offset = (seconds * 1_000_000).subtractingReportingOverflow(wall)
        return offset.overflow || offset.partialValue.magnitude > Self.tolerance.magnitude ? .expiredTimestamp : nil
    }

    private func refusalOfSignature(
        _ values: [String: String], _ method: String, _ parameters: [Parameter]
    ) -> Refusal? {
        guard let key = keys[values["AccessKeyId", default: ""]] else { return .unknownKey }
        let signature = RPCSignature(method: method, parameters: parameters)
        return signature.isValid(values[RPCSignature.parameterName, default: ""], by: key) ? nil : .wrongSignature
    }
}
