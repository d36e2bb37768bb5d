import RotationCore

/// KMS's and its gateway's error codes, each in one class of the design's failure table.
///
/// The codes are those of KMS's common error codes (doc-detail/69008), its secret operations and the gateway's list
/// (document_detail/48054). One that is not here is judged by its HTTP status: see `classify`. So are, on purpose, the
/// codes whose cause may pass or be put right while the retries of a refusal last: `Rejected.StateModifiedFailed` and
/// whatever says that a rotation is under way, the states of the wrapping key (`Rejected.Disabled`,
/// `Rejected.PendingDeletion`, `Forbidden.KeyNotFound` …), an expired instance (`Rejected.Unavailable`), a resource cap
/// (`Rejected.LimitExceeded`), and faults of one request's parameters.
enum ErrorTable {
    /// The class of exactly this code.
    static let codes: [String: FailureClass] = [
        "Rejected.Throttling": .throttled,  // KMS's own
        "Throttling": .throttled,  // the gateway's, with status 400

        "ServiceUnavailableTemporary": .transient,
        "SerivceUnavailableTemporary": .transient,  // misspelt so in old versions of the service
        "ServiceUnavailable": .transient,
        "InternalFailure": .transient,
        "InternalError": .transient,
        "SignatureNonceUsed": .transient,  // an earlier copy arrived; the next attempt has a new nonce

        "InvalidAccessKeyId": .credentials,
        "MissingAccessKeyId": .credentials,
        "MissingSecurityToken": .credentials,
        "Forbidden.AccessKey": .credentials,
        "SignatureDoesNotMatch": .credentials,  // the wrong secret, as our signer has its vectors
        "SignatureNotMatch": .credentials,
        "IncompleteSignature": .credentials,
        // Concerns every call alike, so it must not put hold after hold on the secrets one by one.
        "InvalidSignatureMethod": .credentials,

        "InvalidTimeStamp.Expired": .clock,
        "InvalidTimeStamp.Format": .clock,  // our format is fixed; only a clock beyond the year 9999 spoils it
        "IllegalTimestamp": .clock,  // its text says "missing", users meet it with a wrong clock
        "RequestTimeTooSkewed": .clock,

        "Forbidden.InDebt": .account,
        "Forbidden.InDebtOverdue": .account,
        "Forbidden.KmsServiceNotEnabled": .account,
        "Forbidden.ProhibitedByRiskControl": .account,
        "Forbidden.UbsmsInvalidUserid": .account,  // the business status of the account, not of a secret
        "Forbidden.UbsmsInvalidBid": .account,
        // The endpoint is not KMS, or not this version of it. All secrets fail alike, and an account's hold ends when
        // its endpoint in the file changes, which a secret's would not.
        "InvalidApi.NotFound": .account,
        "InvalidAction.NotFound": .account,
        "InvalidProduct.NotFound": .account,
        "InvalidVersion": .account,
        "InvalidProtocol.NeedSsl": .account,
        "UnsupportedHTTPMethod": .account,

        "Forbidden.RAM": .permission,
        "Forbidden.NoPermission": .permission,

        "Forbidden.ResourceNotFound": .permanent,
        "Rejected.ResourceInDeleteWindow": .permanent,
        "UnsupportedOperation": .permanent,  // a Generic secret
    ]

    /// The class of every code that begins so, where the whole code is not in `codes`.
    static let prefixes: [(prefix: String, failure: FailureClass)] = [
        ("Throttling.", .throttled),
        ("InvalidAccessKeyId.", .credentials),
        ("InvalidSecurityToken.", .credentials),
        ("Forbidden.InDebt", .account),
    ]

    /// Codes whose message repeats the string that the server signed, which holds the token and names everything.
    static let codesThatEchoTheRequest: Set<String> = [
        "SignatureDoesNotMatch", "SignatureNotMatch", "IncompleteSignature",
    ]

    /// The class of an answer that is no success.
    ///
    /// `asksToWait` is whether it carries `x-acs-retry-after`, which makes any error a throttle, as the official SDKs
    /// hold it. A known code goes before the status, since gateway throttles are 400 and a missing secret is 404.
    static func classify(status: Int, code: String?, message: String?, asksToWait: Bool) -> FailureClass {
        if asksToWait { return .throttled }
        if let code {
            if let failure = codes[code] { return failure }
            if let rule = prefixes.first(where: { code.hasPrefix($0.prefix) }) { return rule.failure }
            // A mangled AccessKey id is reported as an invalid parameter.
            if code.hasPrefix("InvalidParameter"), message?.contains("AccessKey") == true { return .credentials }
        }
        switch status {
        case 429: return .throttled
        case 400..<500: return .refused
        // 5xx; and redirects and other oddities, which some proxy sent in the place of KMS.
        default: return .transient
        }
    }
}
