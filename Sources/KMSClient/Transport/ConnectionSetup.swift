import Glibc
import NIOCore

/// What is done to each new connection before a request may use it (the design's invariant 1).
struct ConnectionSetup: Sendable {
    /// The gate of the lane that the connection belongs to.
    let gate: ConnectionGate
    /// TCP_USER_TIMEOUT: how long sent bytes may stay unacknowledged before the kernel drops the connection.
    let userTimeout: Duration

    /// The reason why a connection is not used.
    struct Refused: Error {}

    /// Sets the socket's options and asks the gate; to be called on the connection's event loop.
    ///
    /// SO_LINGER {1, 0} makes every close, also the kernel's after SIGKILL, a reset that discards unsent bytes.
    /// The future is complete when it is returned: AsyncHTTPClient traps if a connection closes between its making and
    /// the end of its initializer. For the same reason a refused connection is closed only after this turn of the loop.
    func prepare(_ channel: any Channel) -> EventLoopFuture<Void> {
        let loop = channel.eventLoop
        do {
            try channel.pipeline.syncOperations.addHandler(WriteGuard(gate), position: .first)
        } catch {
            return loop.makeFailedFuture(error)
        }
        guard let socket = channel as? any SocketOptionProvider else {
            WriteGuard.abort(channel)
            return loop.makeFailedFuture(Refused())
        }
        let milliseconds = CInt(clamping: max(1, userTimeout.timeAmount.nanoseconds / 1_000_000))
        return socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).flatMap {
            channel.setOption(
                .tcpOption(.init(rawValue: CInt(TCP_USER_TIMEOUT))), value: SocketOptionValue(milliseconds))
        }.flatMapThrowing {
            guard gate.admits(channel) else { throw Refused() }
        }.flatMapErrorThrowing { error in
            WriteGuard.abort(channel)
            throw error
        }
    }
}
