import Testing

@testable import KMSSimulation

@Suite struct QuotaTests {
    private func kms(_ quota: String) throws -> SimulatedKMS {
        SimulatedKMS(SimulatorConfiguration(quota: try SimulatedQuota(quota)))
    }

    @Test func refusesWhatIsOverQuota() throws {
        var kms = try kms("2 per 10us")
        let statuses = [0, 5, 9, 10, 15, 20].enumerated().map { index, moment in
            kms.take(SignedCall(secret: "s\(index)", nonce: "\(index)").inForm, at: Int64(moment)).status
        }
        // At 10 µs the first one has left, but the refused one of 9 µs counts as well.
        #expect(statuses == [200, 200, 429, 429, 429, 200])
        #expect(kms.summary.overQuota == 3)
        #expect(kms.summary.mostInWindow == 3)
        #expect(kms.summary.rotations == 3)
    }

    @Test func answersAsKMSThrottles() throws {
        var kms = try kms("1 per 1h")
        _ = kms.take(SignedCall().inForm)
        let reply = kms.take(SignedCall(nonce: "2").inForm)
        #expect(reply.text.hasPrefix("{\"HttpStatus\":429,\"Code\":\"Rejected.Throttling\""))
        #expect(reply.arrival.isOverQuota)
        #expect(reply.arrival.slots == 2)
    }

    @Test func countsOnlyAuthenticatedCalls() throws {
        var kms = try kms("1 per 1h")
        _ = kms.take(KMSRequest(method: "GET"))
        _ = kms.take(SignedCall(accessKeySecret: "another").inForm)
        #expect(kms.take(SignedCall().inForm).arrival.slots == 1)
    }

    @Test func countsEachWindowExactly() {
        var window = SlidingWindow(length: 100)
        // Against the definition, over a long row of moments with equal ones among them.
        var generator = SplitMix64(seed: 7)
        var moments: [Int64] = []
        for _ in 0..<2000 {
            let moment = (moments.last ?? 0) + Int64(generator.next() % 9)
            moments.append(moment)
            let expected = moments.count { $0 > moment - 100 }
            #expect(window.arrive(at: moment) == expected)
        }
    }

    @Test func standsStillWhenTheClockGoesBack() throws {
        var kms = try kms("1 per 1s")
        _ = kms.take(SignedCall().inForm, at: 5_000_000)
        #expect(kms.take(SignedCall(nonce: "2").inForm, at: 0).arrival.clockMicroseconds == 5_000_000)
    }
}
