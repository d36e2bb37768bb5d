import Synchronization

/// What all connections of one simulator share: the simulated KMS and the records of what arrived.
final class SimulatorState: Sendable {
    private struct Content {
        var kms: SimulatedKMS
        var arrivals: [Arrival] = []
        var connections = 0
        /// How far KMS's clock is ahead, in microseconds.
        var clockOffset: Int64
    }

    private let content: Mutex<Content>
    private let record: @Sendable (Arrival) -> Void
    private let clock = SystemClock()

    /// Makes a state without arrivals; `record` is called with each one, in their order.
    init(_ configuration: SimulatorConfiguration, record: @escaping @Sendable (Arrival) -> Void) {
        content = Mutex(
            Content(kms: SimulatedKMS(configuration), clockOffset: configuration.clockOffset.wholeMicroseconds))
        self.record = record
    }

    var arrivals: [Arrival] { content.withLock { $0.arrivals } }

    var summary: SimulatorSummary { content.withLock { $0.kms.summary } }

    /// The number of a new connection.
    func nextConnection() -> Int {
        content.withLock { content in
            content.connections += 1
            return content.connections
        }
    }

    /// Sets KMS's clock to so much ahead of the machine's.
    func setClockOffset(_ offset: Duration) {
        content.withLock { $0.clockOffset = offset.wholeMicroseconds }
    }

    /// Lets the simulated KMS judge a request that has been read to its end just now.
    func receive(_ request: KMSRequest) -> KMSReply {
        content.withLock { content in
            var moment = clock.now()
            moment.wall = moment.wall.addingReportingOverflow(content.clockOffset).partialValue
            let reply = content.kms.receive(request, at: moment)
            guard !request.asksForDate else { return reply }
            content.arrivals.append(reply.arrival)
            // Within the lock, so that the records come in the order of the arrivals.
            record(reply.arrival)
            return reply
        }
    }

    /// Notes that the attempt of an arrival is over.
    func finish(_ number: Int) {
        content.withLock { $0.kms.finish(number) }
    }
}
