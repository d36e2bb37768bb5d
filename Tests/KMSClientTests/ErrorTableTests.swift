import RotationCore
import Testing

@testable import KMSClient

@Suite struct ErrorTableTests {
    private func classify(_ status: Int, _ code: String?, message: String = "", asksToWait: Bool = false)
        -> FailureClass
    {
        ErrorTable.classify(status: status, code: code, message: message, asksToWait: asksToWait)
    }

    /// Every code of the reference's table with a status of its own, and the class it stands in.
    @Test(arguments: [
        (429, "Rejected.Throttling", FailureClass.throttled), (400, "Throttling", .throttled),
        (400, "Throttling.User", .throttled), (400, "Throttling.Api", .throttled),
        (503, "Throttling.System", .throttled),
        (503, "ServiceUnavailableTemporary", .transient), (503, "ServiceUnavailable", .transient),
        (500, "InternalFailure", .transient), (500, "InternalError", .transient),
        (400, "SignatureNonceUsed", .transient),
        (409, "Rejected.StateModifiedFailed", .refused), (400, "InvalidTimeStamp.Expired", .clock),
        (400, "InvalidTimeStamp.Format", .clock), (400, "IllegalTimestamp", .clock),
        (400, "RequestTimeTooSkewed", .clock),
        (400, "InvalidSecurityToken.Expired", .credentials), (400, "InvalidSecurityToken.Malformed", .credentials),
        (400, "InvalidSecurityToken.MismatchWithAccessKey", .credentials), (400, "MissingSecurityToken", .credentials),
        (404, "InvalidAccessKeyId.NotFound", .credentials), (400, "InvalidAccessKeyId.Inactive", .credentials),
        (403, "SignatureDoesNotMatch", .credentials), (400, "IncompleteSignature", .credentials),
        (401, "SignatureNotMatch", .credentials), (400, "InvalidSignatureMethod", .credentials),
        (403, "Forbidden.RAM", .permission), (403, "Forbidden.NoPermission", .permission),
        (403, "Forbidden.AccessKey", .credentials), (403, "Forbidden.KmsServiceNotEnabled", .account),
        (403, "Forbidden.InDebt", .account), (403, "Forbidden.InDebtOverdue", .account),
        (403, "Forbidden.ProhibitedByRiskControl", .account), (403, "Forbidden.UbsmsInvalidUserid", .account),
        (403, "Forbidden.UbsmsInvalidBid", .account), (404, "Forbidden.ResourceNotFound", .permanent),
        (404, "Forbidden.KeyNotFound", .refused), (409, "Rejected.ResourceInDeleteWindow", .permanent),
        (409, "Rejected.ResourceInUse", .refused), (409, "Rejected.Disabled", .refused),
        (400, "Rejected.Unavailable", .refused), (400, "Rejected.LimitExceeded", .refused),
        (400, "UnsupportedOperation", .permanent), (400, "InvalidParameter", .refused),
        (400, "MissingParameter", .refused),
        (404, "InvalidAction.NotFound", .account), (404, "InvalidProtocol.NeedSsl", .account),
    ])
    func codes(status: Int, code: String, failure: FailureClass) {
        #expect(classify(status, code) == failure)
    }

    @Test func aCodeGoesBeforeTheStatus() {
        #expect(classify(500, "Forbidden.ResourceNotFound") == .permanent)
        #expect(classify(400, "InternalError") == .transient)
    }

    @Test func unknownCodesAreJudgedByTheStatus() {
        for code in ["New.Code", nil, "throttling", "ThrottlingX"] {
            #expect(classify(400, code) == .refused)
            #expect(classify(499, code) == .refused)
            #expect(classify(500, code) == .transient)
            #expect(classify(599, code) == .transient)
            #expect(classify(429, code) == .throttled)
        }
    }

    @Test func whatAsksToWaitIsAThrottle() {
        for code in ["InternalError", "Forbidden.RAM", nil] {
            #expect(classify(400, code, asksToWait: true) == .throttled)
        }
    }

    @Test func aMangledAccessKeyIsReportedAsAParameter() {
        #expect(classify(400, "InvalidParameter", message: "The parameter AccessKeyId is wrong") == .credentials)
        #expect(classify(400, "InvalidParameter", message: "The parameter SecretName is wrong") == .refused)
    }
}
