import SimulationWorld
import Testing

@testable import RotationCore

/// Many seeded worlds whose machine's clock is wrong, and whose KMS knows the time, as long as it answers.
@Suite("A clock that KMS's Date contradicts")
struct ClockPropertyTests {
    /// Has the machine's clock wrong at the start and after most reboots, by up to `most` either way.
    private func live(seed: UInt64, by most: Int64, dates: Double, _ hostility: Hostility) throws -> World {
        try hostility.live(seed: seed) { world in
            world.clock.step(by: .seconds(world.random(-most...most)))
            world.date = { world, _ in
                guard world.chance(dates) else { return (nil, .milliseconds(world.random(0...4000))) }
                let latency = world.chance(0.2) ? world.random(0...3_000_000) : world.random(0...100_000)
                return (Instant(seconds: world.clock.truth.seconds), .microseconds(latency))
            }
            for _ in 0..<3 {
                world.at(.seconds(world.random(0...hostility.length.microseconds / 1_000_000))) { world in
                    world.stepWall(by: .seconds(world.random(-most...most)))
                }
            }
        }
    }

    @Test("Every invariant holds, whatever the clock does and however rarely a Date is to be had")
    func invariants() throws {
        let hostility = Hostility(full: 0.03, slowCommits: 0.1, crashes: .seconds(150), steps: .seconds(300))
        for seed in UInt64(1001)...1040 {
            let world = try live(seed: seed, by: seed % 2 == 0 ? 3000 : 9000, dates: 0.6, hostility)
            let report = world.allFaults.prefix(5).joined(separator: "\n")
            #expect(world.allFaults.isEmpty, "seed \(seed):\n\(report)")
        }
    }

    @Test("Where a Date is always to be had, nothing is sent before its time, and nothing seen since is made up for")
    func nothingEarly() throws {
        // Steps that are believed are left out: backward ones, and forward ones of up to 10 minutes.
        let hostility = Hostility(severe: 0, crashes: .seconds(200), steps: nil)
        var sent = 0
        for seed in UInt64(1101)...1140 {
            let world = try hostility.live(seed: seed) { world in
                world.clock.step(by: .seconds(world.random(-3000...3000)))
                world.date = { world, _ in (Instant(seconds: world.clock.truth.seconds), .milliseconds(50)) }
                for _ in 0..<3 {
                    world.at(.seconds(world.random(0...900))) { $0.stepWall(by: .seconds($0.random(601...3000))) }
                }
            }
            sent += world.sendings.count
            #expect(world.allFaults == [], "seed \(seed)")
            for sending in world.sendings {
                let nominal = sending.order.attempt.versionID.nominal
                let time = Instant(microseconds: Setup.epoch.microseconds + sending.time)
                // A difference of less than 5 s is none.
                #expect(nominal <= time.advanced(by: .seconds(5)), "seed \(seed): \(sending.order.attempt)")
                let entry = world.configuration.secrets.first { $0.id == sending.order.attempt.secret }?.entry
                guard let entry, world.configuration.entries[entry].onFirstSight == .wait else { continue }
                #expect(nominal > Setup.epoch.advanced(by: .seconds(-5)), "seed \(seed): \(sending.order.attempt)")
            }
        }
        #expect(sent > 1000)
    }
}
