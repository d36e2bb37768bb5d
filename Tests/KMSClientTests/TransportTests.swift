import Glibc
import NIOCore
import RotationCore
import Synchronization
import Testing

@testable import KMSClient

/// What becomes of calls whose answer does not come whole, and of their connections.
@Suite struct TransportTests {
    @Test func aRefusedConnectIsUnsent() async throws {
        let server = ScriptedServer { $0.request() }
        server.stop()
        try await withClient(server.url) { client in
            for _ in 0..<2 {
                let answer = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
                #expect(answer.outcome == .unsent)
                #expect(answer.code == "ConnectFailed")
                #expect(answer.message == "127.0.0.1:\(server.port): cannot connect: Connection refused")
            }
        }
    }

    @Test func anIPv6AddressNeedsNoResolver() async throws {
        let server = ScriptedServer { $0.request() }
        let answer = try await withClient("http://[::1]:\(server.port)") {
            await $0.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        }
        #expect(answer.outcome == .unsent)
        #expect(answer.code == "ConnectFailed")
        #expect(server.connectionCount == 0)
    }

    @Test func aNameThatDoesNotResolveIsUnsent() async throws {
        let answer = try await withClient("https://kms.invalid") {
            await $0.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        }
        #expect(answer.outcome == .unsent)
        #expect(answer.code == "NameNotResolved")
    }

    @Test func aFailedHandshakeIsUnsent() async throws {
        let server = ScriptedServer { $0.answer("400 Bad Request", "") }
        let answer = try await withClient("https://127.0.0.1:\(server.port)") {
            await $0.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        }
        #expect(answer.outcome == .unsent)
        #expect(answer.code == "ConnectFailed")
    }

    @Test func aSilentHandshakeEndsAtTheConnectTimeout() async throws {
        let server = ScriptedServer { _ = $0.end() }
        let answer = try await withClient("https://127.0.0.1:\(server.port)", connect: .milliseconds(100)) {
            await $0.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        }
        #expect(answer.outcome == .unsent)
        #expect(answer.code == "ConnectTimeout")
    }

    @Test func aDeadlineWithinTheHandshakeIsUnsent() async throws {
        let server = ScriptedServer { _ = $0.end() }
        let answer = try await withClient("https://127.0.0.1:\(server.port)", connect: .seconds(1)) {
            await $0.rotate(testRequest, credentials: testCredentials, within: .milliseconds(100))
        }
        #expect(answer.outcome == .unsent)
        #expect(answer.code == "Timeout")
    }

    @Test func aProxyThatOpensNoTunnelIsUnsent() async throws {
        let server = ScriptedServer {
            $0.request()
            $0.answer("403 Forbidden", "")
        }
        let endpoint = try Endpoint(url: "https://kms.example.com")
        let proxy = try Proxy(
            for: endpoint, environment: ["https_proxy": "http://user:p%40ss+@127.0.0.1:\(server.port)"])
        let client = EndpointClient(endpoint: endpoint, proxy: proxy)
        let answer = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
        await client.shutdown()
        #expect(answer.outcome == .unsent)
        let head = try #require(server.requests.first?.head)
        #expect(head.hasPrefix("CONNECT kms.example.com:443 HTTP/1.1"))
        // base64 of user:p@ss+
        #expect(head.lowercased().contains("proxy-authorization: basic " + "dXNlcjpwQHNzKw==".lowercased()))
    }

    @Test(arguments: [Duration.zero, .seconds(-1)])
    func withNoTimeLeftNothingIsSent(remaining: Duration) async throws {
        let server = ScriptedServer { $0.request() }
        let answer = try await withClient(server.url) {
            await $0.rotate(testRequest, credentials: testCredentials, within: remaining)
        }
        #expect(answer.outcome == .unsent)
        #expect(server.connectionCount == 0)
    }

