import AsyncHTTPClient
import KMSSignature
import NIOCore
public import RotationCore
import Synchronization

/// The calls to one KMS endpoint.
///
/// It makes as many calls at a time as it is asked to, each on a connection of its own; the caller bounds them. The
/// connections of one client are served by one of SwiftNIO's threads, which all clients share: see `NetworkThreads`.
public final class EndpointClient: Sendable {
    private struct State {
        var idle: [Lane] = []
        var closing: [ObjectIdentifier: Task<Void, Never>] = [:]
        /// The open connections whose end retires their lane.
        var watched: Set<ObjectIdentifier> = []
        var isStopped = false
    }

    /// Where calls go.
    public let endpoint: Endpoint
    private let timeouts: Timeouts
    private let proxy: Proxy?
    private let eventLoop: any EventLoop
    private let state = Mutex(State())

    /// A client without connections yet; it must be shut down before it is let go.
    public init(endpoint: Endpoint, timeouts: Timeouts = Timeouts(), proxy: Proxy? = nil) {
        self.endpoint = endpoint
        self.timeouts = timeouts
        self.proxy = endpoint.isLoopback ? nil : proxy
        eventLoop = HTTPClient.defaultEventLoopGroup.any()
    }

    /// Sends one RotateSecret call, signed with a new nonce and the time now, and waits for its end.
    ///
    /// `remaining` is the time until the attempt's deadline, connecting and the answer's body included; with none left
    /// nothing is sent. `clockOffset` is added to the wall clock for the timestamp. The call returns when the answer
    /// is whole, or when its connection was seen closed: from then on it cannot reach KMS any more. That may be before
    /// the deadline also where no answer came. Cancelling the task gives the call up at once.
    public func rotate(
        _ request: RotateSecret, credentials: Credentials, within remaining: Duration, clockOffset: Duration = .zero
    ) async -> Answer {
        let deadline = NIODeadline.now() + remaining.timeAmount
        guard remaining > .zero else {
            return Answer(.unsent, code: "Timeout", message: "no time was left before the deadline")
        }
        guard let lane = takeLane() else {
            return Answer(.unsent, code: "Stopped", message: "the client is shut down")
        }
        let signature = RPCSignature(
            method: "POST",
            parameters: request.parameters(
                credentials: credentials, nonce: Nonce.make(), timestamp: WallClock.now().advanced(by: clockOffset)))
        let form = signature.formBody(signedBy: credentials.signingKey)
        let outcome = await lane.post(form, to: endpoint.url, deadline: deadline)
        giveBack(lane)

        switch outcome {
        case .failed(let fault):
            return fault.answer(from: endpoint.authority)
        case .answered(let reply):
            let reader = AnswerReader(
                request: request,
                confidential: Confidential(
                    credentials: credentials, signature: signature.value(by: credentials.signingKey)))
            return reader.read(reply) ?? TransportFault(brokenOff: reply).answer(from: endpoint.authority)
        }
    }

    /// KMS's clock, to the whole second below, by the Date header of a request without parameters; nil where none is to
    /// be had within `remaining`.
    ///
    /// The request needs no credentials, KMS answers it with an error, and it counts for no quota. Only a Date that
    /// comes with KMS's request id is one: a proxy on the way has its own clock. Its connection is its own and is closed
    /// when this returns.
    public func date(within remaining: Duration) async -> Instant? {
        guard remaining > .zero, !state.withLock({ $0.isStopped }) else { return nil }
        let lane = Lane(timeouts: timeouts, proxy: proxy, eventLoop: eventLoop)
        let outcome = await lane.get(endpoint.url, deadline: .now() + remaining.timeAmount)
        await lane.close()
        guard case .answered(let reply) = outcome else { return nil }
        return reply.date
    }

    /// Closes all connections that no call is using, and waits until they are closed.
    ///
    /// Later calls end `.unsent`. A call under way ends as it would have, and then closes its own connection.
    public func shutdown() async {
        let closing = state.withLock { state in
            state.isStopped = true
            for lane in state.idle { close(lane, &state) }
            state.idle = []
            return Array(state.closing.values)
        }
        for task in closing { await task.value }
    }

    /// The open connections that wait for a next call, for tests.
    var idleConnections: [any Channel] {
        state.withLock { $0.idle.compactMap(\.connection) }
    }

    /// An idle lane, the last used first since its connection may still be open, or a new one; nil after a shutdown.
    private func takeLane() -> Lane? {
        state.withLock { state in
            if state.isStopped { return nil }
            return state.idle.popLast() ?? Lane(timeouts: timeouts, proxy: proxy, eventLoop: eventLoop)
        }
    }

    /// Keeps a lane for the next call as long as its connection is open: each costs memory for TLS.
    private func giveBack(_ lane: Lane) {
        let connection = lane.connection
        let isNew = state.withLock { state in
            guard let connection, !lane.isSpent, !state.isStopped else {
                close(lane, &state)
                return false
            }
            state.idle.append(lane)
            return state.watched.insert(ObjectIdentifier(connection)).inserted
        }
        guard let connection, isNew else { return }
        connection.closeFuture.whenComplete { _ in self.retire(lane, closed: connection) }
    }

    /// The connection of a lane is closed: the lane goes too, unless a call has it.
    private func retire(_ lane: Lane, closed connection: any Channel) {
        state.withLock { state in
            state.watched.remove(ObjectIdentifier(connection))
            guard let position = state.idle.firstIndex(where: { $0 === lane }) else { return }
            state.idle.remove(at: position)
            close(lane, &state)
        }
    }

    private func close(_ lane: Lane, _ state: inout State) {
        let id = ObjectIdentifier(lane)
        state.closing[id] = Task {
            await lane.close()
            self.state.withLock { _ = $0.closing.removeValue(forKey: id) }
        }
    }
}
