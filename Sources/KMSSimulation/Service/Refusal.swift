/// Why a call is refused: the code, the status and the message that go into the answer.
struct Refusal: Sendable {
    /// Who refuses, which decides the body's shape.
    enum Origin: Sendable {
        case gateway
        case kms
    }

    let origin: Origin
    let status: Int
    let code: String
    let message: String

    private init(_ origin: Origin, _ status: Int, _ code: String, _ message: String) {
        self.origin = origin
        self.status = status
        self.code = code
        self.message = message
    }
}

extension Refusal {
    static let unsupportedMethod = Refusal(.kms, 403, "UnsupportedHTTPMethod", "The HTTP method is not supported.")
    static let wrongPath = Refusal(.gateway, 404, "InvalidApi.NotFound", "There is no API at this path.")
    static let wrongVersion = Refusal(.gateway, 404, "InvalidApi.NotFound", "There is no API of this Version.")
    static let wrongAction = Refusal(.gateway, 404, "InvalidAction.NotFound", "There is no such Action.")
    static let undecodable = Refusal(
        .gateway, 400, "ParseRequestParameterException", "The request's parameters cannot be decoded.")
    static let wrongSignatureMethod = Refusal(
        .gateway, 400, "InvalidSignatureMethod", "The only SignatureMethod here is HMAC-SHA1.")
    static let wrongSignatureVersion = Refusal(
        .gateway, 400, "IncompleteSignature", "The only SignatureVersion here is 1.0.")
    static let malformedTimestamp = Refusal(
        .gateway, 400, "InvalidTimeStamp.Format", "The Timestamp is not of the form yyyy-MM-ddTHH:mm:ssZ.")
    static let expiredTimestamp = Refusal(
        .gateway, 400, "InvalidTimeStamp.Expired", "The Timestamp is more than 15 minutes off.")
    static let unknownKey = Refusal(.gateway, 404, "InvalidAccessKeyId.NotFound", "There is no such AccessKeyId.")
    static let wrongSignature = Refusal(
        .gateway, 400, "SignatureDoesNotMatch", "The Signature is not the one of this request.")
    static let usedNonce = Refusal(.gateway, 400, "SignatureNonceUsed", "The SignatureNonce has been used before.")

    static let overQuota = Refusal(.kms, 429, "Rejected.Throttling", "QPS Limit Exceeded")
    static let internalFailure = Refusal(.kms, 500, "InternalFailure", "Internal Failure")
    static let unavailable = Refusal(.kms, 503, "ServiceUnavailableTemporary", "Service Unavailable Temporary")
    static let unknownSecret = Refusal(.kms, 404, "Forbidden.ResourceNotFound", "There is no such secret.")
    static let genericSecret = Refusal(
        .kms, 400, "UnsupportedOperation", "A secret of type Generic cannot be rotated.")

    /// A parameter of the protocol that is not there.
    static func missing(_ name: String, origin: Origin) -> Refusal {
        Refusal(origin, 400, "MissingParameter", "The parameter \(name) is missing.")
    }

    /// A parameter whose value is outside the rules.
    static func invalid(_ name: String, origin: Origin) -> Refusal {
        Refusal(origin, 400, "InvalidParameter", "The value of the parameter \(name) is not valid.")
    }

    /// The body's fields in the shape of whoever refuses.
    func fields(requestId: String, host: String) -> [(name: String, value: BodyText.Value)] {
        switch origin {
        case .gateway:
            [
                ("RequestId", .text(requestId)), ("HostId", .text(host)), ("Code", .text(code)),
                ("Message", .text(message)),
                ("Recommend", .text("https://error-center.alibabacloud.com/status/search?Keyword=\(code)")),
            ]
        case .kms:
            [
                ("HttpStatus", .number(Int64(status))), ("Code", .text(code)), ("Message", .text(message)),
                ("RequestId", .text(requestId)),
            ]
        }
    }

    /// The name of the XML element around the fields.
    var root: String {
        switch origin {
        case .gateway: "Error"
        case .kms: "KMS"
        }
    }
}
