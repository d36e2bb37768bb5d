import Glibc
import Testing

@testable import KMSSimulation

@Suite struct SocketTests {
    /// A call of now: the server goes by the machine's clock.
    private func call(nonce: String = "1") -> SignedCall {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        let timestamp = String(decoding: text.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return SignedCall(nonce: nonce, timestamp: timestamp)
    }

    @Test func servesCallsOverOneConnection() async throws {
        let simulator = try await KMSSimulator.start()
        let client = RawClient(port: simulator.port)
        client.send(call(nonce: "1").inForm)
        let first = client.receive().text
        #expect(first.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(first.contains("\"SecretName\":\"db/orders\""))
        client.send(call(nonce: "2").inQuery)
        #expect(client.receive().text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(simulator.arrivals.map(\.isRepeat) == [false, true])
        #expect(simulator.arrivals.map(\.connection) == [1, 1])
        #expect(simulator.summary.concurrentAttempts == 0)
        await simulator.stop()
    }

    @Test func answersAnEmptyRequestLikeTheGateway() async throws {
        let simulator = try await KMSSimulator.start()
        let client = RawClient(port: simulator.port)
        client.send(KMSRequest(method: "GET"), headers: "Connection: close\r\n")
        let text = client.receive(toTheEnd: true).text
        #expect(text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        #expect(text.contains("\r\nDate: "))
        #expect(text.contains("\r\nx-acs-request-id: "))
        #expect(text.contains("<Error><RequestId>"))
        #expect(simulator.arrivals.isEmpty && simulator.summary.otherRequests == 0)
        #expect(simulator.summary.dateRequests == 1)
        await simulator.stop()
    }

    @Test func goesByAClockThatIsOff() async throws {
        let simulator = try await KMSSimulator.start(SimulatorConfiguration(clockOffset: .seconds(7200)))
        let client = RawClient(port: simulator.port)
        client.send(call(nonce: "1").inForm)
        #expect(client.receive().text.contains("InvalidTimeStamp.Expired"))
        simulator.setClockOffset(.zero)
        client.send(call(nonce: "2").inForm)
        #expect(client.receive().text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(simulator.arrivals.map(\.number) == [1, 2])
        let times = simulator.arrivals.map(\.unixMicroseconds)
        #expect(times[0] - times[1] > 7000 * 1_000_000)
        await simulator.stop()
    }

    @Test(arguments: [("drop=1", 0), ("lost=1", 0), ("reset=1", ECONNRESET)])
    func closesWithoutAnAnswer(fault: String, error: Int32) async throws {
        let simulator = try await KMSSimulator.start(SimulatorConfiguration(faults: [SimulatedFault(fault)]))
        let client = RawClient(port: simulator.port)
        client.send(call().inForm)
        let end = client.receive()
        #expect(end.text == "")
        #expect(end.error == error)
        #expect(simulator.summary.arrivals == 1)
        await simulator.stop()
    }

    @Test func breaksOffAnAnswer() async throws {
        let simulator = try await KMSSimulator.start(SimulatorConfiguration(faults: [SimulatedFault("truncate=1")]))
        let client = RawClient(port: simulator.port)
        client.send(call().inForm)
        let text = client.receive(toTheEnd: true).text
        #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(text.contains("\r\n\r\n{\"Arn\""))
        #expect(!text.hasSuffix("}"))
        await simulator.stop()
    }

    @Test func keepsTheRecordInOrderAndEndsWithAnswersWaiting() async throws {
        let slow = SimulatorConfiguration(faults: [try SimulatedFault("delay=1:1h")])
        let simulator = try await KMSSimulator.start(slow)
        let client = RawClient(port: simulator.port)
        client.send(call().inForm)
        while simulator.arrivals.isEmpty { await Task.yield() }
        let second = RawClient(port: simulator.port)
        second.send(call(nonce: "2").inForm)
        while simulator.arrivals.count < 2 { await Task.yield() }
        #expect(simulator.arrivals.map(\.isConcurrent) == [false, true])
        await simulator.stop()
        #expect(client.receive().text == "")
    }

    @Test func aClosedConnectionEndsItsAttempt() async throws {
        let slow = SimulatorConfiguration(faults: [try SimulatedFault("delay=1:1h")])
        let simulator = try await KMSSimulator.start(slow)
        func attempt(nonce: String) async {
            let client = RawClient(port: simulator.port)
            let before = simulator.arrivals.count
            client.send(call(nonce: nonce).inForm)
            while simulator.arrivals.count == before { await Task.yield() }
        }
        await attempt(nonce: "1")
        await attempt(nonce: "2")
        #expect(simulator.arrivals.map(\.isConcurrent) == [false, false])
        await simulator.stop()
    }

    @Test func saysWhyItCannotListen() async throws {
        let first = try await KMSSimulator.start()
        let taken = SimulatorConfiguration(listen: try ListenAddress("127.0.0.1:\(first.port)"))
        await #expect(throws: SimulationError.self) { try await KMSSimulator.start(taken) }
        await first.stop()
    }
}
