import KMSSignature

@testable import KMSSimulation

/// A RotateSecret call as an honest client signs it; tests spoil what they mean to see refused.
struct SignedCall {
    /// 2026-11-23T03:00:00Z in microseconds.
    static let wall: Int64 = 1_795_402_800_000_000

    var method = "POST"
    var secret: String? = "db/orders"
    var versionId: String? = "20261123T030000Z"
    var nonce = "nonce-1"
    var timestamp = "2026-11-23T03:00:00Z"
    var format: String? = "JSON"
    var accessKeyId = "testid"
    var accessKeySecret = "testsecret"
    var changes: [String: String?] = [:]

    /// The parameters, the signature among them.
    var parameters: [Parameter] {
        var values: [String: String] = [
            "Action": "RotateSecret", "Version": "2016-01-20", "AccessKeyId": accessKeyId,
            "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "SignatureNonce": nonce,
            "Timestamp": timestamp,
        ]
        values["SecretName"] = secret
        values["VersionId"] = versionId
        values["Format"] = format
        for (name, value) in changes { values[name] = value }
        let unsigned = values.map { Parameter($0.key, $0.value) }
        let signature = RPCSignature(method: method, parameters: unsigned)
            .value(by: SigningKey(accessKeySecret: accessKeySecret))
        return unsigned + [Parameter("Signature", signature)]
    }

    /// The call with its parameters in the form body.
    var inForm: KMSRequest {
        KMSRequest(
            method: method, contentType: "application/x-www-form-urlencoded; charset=utf-8",
            body: FormBody.encode(parameters))
    }

    /// The call with its parameters in the query string.
    var inQuery: KMSRequest {
        KMSRequest(method: method, target: "/?" + String(decoding: FormBody.encode(parameters), as: UTF8.self))
    }
}

extension SimulatedKMS {
    /// Receives and finishes a call at a moment, given in microseconds after the tests' time.
    mutating func take(_ request: KMSRequest, at microseconds: Int64 = 0) -> KMSReply {
        let reply = receive(request, at: Moment(clock: microseconds, wall: SignedCall.wall + microseconds))
        finish(reply.arrival.number)
        return reply
    }
}

extension KMSReply {
    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
