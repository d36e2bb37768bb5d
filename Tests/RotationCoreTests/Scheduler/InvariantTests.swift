import SimulationWorld
import Testing

@testable import RotationCore

/// The invariants of the design, each over many seeded worlds that are hostile in the way that tests it most.
@Suite("What must always hold")
struct InvariantTests {
    private func expectNone(_ faults: [String], seed: UInt64, _ location: SourceLocation = #_sourceLocation) {
        let report = faults.prefix(5).joined(separator: "\n")
        let isClean = faults.isEmpty
        #expect(isClean, "seed \(seed):\n\(report)", sourceLocation: location)
    }

    @Test("1. At the server, no window ever holds more than the account's limit of arrivals from us")
    func quota() throws {
        let hostility = Hostility(lost: 0.25, severe: 0, slow: 0.3, crashes: .seconds(90))
        for seed in UInt64(1)...40 {
            expectNone(try hostility.live(seed: seed).kms.faults, seed: seed)
        }
    }

    @Test("2. An attempt is committed to the ledger before it is sent")
    func writeAhead() throws {
        let hostility = Hostility(full: 0.1, slowCommits: 0.15, crashes: .seconds(60))
        for seed in UInt64(101)...130 {
            let world = try hostility.live(seed: seed)
            expectNone(world.faults.filter { $0.contains("durable") }, seed: seed)
            #expect(!world.sendings.isEmpty)
        }
    }

    @Test("3. One occurrence has one VersionId, and none is sent after a newer one of that secret")
    func once() throws {
        let hostility = Hostility(transient: 0.2, crashes: .seconds(100), steps: .seconds(150))
        for seed in UInt64(201)...230 {
            let world = try hostility.live(seed: seed)
            expectNone(world.allFaults, seed: seed)
            var newest: [SecretID: VersionID] = [:]
            for sending in world.sendings {
                let id = sending.order.attempt
                #expect(newest[id.secret].map { !$0.isNewer(than: id.versionID) } ?? true, "seed \(seed)")
                newest[id.secret] = id.versionID
            }
            for carriedOut in world.kms.carriedOut.values {
                #expect(Set(carriedOut.map(\.nominal)).count == carriedOut.count)
            }
        }
    }

    @Test("4. A secret has at most one attempt in flight")
    func oneAtATime() throws {
        let hostility = Hostility(lost: 0.4, severe: 0, slow: 0.4)
        for seed in UInt64(301)...330 {
            let world = try hostility.live(seed: seed)
            expectNone(world.faults.filter { $0.contains("complete") }, seed: seed)
        }
    }

    @Test("5. First sight of a secret, a lost ledger or a wrong clock rotates nothing by itself")
    func nothingBySurprise() throws {
        for seed in UInt64(401)...430 {
            let world = try Hostility().live(seed: seed)
            for secret in world.configuration.secrets
            where world.configuration.entries[secret.entry].onFirstSight == .wait {
                let sight = try #require(world.ledger.seen[secret.id])
                let early = world.kms.carriedOut[secret.id]?.first { $0.nominal <= sight }
                #expect(early == nil, "seed \(seed)")
            }
        }
    }

    @Test("6. An occurrence that came due ends in exactly one final state")
    func nothingLost() throws {
        for seed in UInt64(501)...560 {
            let world = try Hostility().live(seed: seed)
            expectNone(world.allFaults, seed: seed)
        }
    }

    @Test("7. While first attempts wait, retries take at most 20 % of the slots")
    func oneFailureStaysOne() throws {
        let hostility = Hostility(transient: 0.5, throttled: 0, refused: 0, severe: 0)
        for seed in UInt64(601)...630 {
            let world = try hostility.live(seed: seed)
            expectNone(world.faults.filter { $0.contains("retries") }, seed: seed)
        }
    }

    @Test("8. The service is ready after configuration and ledger are loaded, whatever KMS does")
    func readiness() throws {
        for seed in UInt64(701)...710 {
            let world = World(seed: seed)
            world.fate = { _, _ in .lost(arrival: nil, report: nil) }
            world.credential = { _, _ in .unavailable(reason: "no such file") }
            let secret = try Setup.secret("a")
            world.start(Configuration(accounts: [Setup.account()], secrets: [secret]), origin: .created)
            world.run(for: .milliseconds(5))
            #expect(world.isReady)
            #expect(world.ledger.secrets[secret.id] != nil, "first sight is committed before READY")
            expectNone(world.allFaults, seed: seed)
        }
    }

    @Test("Every key of an entry holds: windows, freezes, exclusive groups, least intervals, jitter, regional quotas")
    func keys() throws {
        let hostility = Hostility(severe: 0, slowCommits: 0.15, crashes: .seconds(120), keys: 0.5)
        for seed in UInt64(901)...940 {
            let world = try hostility.live(seed: seed)
            expectNone(world.allFaults, seed: seed)
            #expect(!world.sendings.isEmpty || world.rules.values.allSatisfy { $0.open != nil || !$0.freezes.isEmpty })
        }
    }

    @Test("Two schedulers that get the same seed, records and events make the same decisions")
    func determinism() throws {
        for seed in UInt64(801)...815 {
            let first = try Hostility().live(seed: seed)
            let second = try Hostility().live(seed: seed)
            #expect(first.trace?.finalize() == second.trace?.finalize())
            #expect(first.sendings.map(\.order) == second.sendings.map(\.order))
        }
    }
}
