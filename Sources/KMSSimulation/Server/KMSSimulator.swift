import NIOCore
import NIOHTTP1
import NIOPosix

/// A simulated KMS that listens on loopback and speaks the real wire protocol over plain HTTP.
public final class KMSSimulator: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let state: SimulatorState

    /// The host that it listens on, such as `127.0.0.1`.
    public let host: String

    /// The port that it listens on.
    public let port: Int

    private init(group: MultiThreadedEventLoopGroup, channel: any Channel, state: SimulatorState, host: String) {
        self.group = group
        self.channel = channel
        self.state = state
        self.host = host
        port = channel.localAddress?.port ?? 0
    }

    /// Starts a simulator, which answers from now on.
    ///
    /// - Parameters:
    ///   - configuration: what it is like.
    ///   - record: called with each request's record, in the order of their arrival, before the answer is written.
    /// - Throws: `SimulationError` where it cannot listen.
    public static func start(
        _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
        record: @escaping @Sendable (Arrival) -> Void = { _ in }
    ) async throws -> KMSSimulator {
        // One thread: what arrives is judged in the order in which the kernel reports it, a close before the next call.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let state = SimulatorState(configuration, record: record)
        let address = configuration.listen
        do {
            let channel = try await ServerBootstrap(group: group)
                .serverChannelOption(.backlog, value: 1024)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                        try channel.pipeline.syncOperations.addHandler(ConnectionHandler(state: state))
                    }
                }
                .bind(host: address.host, port: address.port).get()
            return KMSSimulator(group: group, channel: channel, state: state, host: address.host)
        } catch {
            try? await group.shutdownGracefully()
            throw SimulationError("cannot listen on \(address): \(error)")
        }
    }

    /// Where it listens, as `host:port`.
    public var address: String { host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// The records of all requests so far, in the order of their arrival.
    public var arrivals: [Arrival] { state.arrivals }

    /// The counts so far.
    public var summary: SimulatorSummary { state.summary }

    /// Sets its clock to so much ahead of the machine's, from the next request on.
    public func setClockOffset(_ offset: Duration) { state.setClockOffset(offset) }

    /// Stops listening and closes every connection, answers that wait included.
    ///
    /// Records and counts can still be read.
    public func stop() async {
        try? await channel.close()
        try? await group.shutdownGracefully()
    }
}
