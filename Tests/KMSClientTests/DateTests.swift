import RotationCore
import Testing

@testable import KMSClient

private let dateLine = "Date: Sun, 06 Nov 1994 08:49:37 GMT"

/// The request that asks for KMS's Date.
@Suite struct DateTests {
    private func date(within remaining: Duration = .seconds(10), _ script: @escaping ScriptedServer.Script) async throws
        -> (date: Instant?, server: ScriptedServer)
    {
        let server = ScriptedServer(script)
        return (try await withClient(server.url) { await $0.date(within: remaining) }, server)
    }

    @Test func isABareRequestOverAConnectionOfItsOwn() async throws {
        let (date, server) = try await date { connection in
            connection.request()
            connection.answer("400 Bad Request", "<Error/>", headers: [dateLine, "x-acs-request-id: R"])
            #expect(connection.request() == nil, "the connection is closed")
        }
        #expect(date == Instant(seconds: 784_111_777))
        #expect(server.connectionCount == 1)
        let request = try #require(server.requests.first)
        #expect(request.head.hasPrefix("GET / HTTP/1.1\r\n"))
        #expect(request.body.isEmpty)
        for word in ["signature", "accesskey", "authorization", "testid"] {
            #expect(!request.head.lowercased().contains(word))
        }
    }

    @Test(arguments: [
        [dateLine], ["x-acs-request-id: R"], [dateLine, "x-acs-request-id:"], ["Date: now", "x-acs-request-id: R"],
    ])
    func aDateWithoutKMSsRequestIdIsNone(headers: [String]) async throws {
        let (date, _) = try await date { connection in
            connection.request()
            connection.answer("502 Bad Gateway", "", headers: headers)
        }
        #expect(date == nil)
    }

    @Test func noAnswerIsNoDate() async throws {
        let (lost, _) = try await date { $0.request() }
        #expect(lost == nil)
        let (slow, _) = try await date(within: .milliseconds(50)) { connection in
            connection.request()
            _ = connection.end()
        }
        #expect(slow == nil)
        let server = ScriptedServer { _ in }
        server.stop()
        let url = server.url
        #expect(try await withClient(url) { await $0.date(within: .seconds(5)) } == nil)
        #expect(try await withClient(url) { await $0.date(within: .zero) } == nil)
    }
}
