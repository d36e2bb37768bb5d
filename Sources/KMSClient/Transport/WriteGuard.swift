import NIOCore

/// Stands between a connection's socket and all other handlers, TLS included, and asks the gate before each write.
final class WriteGuard: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    private let gate: ConnectionGate

    init(_ gate: ConnectionGate) {
        self.gate = gate
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if gate.passes() {
            context.write(data, promise: promise)
        } else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            context.close(promise: nil)
        }
    }

    /// Closes a connection at once, with a reset.
    ///
    /// Closing the channel itself would first let TLS wait for the peer's farewell, up to 5 s; from here the close goes
    /// straight to the socket.
    static func abort(_ channel: any Channel) {
        channel.eventLoop.execute {
            if let context = try? channel.pipeline.syncOperations.context(handlerType: WriteGuard.self) {
                context.close(promise: nil)
            } else {
                channel.close(promise: nil)
            }
        }
    }
}
