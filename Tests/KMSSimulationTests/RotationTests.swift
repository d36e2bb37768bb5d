import Testing

@testable import KMSSimulation

@Suite struct RotationTests {
    @Test func answersInJSON() {
        var kms = SimulatedKMS()
        let reply = kms.take(SignedCall().inForm)
        #expect(
            reply.text.hasPrefix(
                "{\"Arn\":\"acs:kms:cn-hangzhou:1234567890123456:secret/db/orders\",\"SecretName\":\"db/orders\","
                    + "\"VersionId\":\"20261123T030000Z\",\"RequestId\":\""))
        #expect(reply.header("Content-Type") == "application/json;charset=utf-8")
        #expect(reply.header("Date") == "Mon, 23 Nov 2026 03:00:00 GMT")
        let requestId = reply.header("x-acs-request-id") ?? ""
        #expect(requestId.utf8.count == 36)
        #expect(reply.text.contains(requestId))
    }

    @Test(arguments: ["XML", "yaml", nil])
    func answersInXMLWithoutAUsableFormat(format: String?) {
        var kms = SimulatedKMS()
        let reply = kms.take(SignedCall(format: format).inForm)
        #expect(reply.text.contains("<SecretName>db/orders</SecretName><VersionId>20261123T030000Z</VersionId>"))
        #expect(reply.header("Content-Type") == "text/xml;charset=utf-8")
    }

    @Test func answersAnARNWithTheBareName() {
        var kms = SimulatedKMS()
        let arn = "acs:kms:cn-hangzhou:1234567890123456:secret/db/orders"
        #expect(kms.take(SignedCall(secret: arn).inForm).text.contains("\"SecretName\":\"db/orders\""))
        // It is the same secret as the bare name.
        #expect(kms.take(SignedCall(nonce: "2").inForm).arrival.isRepeat)
        let foreign = "acs:kms:cn-hangzhou:1:secret/db/orders"
        #expect(kms.take(SignedCall(secret: foreign, nonce: "3").inForm).arrival.isRotation)
    }

    @Test func ignoresARepeatedVersionIdWithASuccess() {
        var kms = SimulatedKMS()
        #expect(kms.take(SignedCall().inForm).arrival.isRotation)
        let again = kms.take(SignedCall(nonce: "2").inForm)
        #expect(again.status == 200)
        #expect(again.arrival.isRepeat)
        #expect(!again.arrival.isRotation)
        #expect(kms.take(SignedCall(secret: "db/other", nonce: "3").inForm).arrival.isRotation)
        #expect(kms.summary.rotations == 2)
        #expect(kms.summary.repeats == 1)
    }

    @Test(arguments: [
        (SignedCall(secret: "generic/a"), 400, "UnsupportedOperation"),
        (SignedCall(secret: "unknown"), 404, "Forbidden.ResourceNotFound"),
        (SignedCall(secret: nil), 400, "MissingParameter"),
        (SignedCall(versionId: nil), 400, "MissingParameter"),
        (SignedCall(secret: "db/one two"), 400, "InvalidParameter"),
        (SignedCall(secret: "acs:kms:cn-hangzhou:1"), 400, "InvalidParameter"),
        (SignedCall(versionId: String(repeating: "1", count: 65)), 400, "InvalidParameter"),
        (SignedCall(versionId: "a/b"), 400, "InvalidParameter"),
    ])
    func refuses(call: SignedCall, status: Int, code: String) {
        let configuration = SimulatorConfiguration(
            genericSecrets: [SecretPattern("generic/")], knownSecrets: [SecretPattern("db/"), SecretPattern("gen*a")])
        var kms = SimulatedKMS(configuration)
        let reply = kms.take(call.inForm)
        #expect(reply.status == status)
        // The back-end's shape.
        #expect(reply.text.hasPrefix("{\"HttpStatus\":\(status),\"Code\":\"\(code)\","))
        #expect(kms.summary.arrivals == 1)
        #expect(kms.summary.rotations == 0)
    }

    @Test func recordsAnotherAttemptInFlight() {
        var kms = SimulatedKMS()
        let moment = Moment(clock: 0, wall: SignedCall.wall)
        let first = kms.receive(SignedCall().inForm, at: moment)
        let other = kms.receive(SignedCall(secret: "db/other", nonce: "2").inForm, at: moment)
        let second = kms.receive(SignedCall(nonce: "3").inForm, at: moment)
        #expect([first, other, second].map(\.arrival.isConcurrent) == [false, false, true])
        kms.finish(first.arrival.number)
        #expect(kms.receive(SignedCall(nonce: "4").inForm, at: moment).arrival.isConcurrent)
        kms.finish(2)
        kms.finish(3)
        kms.finish(4)
        #expect(!kms.receive(SignedCall(nonce: "5").inForm, at: moment).arrival.isConcurrent)
        #expect(kms.summary.concurrentAttempts == 2)
    }

    @Test func recordsVersionIdsThatGoBackwards() {
        var kms = SimulatedKMS()
        let versions = [
            "20261123T030000Z", "20261123T030000Z-inc1", "b-20261124T030000Z", "20261123T030000Z-inc1",
            "a-20261124T030000Z", "another",
        ]
        let backwards = versions.enumerated().map { index, version in
            kms.take(SignedCall(versionId: version, nonce: "\(index)").inForm).arrival.isBackwards
        }
        #expect(backwards == [false, false, false, true, false, false])
        #expect(kms.summary.backwardsVersions == 1)
    }

    @Test func writesARecordAsOneLine() {
        var kms = SimulatedKMS()
        let arrival = kms.take(SignedCall(nonce: "a\"\n\u{1}").inForm, at: 7).arrival
        #expect(
            arrival.json == """
                {"number":1,"arrival":\(SignedCall.wall + 7),"clock":7,"connection":1,"peer":"127.0.0.1:1",\
                "requestId":"\(arrival.requestId)",\
                "secret":"db/orders","versionId":"20261123T030000Z","nonce":"a\\"\\u000a\\u0001",\
                "authenticated":true,"rotation":true,"repeat":false,"status":200,"code":null,"faults":[],\
                "slots":1,"overQuota":false,"concurrent":false,"backwards":false}
                """)
    }
}
