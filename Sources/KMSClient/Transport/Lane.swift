import AsyncHTTPClient
import NIOCore

/// One place for a call: an HTTP client that has at most one connection, kept open between calls for up to 10 s.
///
/// One lane makes one call at a time, so that the connection it has is the connection of the call. That is how the
/// moment is known at which a call without an answer can no longer reach KMS, which a shared pool does not tell.
final class Lane: Sendable {
    /// The most bytes of a body that are read.
    static let maximumBody = 1 << 20

    /// How a call ended.
    enum Outcome: Sendable {
        /// A whole answer came.
        case answered(Reply)
        /// None came, and the connection, if there was one, is closed.
        case failed(TransportFault)
    }

    private let gate = ConnectionGate()
    private let eventLoop: any EventLoop
    private let client: HTTPClient

    /// A lane without a connection yet.
    init(timeouts: Timeouts, proxy: Proxy?, eventLoop: any EventLoop) {
        let setup = ConnectionSetup(gate: gate, userTimeout: timeouts.answer - timeouts.connect)
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: timeouts.connect.timeAmount),
            decompression: .disabled)
        configuration.httpVersion = .http1Only
        // Certificates are verified by default, but TLS 1.0 would do.
        configuration.tlsConfiguration = .makeClientConfiguration()
        configuration.tlsConfiguration?.minimumTLSVersion = .tlsv12
        configuration.connectionPool.idleTimeout = .seconds(10)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.proxy = proxy?.configuration
        configuration.http1_1ConnectionDebugInitializer = { setup.prepare($0) }
        client = HTTPClient(eventLoopGroupProvider: .shared(eventLoop), configuration: configuration)
        self.eventLoop = eventLoop
    }

    /// Whether a call failed, so that the lane must not be used again: its gate is shut, lest the HTTP client still
    /// hold the request and send it with a later call.
    var isSpent: Bool { gate.isShut }

    /// The open connection, for tests of its socket.
    var connection: (any Channel)? { gate.connection }

    /// Sends a form by POST, as `call` does.
    func post(_ form: [UInt8], to url: String, deadline: NIODeadline) async -> Outcome {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(form)
        return await call(request, deadline: deadline)
    }

    /// Sends a GET without parameters, whose connection serves no other call, as `call` does.
    func get(_ url: String, deadline: NIODeadline) async -> Outcome {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "Connection", value: "close")
        return await call(request, deadline: deadline)
    }

    /// Sends a request and waits for the whole answer, until `deadline` at the latest.
    ///
    /// Returns when the answer is whole, or when the connection was seen closed. Cancelling the task gives the call up
    /// at once. Not to be called again before it returned.
    private func call(_ bare: HTTPClientRequest, deadline: NIODeadline) async -> Outcome {
        gate.begin(until: deadline)
        defer { gate.end() }
        var request = bare
        request.headers.add(name: "Accept", value: "application/json")
        request.headers.add(name: "User-Agent", value: "rotationd")

        let progress = Progress()
        let work = Task { [request] in try await self.fetch(request, progress) }
        let alarm = eventLoop.scheduleTask(deadline: deadline) { self.giveUp(work) }
        let result = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            giveUp(work)
        }
        alarm.cancel()

        switch result {
        case .success(let reply):
            return .answered(reply)
        case .failure(let error):
            let givenUp: TransportFault.GivenUp? =
                Task.isCancelled ? .cancelled : gate.isShut ? .deadline : nil
            gate.shut()
            if let connection = gate.connection {
                WriteGuard.abort(connection)
                try? await connection.closeFuture.get()
            }
            let stage: TransportFault.Stage =
                !gate.hasWritten ? .connecting : progress.hasHead ? .reading : .waiting
            return .failed(TransportFault(error, stage: stage, givenUp: givenUp))
        }
    }

    /// Closes the connection and frees the client; the lane cannot be used any more.
    func close() async {
        gate.shut()
        if let connection = gate.connection { WriteGuard.abort(connection) }
        // It fails only for a client that is shut down already.
        try? await client.shutdown()
    }

    private func giveUp(_ work: Task<Reply, any Error>) {
        gate.shut()
        if let connection = gate.connection { WriteGuard.abort(connection) }
        work.cancel()
    }

    private func fetch(_ request: HTTPClientRequest, _ progress: Progress) async throws -> Reply {
        // AsyncHTTPClient's deadline would end at the head and leave open whether it was sent; ours rules.
        let response = try await client.execute(request, deadline: .now() + .hours(1))
        progress.noteHead()
        let body = try await response.body.collect(upTo: Self.maximumBody)
        var headers: [String: String] = [:]
        for (name, value) in response.headers {
            headers[name.lowercased(), default: value] = headers[name.lowercased()] ?? value
        }
        let isDelimited = headers["content-length"] != nil || headers["transfer-encoding"] != nil
        return Reply(
            status: Int(response.status.code), headers: headers, body: Array(body.readableBytesView),
            endsAtClose: !isDelimited)
    }
}
