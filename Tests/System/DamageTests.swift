import Foundation
import Glibc
import ProcessSupport
import RotationCore
import Testing

/// What a damaged ledger costs: a window without a call, and nothing else.
@Suite(.timeLimit(.minutes(10)))
struct DamageTests {
    private static let rules = World.Rules(quota: "12 per 3s", faults: ["lost=0.1"])

    @Test("Does a damaged database, after a stop or a crash, keep no daemon from its work and break no quota?")
    func survivesDamage() async throws {
        try await withThrowingTaskGroup { group in
            for damage in Damage.allCases {
                group.addTask { try await Self.work(damaged: damage, after: [SIGTERM, SIGKILL, SIGTERM]) }
            }
            try await group.waitForAll()
        }
    }

    /// A ledger that is gone with its log is a first start.
    @Test("Does a database that is missing beside its log count as lost?")
    func missesDatabase() async throws {
        try await Self.work(damaged: nil, after: [SIGKILL])
    }

    @Test(
        "Does a crash while a damaged ledger is set aside, or right after it, make the next daemon forget that the quota is full?"
    )
    func remembersLossOverCrash() async throws {
        let places = [
            "ledger-half-aside:1", "ledger-half-aside:2", "ledger-half-aside:3", "ledger-half-aside:4", "ledger-aside",
            "ledger-made", "ledger-bare", "ledger-opened", "commit-before:1", "commit-inside:1", "commit-after:1",
            "commit-after:2", "ready-after",
        ]
        try await withThrowingTaskGroup { group in
            for place in places {
                // After a crash there is a log, which is set aside too.
                group.addTask { try await Self.work(damaged: .isText, after: [SIGKILL], crashAt: place) }
            }
            try await group.waitForAll()
        }
    }

    /// Plays daemons that each begin with new secrets, end by a signal in the middle of the work, and leave a ledger
    /// that is then damaged, or taken away; the last one finishes the work.
    private static func work(damaged damage: Damage?, after endings: [Int32], crashAt place: String? = nil) async throws
    {
        try await World.play(rules) { world in
            let database = "\(world.statePath)/ledger.sqlite"
            var generator = SeededGenerator(seed: 1)
            var names: [String] = []
            for (round, ending) in endings.enumerated() {
                names += (1...16).map { "once/\(round)-\($0)" }
                try world.write(world.schedule(names))
                let daemon = try world.startDaemon()
                let count = world.arrivals.all.count
                try await world.arrivals.wait(for: "calls") { $0.count >= count + 10 }
                daemon.send(ending)
                #expect(try await daemon.end() == (ending == SIGTERM ? .exited(0) : .killed(SIGKILL)))
                if let damage {
                    try damage.strike(database, using: &generator)
                } else {
                    try FileManager.default.removeItem(atPath: database)
                }
            }
            if let place {
                let crashing = try world.startDaemon(crashAt: place)
                #expect(try await crashing.end() == .killed(SIGKILL), "\(place)")
            }
            _ = try await world.finish(names)

            // The history that was set aside is not compared: the record alone shows that the quota held, and that
            // nothing was made twice, since a VersionId is the same after it.
            let comparison = try await world.comparison()
            let what = "\(damage.map { "\($0)" } ?? "missing") \(place ?? "")"
            #expect(comparison.recordDifferences == [], "\(what)")
            let made = Dictionary(grouping: comparison.arrivals.filter(\.rotation), by: \.rotationKey)
            #expect(made.count == names.count, "\(what)")
            #expect(made.allSatisfy { $0.value.count == 1 }, "\(what)")
        }
    }
}
