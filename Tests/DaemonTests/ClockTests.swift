import Foundation
import Glibc
import KMSSimulation
import RotationCore
import Testing

/// The comparison of the machine's clock with KMS's, which here is the one that is off.
@Suite(.timeLimit(.minutes(5)))
struct ClockTests {
    private func configuration(_ offset: Duration) -> SimulatorConfiguration {
        SimulatorConfiguration(clockOffset: offset)
    }

    /// The entry of a secret that is due once, so long from now by the machine's clock, and not at its first sight.
    private func entry(_ name: String, in wait: Duration) -> String {
        let time = Instant(seconds: Int64(Date().timeIntervalSince1970)).advanced(by: wait)
        return "  - {name: \(name), anchor: \"\(time.rfc3339)\", on-first-sight: wait}\n"
    }

    @Test("Is a clock that is 10 minutes behind corrected before the first send, without a surprise?")
    func tenMinutesBehind() async throws {
        try await Scene.play(configuration(.seconds(600))) { scene in
            // Between the machine's time and the right one.
            try scene.write(scene.schedule(["rds/asked"], entries: entry("rds/between", in: .seconds(300))))
            let daemon = try scene.start("--until-idle")
            #expect(try await daemon.end() == .exited(0))
            #expect(scene.arrivals.all.map(\.secret) == ["rds/asked"])
            #expect(scene.arrivals.all.allSatisfy { $0.isRotation })
            #expect(scene.kms.summary.dateRequests == 1)
            #expect(scene.kms.summary.otherRequests == 0)
            #expect(daemon.log.all.count(containing: "clock corrected by KMS's Date") == 1)
            #expect(daemon.log.all.count(containing: "first sights moved") == 1)
        }
    }

    @Test("Is nothing rotated early, nor passed over, by a clock that is 10 minutes ahead?")
    func tenMinutesAhead() async throws {
        try await Scene.play(configuration(.seconds(-600))) { scene in
            // Due when the right time shows that, a few seconds from now.
            try scene.write(scene.schedule(entries: entry("rds/soon", in: .seconds(-592))))
            let daemon = try scene.start()
            let arrival = try await scene.arrivals.first("the rotation")
            try await daemon.log.first("its end") { $0.contains("rotation accepted: rds/soon") }
            #expect(arrival.isRotation)
            let entries = try scene.history()
            let nominal = try #require(entries.first { $0.rotation.secret.name == "rds/soon" }).rotation.versionID
                .nominal
            #expect(Instant(microseconds: arrival.unixMicroseconds) >= nominal)
        }
    }

    @Test("Is an account held whose clock is 2 hours off, and is it well again once that is right?")
    func twoHoursOff() async throws {
        try await Scene.play(configuration(.seconds(7200))) { scene in
            try scene.write(scene.schedule(["rds/asked"]))
            let daemon = try scene.start()
            try await scene.ready()
            try await scene.notifications.first("the hold") { $0.status.contains("account main is held: ClockWrong") }
            try await daemon.log.first("its entry") { $0.contains("account held") }
            #expect(scene.arrivals.all.isEmpty)
            // Who has mended the clock need not wait for the next probe.
            scene.kms.setClockOffset(.zero)
            daemon.send(SIGHUP)
            try await daemon.log.first("the end of the hold") { $0.contains("account resumed") }
            try await daemon.log.first("the rotation") { $0.contains("rotation accepted: rds/asked") }
            #expect(scene.kms.summary.dateRequests == 2)
            #expect(scene.arrivals.all.count == 1)
        }
    }
}
