import KMSSignature
import Testing

@testable import KMSSimulation

@Suite struct AuthenticationTests {
    @Test(arguments: [SignedCall().inForm, SignedCall().inQuery, SignedCall(method: "GET").inQuery])
    func takesParametersWhereverTheyAre(request: KMSRequest) {
        var kms = SimulatedKMS()
        let reply = kms.take(request)
        #expect(reply.status == 200)
        #expect(reply.arrival.isAuthenticated)
        #expect(reply.arrival.secret == "db/orders")
    }

    @Test func takesARequestOfTheOfficialSDK() {
        // A request that the official Tea SDK signed, as sent.
        let query =
            "Action=RotateSecret&Format=json&Version=2016-01-20&Timestamp=2025-01-02T03%3A04%3A05Z"
            + "&SignatureNonce=22222222-2222-2222-2222-222222222222&SecretName=RdsSecret%2FMysql5.4%2FMyCred"
            + "&VersionId=000000123&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&AccessKeyId=testid"
            + "&Signature=WRXdSmC5fbPRudG8RvEvM5VuZ8I%3D"
        var kms = SimulatedKMS()
        // 2025-01-02T03:04:05Z
        let moment = Moment(clock: 0, wall: 1_735_787_045_000_000)
        let reply = kms.receive(KMSRequest(method: "POST", target: "/?" + query), at: moment)
        #expect(reply.status == 200)
        #expect(kms.summary.badSignatures == 0)
    }

    @Test(
        arguments: [
            (["AccessKeyId": nil], 404, "InvalidAccessKeyId.NotFound"),
            (["AccessKeyId": "someone"], 404, "InvalidAccessKeyId.NotFound"),
            (["SignatureNonce": nil], 400, "MissingParameter"),
            (["Timestamp": nil], 400, "MissingParameter"),
            (["Action": ""], 400, "MissingParameter"),
            (["Action": "DescribeSecret"], 404, "InvalidAction.NotFound"),
            (["Version": "2020-01-01"], 404, "InvalidApi.NotFound"),
            (["SignatureMethod": "HMAC-SHA256"], 400, "InvalidSignatureMethod"),
            (["SignatureVersion": "2.0"], 400, "IncompleteSignature"),
            (["Timestamp": "2026-11-23 03:00:00"], 400, "InvalidTimeStamp.Format"),
            (["Timestamp": "2026-02-30T03:00:00Z"], 400, "InvalidTimeStamp.Format"),
            (["Timestamp": "9999-12-31T23:59:59Z"], 400, "InvalidTimeStamp.Expired"),
            (["Timestamp": "2026-11-23T02:44:59Z"], 400, "InvalidTimeStamp.Expired"),
            (["Timestamp": "2026-11-23T03:15:01Z"], 400, "InvalidTimeStamp.Expired"),
        ] as [([String: String?], Int, String)])
    func refuses(changes: [String: String?], status: Int, code: String) {
        var kms = SimulatedKMS()
        let reply = kms.take(SignedCall(changes: changes).inForm)
        #expect(reply.status == status)
        #expect(reply.arrival.code == code)
        // The gateway's shape.
        #expect(reply.text.contains("\"HostId\":\"kms.cn-hangzhou.aliyuncs.com\""))
        #expect(!reply.arrival.isAuthenticated)
        #expect(kms.summary.arrivals == 0)
        #expect(kms.summary.otherRequests == 1)
    }

    @Test(arguments: ["2026-11-23T02:45:00Z", "2026-11-23T03:15:00Z"])
    func toleratesAClockThatIsFifteenMinutesOff(timestamp: String) {
        var kms = SimulatedKMS()
        #expect(kms.take(SignedCall(timestamp: timestamp).inForm).status == 200)
    }

    @Test func refusesAWrongSignature() {
        var kms = SimulatedKMS()
        let wrongKey = kms.take(SignedCall(accessKeySecret: "another").inForm)
        #expect(wrongKey.status == 400)
        #expect(wrongKey.arrival.code == "SignatureDoesNotMatch")
        // The method is signed too.
        var wrongMethod = SignedCall(method: "GET").inQuery
        wrongMethod.method = "POST"
        #expect(kms.take(wrongMethod).arrival.code == "SignatureDoesNotMatch")
        #expect(kms.summary.badSignatures == 2)
        #expect(!wrongKey.text.contains("testsecret"))
    }

    @Test func refusesAUsedNonceButCountsTheCall() {
        var kms = SimulatedKMS()
        #expect(kms.take(SignedCall().inForm).status == 200)
        let again = kms.take(SignedCall().inForm)
        #expect(again.status == 400)
        #expect(again.arrival.code == "SignatureNonceUsed")
        #expect(kms.summary.reusedNonces == 1)
        #expect(kms.summary.mostInWindow == 2)
        #expect(kms.summary.repeats == 0)
    }

    @Test func forgetsANonceOnlyWhenNoReplayCanPass() {
        var memory = NonceMemory()
        let calls: [(String, Int64)] = [("a", 0), ("b", 0), ("a", 1_799_999_999), ("a", 1_800_000_000)]
        let isNew = calls.map { memory.insert("n", of: $0.0, at: $0.1) }
        #expect(isNew == [true, true, false, true])
    }

    @Test func refusesTheSameParameterTwice() {
        var kms = SimulatedKMS()
        var request = SignedCall().inForm
        request.target = "/?SecretName=other"
        #expect(kms.take(request).arrival.code == "InvalidParameter")
    }

    @Test func refusesWhatIsNoCall() {
        var kms = SimulatedKMS()
        #expect(kms.take(KMSRequest(method: "PUT")).status == 403)
        #expect(kms.take(KMSRequest(method: "GET", target: "/else")).status == 404)
        #expect(kms.take(KMSRequest(method: "GET", target: "/?a=%zz")).arrival.code == "ParseRequestParameterException")
        var json = SignedCall().inForm
        json.contentType = "application/json"
        #expect(kms.take(json).arrival.code == "MissingParameter")
        #expect(kms.summary.otherRequests == 4)
    }
}