    /// A lost answer, an endless head, a body that stops: the deadline covers them all, and the connection is reset.
    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"SecretName\"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"Sec\r\n",
        "HTTP/1.1 200 OK\r\n\r\n{\"SecretName\"", "HTTP/1.1 100 Continue\r\n\r\n",
    ])
    func theDeadlineCoversHeadAndBody(sent: String) async throws {
        let (ends, continuation) = AsyncStream.makeStream(of: ServerConnection.End.self)
        let answer = try await answer(within: .seconds(1)) {
            $0.request()
            $0.send(sent)
            continuation.yield($0.end())
        }
        #expect(answer.outcome == .unanswered)
        #expect(answer.code == "Timeout")
        #expect(answer.status == nil)
        #expect(await ends.first { _ in true } == .reset)
    }

    @Test(arguments: [
        "", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + successJSON,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"Sec\r\n",
        "HTTP/1.1 200 OK\r\n\r\n{\"SecretName\":\"RdsSecret/Mysql5.4/MyCred\",",
        "HTTP/1.1 403 Forbidden\r\n\r\n<Error><Code>Forbidden.RAM</Code>", "garbage\r\n\r\n",
    ])
    func anAnswerThatBreaksOffIsNone(sent: String) async throws {
        for reset in [false, true] {
            let answer = try await answer {
                $0.request()
                $0.send(sent)
                if reset { $0.reset() }
            }
            #expect(answer.outcome == .unanswered)
            #expect(["ConnectionLost", "AnswerBrokenOff"].contains(answer.code))
        }
    }

    @Test func anAnswerThatEndsWithTheConnectionIsWhole() async throws {
        let answer = try await answer {
            $0.request()
            $0.send("HTTP/1.1 200 OK\r\n\r\n" + successJSON)
        }
        #expect(answer.outcome == .accepted)
    }

    @Test func cancellingGivesTheCallUp() async throws {
        let (arrivals, continuation) = AsyncStream.makeStream(of: Void.self)
        let (ends, endContinuation) = AsyncStream.makeStream(of: ServerConnection.End.self)
        let server = ScriptedServer {
            $0.request()
            continuation.yield()
            endContinuation.yield($0.end())
        }
        let answer = try await withClient(server.url) { client in
            let call = Task { await client.rotate(testRequest, credentials: testCredentials, within: .seconds(60)) }
            await arrivals.first { true }
            call.cancel()
            return await call.value
        }
        #expect(answer.outcome == .unanswered)
        #expect(answer.code == "Cancelled")
        #expect(await ends.first { _ in true } == .reset)
    }

    @Test func aCallAfterALostOneHasItsOwnConnection() async throws {
        let server = ScriptedServer(
            {
                $0.request()
                _ = $0.end()
            },
            {
                $0.request()
                $0.answer("200 OK", successJSON)
            })
        try await withClient(server.url) { client in
            let lost = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(1))
            #expect(lost.outcome == .unanswered)
            let next = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
            #expect(next.outcome == .accepted)
        }
        #expect(server.connectionCount == 2)
        #expect(server.requests.count == 2)
    }

    @Test func everyConnectionHasItsSocketOptions() async throws {
        let server = ScriptedServer { connection in
            while connection.request() != nil { connection.answer("200 OK", successJSON) }
        }
        try await withClient(server.url, connect: .seconds(3), answer: .milliseconds(7250)) { client in
            for _ in 0..<2 {
                _ = await client.rotate(testRequest, credentials: testCredentials, within: .seconds(10))
                let channel = try #require(client.idleConnections.first)
                let socket = try #require(channel as? any SocketOptionProvider)
                // struct linger: two ints, l_onoff before l_linger.
                let linger: SIMD2<CInt> = try await socket.unsafeGetSocketOption(
                    level: NIOBSDSocket.OptionLevel.socket, name: .so_linger
                ).get()
                #expect(linger == [1, 0])
                let timeout: CInt = try await socket.unsafeGetSocketOption(
                    level: NIOBSDSocket.OptionLevel.tcp, name: .init(rawValue: CInt(TCP_USER_TIMEOUT))
                ).get()
                #expect(timeout == 4250)
            }
        }
    }

    @Test func nothingIsWrittenAfterTheDeadline() {
        let gate = ConnectionGate()
        gate.begin(until: .now())
        #expect(!gate.passes())
        #expect(!gate.hasWritten && gate.isShut)
    }

    @Test func aShutGateLetsNothingPass() {
        let gate = ConnectionGate()
        gate.begin(until: .distantFuture)
        #expect(!gate.hasWritten)
        #expect(gate.passes())
        #expect(gate.hasWritten)
        gate.end()
        gate.begin(until: .distantFuture)
        #expect(!gate.hasWritten)
        gate.shut()
        #expect(!gate.passes())
        gate.begin(until: .distantFuture)
        #expect(!gate.passes() && !gate.hasWritten)
    }
}
