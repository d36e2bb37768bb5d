import KMSClient
import KMSSignature
import RotationCore
import Synchronization
import Testing

@Suite struct RotateTests {
    @Test func successInJSON() async throws {
        let answer = try await answer {
            $0.request()
            $0.answer(
                "200 OK", successJSON,
                headers: ["Date: Mon, 23 Nov 2026 03:00:01 GMT", "x-acs-request-id: req-0"])
        }
        #expect(answer.outcome == .accepted)
        #expect(answer.status == 200)
        #expect(answer.requestID == "req-1")
        #expect(answer.date == Instant(seconds: 1_795_402_801))
    }

    @Test func successInXMLWithAnyRoot() async throws {
        for root in ["KMS", "RotateSecretResponse"] {
            let answer = try await answer {
                $0.request()
                $0.answer(
                    "200 OK",
                    """
                    <?xml version='1.0' encoding='UTF-8'?><\(root)>
                      <Arn>acs:kms:cn-hangzhou:1:secret/RdsSecret/Mysql5.4/MyCred</Arn>
                      <SecretName>RdsSecret/Mysql5.4/MyCred</SecretName>
                      <VersionId>20261123T030000Z</VersionId><RequestId>req-2</RequestId></\(root)>
                    """)
            }
            #expect(answer.outcome == .accepted)
            #expect(answer.requestID == "req-2")
            #expect(answer.date == nil)
        }
    }

    @Test func theRequestIsAsTheProtocolSays() async throws {
        let server = ScriptedServer {
            $0.request()
            $0.answer("200 OK", successJSON)
        }
        let credentials = Credentials(accessKeyID: "sts.id", accessKeySecret: "s3", securityToken: "CAIS+test/token==")
        let secret = "acs:kms:cn-hangzhou:1:secret/RdsSecret/Mysql5.4/MyCred"
        let answer = try await withClient(server.url) {
            await $0.rotate(
                RotateSecret(secretName: secret, versionID: "20261123T030000Z"), credentials: credentials,
                within: .seconds(10), clockOffset: .seconds(-86_400 * 20_000))
        }
        #expect(answer.outcome == .accepted)

        let request = try #require(server.requests.first)
        let lines = request.head.lowercased().split(separator: "\r\n")
        #expect(lines.first == "post / http/1.1")
        #expect(lines.contains("content-type: application/x-www-form-urlencoded"))
        #expect(lines.contains("content-length: \(request.body.utf8.count)"))
        #expect(lines.contains("host: 127.0.0.1:\(server.port)"))

        let parameters = try #require(FormBody.decode(request.body.utf8))
        let values = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.value) })
        let signature = RPCSignature(method: "POST", parameters: parameters)
        #expect(signature.isValid(values["Signature"] ?? "", by: credentials.signingKey))
        #expect(
            Set(values.keys) == [
                "Action", "Version", "Format", "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce",
                "Timestamp", "SecretName", "VersionId", "SecurityToken", "Signature",
            ])
        #expect(values["Action"] == "RotateSecret")
        #expect(values["Version"] == "2016-01-20")
        #expect(values["Format"] == "JSON")
        #expect(values["AccessKeyId"] == "sts.id")
        #expect(values["SecretName"] == secret)
        #expect(values["VersionId"] == "20261123T030000Z")
        #expect(values["SecurityToken"] == "CAIS+test/token==")
        // The offset puts the timestamp some 55 years back, so a missing offset cannot pass.
        #expect(values["Timestamp"]?.hasPrefix("19") == true)
        #expect(values["Timestamp"]?.hasSuffix("Z") == true)
    }

    @Test func oneConnectionServesCallsAndEachHasItsNonce() async throws {
        let server = ScriptedServer { connection in
            while connection.request() != nil { connection.answer("200 OK", successJSON) }
        }
        try await withClient(server.url) { client in
            for _ in 0..<20 {
                let answer = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
                #expect(answer.outcome == .accepted)
            }
        }
        #expect(server.connectionCount == 1)
        let nonces = server.requests.compactMap { request in
            FormBody.decode(request.body.utf8)?.first { $0.name == "SignatureNonce" }?.value
        }
        #expect(Set(nonces).count == 20)
    }

    @Test func aRejectionIsWholeAndKeepsTheConnection() async throws {
        let server = ScriptedServer { connection in
            while connection.request() != nil {
                connection.answer(
                    "429 Too Many Requests",
                    #"{"HttpStatus":429,"Code":"Rejected.Throttling","Message":"QPS Limit Exceeded","RequestId":"r"}"#,
                    headers: ["x-acs-retry-after: 1500"])
            }
        }
        try await withClient(server.url) { client in
            for _ in 0..<2 {
                let answer = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
                #expect(
                    answer
                        == Answer(
                            .rejected(.throttled), code: "Rejected.Throttling", message: "QPS Limit Exceeded",
                            status: 429, requestID: "r", retryAfter: .milliseconds(1500)))
            }
        }
        #expect(server.connectionCount == 1)
    }

    @Test func redirectsAreNotFollowed() async throws {
        let other = ScriptedServer { $0.request() }
        let port = other.port
        let answer = try await answer {
            $0.request()
            $0.answer("307 Temporary Redirect", "", headers: ["Location: http://127.0.0.1:\(port)/"])
        }
        #expect(answer.outcome == .rejected(.transient))
        #expect(answer.status == 307)
        #expect(other.connectionCount == 0)
    }

    @Test func aBodyOfOneMebibyteIsReadAndALargerOneIsNot() async throws {
        for (padding, outcome, code) in [
            (1_048_576 - successJSON.utf8.count, Answer.Outcome.accepted, ""),
            (1_048_577 - successJSON.utf8.count, .unanswered, "AnswerTooLarge"),
        ] {
            let body = successJSON + String(repeating: " ", count: padding)
            let sized = try await answer {
                $0.request()
                $0.answer("200 OK", body)
            }
            #expect(sized.outcome == outcome)
            #expect(sized.code == code)
            let chunked = try await answer {
                $0.request()
                $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                $0.send(String(body.utf8.count, radix: 16) + "\r\n" + body + "\r\n0\r\n\r\n")
            }
            #expect(chunked.outcome == outcome)
        }
    }

    @Test func aClientThatIsShutDownSendsNothing() async throws {
        let server = ScriptedServer { $0.request() }
        let client = EndpointClient(endpoint: try Endpoint(url: server.url))
        await client.shutdown()
        let answer = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        #expect(answer.outcome == .unsent)
        #expect(server.connectionCount == 0)
        await client.shutdown()
    }

    @Test func shutdownClosesIdleConnections() async throws {
        let (ends, continuation) = AsyncStream.makeStream(of: ServerConnection.End.self)
        let server = ScriptedServer {
            $0.request()
            $0.answer("200 OK", successJSON)
            continuation.yield($0.end())
        }
        let client = EndpointClient(endpoint: try Endpoint(url: server.url))
        _ = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        await client.shutdown()
        #expect(await ends.first { _ in true } == .reset)
    }
}
