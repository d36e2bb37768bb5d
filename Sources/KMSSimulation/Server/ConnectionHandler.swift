import Glibc
import NIOCore
import NIOHTTP1

/// Serves the requests of one connection, one after the other; lives on the connection's event loop.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// A longer body ends the connection; a RotateSecret call has some hundred bytes.
    private static let longestBody = 1 << 20

    /// No client waits longer; sums of delays stay inside NIO's range.
    private static let longestDelay = Duration.seconds(86_400)

    private let state: SimulatorState
    private let connection: Int
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []
    private var waiting: (number: Int, task: Scheduled<Void>)?

    init(state: SimulatorState) {
        self.state = state
        connection = state.nextConnection()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let bytes):
            guard body.count + bytes.readableBytes <= Self.longestBody else { return context.close(promise: nil) }
            body.append(contentsOf: bytes.readableBytesView)
        case .end:
            guard let head else { return }
            self.head = nil
            serve(head, context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // A client that has closed its connection has ended its attempt.
        if let waiting {
            waiting.task.cancel()
            state.finish(waiting.number)
            self.waiting = nil
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func serve(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let request = KMSRequest(
            method: head.method.rawValue, target: head.uri, contentType: head.headers.first(name: "content-type"),
            body: body, connection: connection, peer: Self.text(context.remoteAddress))
        let reply = state.receive(request)
        let keepsAlive = head.isKeepAlive
        guard reply.delay > .zero else { return deliver(reply, keepsAlive, context) }
        let delay = TimeAmount.microseconds(min(reply.delay, Self.longestDelay).wholeMicroseconds)
        let task = context.eventLoop.assumeIsolated().scheduleTask(in: delay) {
            self.waiting = nil
            self.deliver(reply, keepsAlive, context)
        }
        waiting = (reply.arrival.number, task)
    }

    private func deliver(_ reply: KMSReply, _ keepsAlive: Bool, _ context: ChannelHandlerContext) {
        // Before the client can see the end, or its next attempt might be here before this one is over.
        state.finish(reply.arrival.number)
        switch reply.delivery {
        case .closed:
            context.close(promise: nil)
        case .reset:
            reset(context)
        case .complete:
            writeHead(reply, keepsAlive, context)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: reply.body)))), promise: nil)
            let written = context.writeAndFlush(wrapOutboundOut(.end(nil)))
            if !keepsAlive { closeAfter(written, context) }
        case .truncated:
            writeHead(reply, false, context)
            let half = ByteBuffer(bytes: reply.body.prefix(reply.body.count / 2))
            closeAfter(context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(half)))), context)
        }
    }

    private func writeHead(_ reply: KMSReply, _ keepsAlive: Bool, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
        headers.add(name: "Content-Length", value: String(reply.body.count))
        if !keepsAlive { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: reply.status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func closeAfter(_ written: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
        written.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    private func reset(_ context: ChannelHandlerContext) {
        guard let options = context.channel as? any SocketOptionProvider else { return context.close(promise: nil) }
        // With a linger time of 0 the kernel answers with RST instead of FIN.
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated().whenComplete { _ in
            context.close(promise: nil)
        }
    }

    private static func text(_ address: SocketAddress?) -> String {
        guard let host = address?.ipAddress, let port = address?.port else { return "" }
        return host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
