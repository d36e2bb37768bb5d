import Foundation
import Glibc
import KMSSimulation
import Ledger
import RotationCore
import Testing

/// What nobody may have to ask: that a crash at any moment loses nothing and doubles nothing.
///
/// `ROTATIOND_CRASH_KILLS` (20) and `ROTATIOND_CRASH_SEED` (1) of the environment make a longer or another run.
@Suite(.timeLimit(.minutes(60)))
struct CrashTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["ROTATIOND_CRASH_KILLS"].flatMap { Int($0) } ?? 20
    private static let seed = environment["ROTATIOND_CRASH_SEED"].flatMap { UInt64($0) } ?? 1
    private static let account =
        "{quota: 12 per 2s, guard: 200ms, timeouts: {connect: 500ms; answer: 1500ms}}".unbraced
        .replacing(";", with: ",")

    /// Secrets that come due every two seconds as long as the file names them.
    private static let tickers = ["tick/a", "tick/b", "tick/c"]
    private static let tickerEntry =
        "  - {names: [\(tickers.joined(separator: ", "))], every: 2s, anchor: 2020-01-01T00:00Z, on-first-sight: wait}"

    @Test(
        "Is every due occurrence rotated once and within the quota, over SIGKILLs and a KMS that fails?"
    )
    func survivesKills() async throws {
        let faults = try ["lost=0.1", "500=0.1", "429=0.03:200ms", "delay=0.3:400ms"].map { try SimulatedFault($0) }
        let quota = try SimulatedQuota("12 per 2s")
        try await Scene.play(SimulatorConfiguration(quota: quota, faults: faults, seed: Self.seed)) { scene in
            var generator = SeededGenerator(seed: Self.seed)
            var names: [String] = []
            for kill in 1...Self.kills {
                // Each start sees two secrets more, which are due at once.
                names += ["once/\(kill)a", "once/\(kill)b"]
                try scene.write(scene.schedule(names, account: Self.account, entries: Self.tickerEntry))
                let daemon = try scene.start()
                // A moment at random, from the loading of the program to the middle of the work.
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...1200, using: &generator)))
                daemon.send(SIGKILL)
                #expect(try await daemon.end() == .killed(SIGKILL))
            }
            try scene.write(scene.schedule(names, account: Self.account))
            let last = try scene.start("--until-idle")
            #expect(try await last.end() == .exited(0))

            let summary = scene.kms.summary
            #expect(summary.overQuota == 0)
            #expect(summary.badSignatures == 0)
            #expect(summary.reusedNonces == 0)
            #expect(summary.concurrentAttempts == 0)
            #expect(summary.backwardsVersions == 0)

            let rotations = try scene.history().map(\.rotation)
            for name in names {
                #expect(rotations.filter { $0.secret.name == name }.map(\.state) == [.accepted], "\(name)")
            }
            Self.expectEveryAcceptedOne(of: rotations, in: scene.arrivals.all)
            for name in Self.tickers { Self.expectEachOccurrenceOnce(of: rotations.filter { $0.secret.name == name }) }
        }
    }

    /// Every rotation is final, and the simulator has made each accepted one, once.
    private static func expectEveryAcceptedOne(of rotations: [RotationRecord], in arrivals: [Arrival]) {
        var made: [String: Int] = [:]
        for arrival in arrivals where arrival.isRotation {
            made["\(arrival.secret ?? "") \(arrival.versionId ?? "")", default: 0] += 1
        }
        #expect(made.values.allSatisfy { $0 == 1 })
        for rotation in rotations {
            #expect(rotation.state.isFinal, "\(rotation)")
            guard rotation.state == .accepted else { continue }
            #expect(made["\(rotation.secret.name) \(rotation.versionID.text)"] == 1, "\(rotation)")
        }
    }

    /// The rotations and runs of a secret that is due every two seconds cover its occurrences without a gap and without
    /// an overlap.
    private static func expectEachOccurrenceOnce(of rotations: [RotationRecord]) {
        let runs = rotations.sorted { $0.versionID.nominal < $1.versionID.nominal }
        #expect(runs.count { $0.state == .accepted } > 0)
        for (earlier, later) in zip(runs, runs.dropFirst()) {
            #expect(
                later.first == earlier.versionID.nominal.advanced(by: .seconds(2)),
                "\(earlier) is followed by \(later)")
        }
        for run in runs {
            #expect(run.versionID.nominal == run.first.advanced(by: .seconds(2 * (run.count - 1))), "\(run)")
        }
    }
}
