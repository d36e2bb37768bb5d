import Testing

@testable import KMSSimulation

@Suite struct FaultTests {
    private func reply(_ faults: String...) throws -> (KMSReply, SimulatedKMS) {
        var kms = SimulatedKMS(SimulatorConfiguration(faults: try faults.map { try SimulatedFault($0) }))
        let reply = kms.take(SignedCall().inForm)
        return (reply, kms)
    }

    @Test(
        arguments: [
            ("drop=1", KMSReply.Delivery.closed, nil, 0),
            ("lost=1", .closed, nil, 1),
            ("reset=1", .reset, nil, 1),
            ("truncate=1", .truncated, 200, 1),
            ("garbage=1", .complete, 200, 1),
            ("500=1", .complete, 500, 0),
            ("503=1", .complete, 503, 0),
            ("429=1", .complete, 429, 0),
            ("429=0", .complete, 200, 1),
        ] as [(String, KMSReply.Delivery, Int?, Int)])
    func strikes(fault: String, delivery: KMSReply.Delivery, status: Int?, rotations: Int) throws {
        let (reply, kms) = try reply(fault)
        #expect(reply.delivery == delivery)
        #expect(reply.arrival.status == status)
        #expect(kms.summary.rotations == rotations)
        // It arrived, whatever became of it.
        #expect(kms.summary.arrivals == 1)
        #expect(kms.summary.mostInWindow == 1)
    }

    @Test func garbageCannotBeRead() throws {
        let (reply, _) = try reply("garbage=1")
        #expect(String(validating: reply.body, as: UTF8.self) == nil)
    }

    @Test func tellsWhenToRetry() throws {
        #expect(try reply("429=1:1500ms").0.header("x-acs-retry-after") == "1500")
        #expect(try reply("429=1").0.header("x-acs-retry-after") == nil)
    }

    @Test func delayJoinsAnotherFault() throws {
        let (reply, _) = try reply("delay=1:300ms", "503=1", "lost=1", "delay=1")
        #expect(reply.delay == .milliseconds(1300))
        #expect(reply.status == 503)
        #expect(reply.delivery == .complete)
        #expect(reply.arrival.faults == ["delay", "503", "delay"])
    }

    @Test func sparesWhatIsNotAuthenticated() throws {
        var kms = SimulatedKMS(SimulatorConfiguration(faults: [try SimulatedFault("drop=1")]))
        #expect(kms.take(KMSRequest(method: "GET")).delivery == .complete)
    }

    @Test func followsFromTheSeed() throws {
        func faults(seed: UInt64) throws -> [[String]] {
            let all = try ["500=0.2", "lost=0.2", "delay=0.2"].map { try SimulatedFault($0) }
            var kms = SimulatedKMS(SimulatorConfiguration(faults: all, seed: seed))
            return (0..<200).map { kms.take(SignedCall(nonce: "\($0)").inForm).arrival.faults }
        }
        let first = try faults(seed: 42)
        #expect(try faults(seed: 42) == first)
        #expect(try faults(seed: 43) != first)
        let struck = first.count { $0.contains("500") }
        #expect((20...60).contains(struck))
    }

    @Test func drawsTheKnownNumbers() {
        // The first numbers of seed 1234567 in the algorithm's published reference.
        var generator = SplitMix64(seed: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
    }
}
