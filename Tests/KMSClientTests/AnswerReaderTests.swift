import RotationCore
import Testing

@testable import KMSClient

@Suite struct AnswerReaderTests {
    private func read(
        _ status: Int, _ body: String, headers: [String: String] = [:], endsAtClose: Bool = false,
        request: RotateSecret = testRequest,
        secret: String = "S3cr3tKey", token: String = "to+ken=="
    ) -> Answer? {
        let credentials = Credentials(accessKeyID: "id", accessKeySecret: secret, securityToken: token)
        return AnswerReader(
            request: request, confidential: Confidential(credentials: credentials, signature: "si/gnat=")
        )
        .read(Reply(status: status, headers: headers, body: Array(body.utf8), endsAtClose: endsAtClose))
    }

    @Test(arguments: [
        #"{"RequestId":"R","HostId":"h","Code":"Forbidden.RAM","Message":"no","Recommend":"https://x"}"#,
        #"{"HttpStatus":403,"Code":"Forbidden.RAM","Message":"no","RequestId":"R","AccessDeniedDetail":{"a":[1]}}"#,
        #" {"code":"Forbidden.RAM","message":"no","requestId":"R","n":null,"d":1.5,"b":true}"#,
        "\u{FEFF}{\"Code\":\"Forbidden.RAM\",\"Message\":\"no\",\"RequestId\":\"R\"}",
        "<Error><RequestId>R</RequestId><HostId/><Code>Forbidden.RAM</Code><Message>no</Message></Error>",
        "<?xml version=\"1.0\"?>\n<KMS><HttpStatus>403</HttpStatus><Code>Forbidden.RAM</Code><Message>no</Message>"
            + "<RequestId>R</RequestId></KMS>",
        "<error><code>Forbidden.RAM</code><message>no</message><requestid>R</requestid></error>",
    ])
    func everyFormOfAnErrorBody(body: String) {
        let expected = Answer(
            .rejected(.permission), code: "Forbidden.RAM", message: "no", status: 403, requestID: "R")
        #expect(read(403, body) == expected)
    }

    @Test(arguments: [
        "", "<html><body>Bad<br>Gateway</body></html>", "<!DOCTYPE html><html>", "plain", "[1]", "{", "{\"Code\":",
        "<Error><Code>x", "null",
    ])
    func otherBodiesAreTheStatusAlone(body: String) {
        for (status, failure) in [(502, FailureClass.transient), (404, .refused), (429, .throttled), (302, .transient)]
        {
            let answer = read(status, body, headers: ["x-acs-request-id": "H"])
            #expect(answer?.outcome == .rejected(failure))
            #expect(answer?.code == "HTTP\(status)")
            #expect(answer?.status == status)
            #expect(answer?.requestID == "H")
        }
        #expect(read(200, body)?.outcome == .rejected(.transient))
        #expect(read(200, body)?.code == "UnreadableAnswer")
    }

    @Test func onlyABrokenBodyThatEndsWithTheConnectionIsNoAnswer() {
        for body in ["{\"SecretName\":", "<KMS><SecretName>"] {
            #expect(read(200, body, endsAtClose: true) == nil)
            #expect(read(503, body, endsAtClose: true) == nil)
            #expect(read(200, body) != nil)
        }
        #expect(read(503, "<html><body>", endsAtClose: true) != nil)
        #expect(read(503, "", endsAtClose: true) != nil)
    }

    @Test(arguments: [
        ("db/orders", "db/orders", true), ("acs:kms:cn-hangzhou:1:secret/db/orders", "db/orders", true),
        ("db/orders", "acs:kms:cn-hangzhou:1:secret/db/orders", true),
        ("acs:kms:cn-hangzhou:1:secret/db/orders", "acs:kms:cn-hangzhou:1:secret/db/orders", true),
        ("acs:kms:cn-hangzhou:1:secret/db/orders", "acs:kms:cn-hangzhou:2:secret/db/orders", false),
        ("db/orders", "db/order", false), ("db/orders", "DB/orders", false), ("db/orders", "orders", false),
        ("caf\u{E9}", "cafe\u{301}", false), ("acs:kms:x", "x", false),
    ])
    func aSuccessNamesTheSecretAskedFor(asked: String, answered: String, matches: Bool) {
        let answer = read(
            200, #"{"SecretName":"\#(answered)","VersionId":"v1"}"#,
            request: RotateSecret(secretName: asked, versionID: "v1"))
        #expect(answer?.outcome == (matches ? .accepted : .rejected(.transient)))
        #expect(answer?.code == (matches ? "" : "OtherSecretAnswered"))
    }

    @Test func aSuccessNamesTheVersionAskedFor() {
        let request = RotateSecret(secretName: "a", versionID: "v1")
        #expect(read(200, #"{"SecretName":"a","VersionId":"v1"}"#, request: request)?.outcome == .accepted)
        #expect(read(200, #"{"SecretName":"a","VersionId":1}"#, request: request)?.code == "OtherVersionAnswered")
        #expect(read(200, #"{"SecretName":"a","VersionId":""}"#, request: request)?.code == "UnreadableAnswer")
        #expect(read(200, #"{"VersionId":"v1"}"#, request: request)?.code == "UnreadableAnswer")
    }

    @Test func theDateCountsOnlyWithTheRequestIDHeader() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT"
        let body = #"{"Code":"InvalidTimeStamp.Expired","Message":"m","RequestId":"R"}"#
        #expect(read(400, body, headers: ["date": date])?.date == nil)
        #expect(read(400, body, headers: ["date": date, "x-acs-request-id": ""])?.date == nil)
        let answer = read(400, body, headers: ["date": date, "x-acs-request-id": "H"])
        #expect(answer?.date == Instant(seconds: 784_111_777))
        #expect(answer?.requestID == "R")
        #expect(answer?.outcome == .rejected(.clock))
    }

    @Test func aStringToSignIsNeverRepeated() {
        for code in ["SignatureDoesNotMatch", "IncompleteSignature"] {
            let answer = read(
                400, #"{"Code":"\#(code)","Message":"server string to sign is:POST&%2F&AccessKeyId%3Did"}"#)
            #expect(answer?.outcome == .rejected(.credentials))
            #expect(answer?.message.contains("POST") == false)
            #expect(answer?.message.contains("AccessKey secret") == true)
        }
    }

    @Test(arguments: ["S3cr3tKey", "to+ken==", "to%2Bken%3D%3D", "to%252Bken%253D%253D", "si/gnat=", "si%2Fgnat%3D"])
    func secretsOfTheRequestAreWithheld(text: String) {
        let answer = read(
            400, #"{"Code":"X\#(text)","Message":"you sent \#(text)!","RequestId":"\#(text)"}"#)
        for shown in [answer?.code, answer?.message, answer?.requestID] {
            #expect(shown == "(withheld, as it repeats a secret of the request)")
        }
    }

    @Test func whatIsShownIsOneBoundedLine() throws {
        let long = String(repeating: "x", count: 10_000)
        let answer = try #require(
            read(400, #"{"Code":"\#(long)","Message":"a\nb\u001b[31m\u202E\#(long)","RequestId":"\#(long)"}"#))
        #expect(answer.code.count == 101)
        #expect(answer.message.count == 501)
        #expect(answer.message.hasPrefix("a b [31m xxx"))
        #expect(answer.requestID?.count == 101)
    }

    @Test func deepNestingIsOnlyUnreadable() {
        let depth = 200_000
        #expect(read(500, String(repeating: "{\"a\":", count: depth))?.outcome == .rejected(.transient))
        #expect(read(500, String(repeating: "<a>", count: depth))?.outcome == .rejected(.transient))
    }
}
