import Glibc
import KMSSimulation
import ProcessSupport
import RotationCore
import Testing

/// The main job: what is due is rotated, once, in order and within the quota.
@Suite(.timeLimit(.minutes(5)))
struct RotationTests {
    @Test(
        "Are due secrets rotated by deadline, under the VersionId of their nominal time, and once over a restart?"
    )
    func rotatesInOrderAndOnce() async throws {
        try await Scene.play { scene in
            try scene.write(
                scene.schedule(
                    account: "concurrency: 1",
                    entries: """
                          - {name: rds/third, within: 3d}
                          - {name: rds/first, within: 1d}
                          - {name: rds/second, within: 2d}
                        """))
            let daemon = try scene.start()
            try await daemon.log.wait(for: "three rotations") { $0.count(containing: "rotation accepted") == 3 }
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))

            #expect(scene.arrivals.all.map(\.secret) == ["rds/first", "rds/second", "rds/third"])
            #expect(scene.arrivals.all.allSatisfy { $0.versionId == Scene.versionID && $0.isRotation })
            for name in ["rds/first", "rds/second", "rds/third"] {
                #expect(daemon.log.all.states(of: name) == ["due", "queued", "sent", "accepted"])
                #expect(try scene.states(of: name) == [.accepted])
            }

            let second = try scene.start("--until-idle")
            #expect(try await second.end() == .exited(0))
            #expect(second.log.all.count(containing: "rotation ") == 0)
            #expect(scene.arrivals.all.count == 3)
        }
    }

    @Test("Is what comes due while it runs rotated at its nominal time, and not before?")
    func rotatesAtTheNominalTime() async throws {
        try await Scene.play { scene in
            try scene.write(
                scene.schedule(
                    entries: "  - {name: redis/cart, every: 2s, anchor: 2020-01-01T00:00:00Z, on-first-sight: wait}"))
            try scene.start()
            let arrivals = try await scene.arrivals.wait(for: "three rotations") { $0.count >= 3 }
            for arrival in arrivals {
                let versionID = try #require(arrival.versionId)
                let nominal = try #require(Self.seconds(of: versionID))
                #expect(nominal % 2 == 0)
                #expect(arrival.unixMicroseconds >= nominal * 1_000_000)
                #expect(arrival.isRotation)
            }
        }
    }

    @Test("Does a burst of three times the quota stay within it, also over a restart?")
    func keepsTheQuota() async throws {
        let quota = try SimulatedQuota("5 per 2s")
        try await Scene.play(SimulatorConfiguration(quota: quota)) { scene in
            let names = (1...15).map { "redis/\($0)" }
            try scene.write(scene.schedule(names, account: "{quota: 5 per 2s, guard: 200ms}".unbraced))
            let first = try scene.start()
            try await scene.arrivals.wait(for: "a full quota") { $0.count >= 5 }
            first.send(SIGTERM)
            #expect(try await first.end() == .exited(0))
            let second = try scene.start("--until-idle")
            #expect(try await second.end() == .exited(0))

            let summary = scene.kms.summary
            #expect(summary.rotations == 15)
            #expect(summary.arrivals == 15)
            #expect(summary.mostInWindow == 5)
            #expect(summary.overQuota == 0)
            #expect(summary.badSignatures == 0)
            #expect(summary.otherRequests == 0)
        }
    }

    @Test("Does a secret that KMS refuses for good end failed, held and named in the status, and delay no other?")
    func holdsGenericSecret() async throws {
        let configuration = SimulatorConfiguration(genericSecrets: [SecretPattern("generic/")])
        try await Scene.play(configuration) { scene in
            try scene.write(scene.schedule(["generic/note", "redis/cart"]))
            let daemon = try scene.start()
            try await scene.notifications.first("the hold") { $0.status.contains("generic/note is held") }
            try await daemon.log.first("the other one") { $0.contains("rotation accepted: redis/cart") }
            try await daemon.log.first("its entry") { $0.contains("secret held: generic/note") }
            try await daemon.log.first("its end") { $0.contains("rotation failed: generic/note") }
        }
    }

    /// Seconds since 1970 of a VersionId without a suffix: `20261123T030000Z`.
    private static func seconds(of versionID: String) -> Int64? {
        let digits = versionID.filter(\.isNumber).compactMap { $0.wholeNumberValue }
        guard digits.count == 14 else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        var parts = tm()
        parts.tm_year = Int32(number(0..<4) - 1900)
        parts.tm_mon = Int32(number(4..<6) - 1)
        parts.tm_mday = Int32(number(6..<8))
        parts.tm_hour = Int32(number(8..<10))
        parts.tm_min = Int32(number(10..<12))
        parts.tm_sec = Int32(number(12..<14))
        return Int64(timegm(&parts))
    }
}
