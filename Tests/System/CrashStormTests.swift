import Foundation
import Glibc
import Ledger
import ProcessSupport
import RotationCore
import Testing

/// What nobody may have to ask: that a crash at any moment loses nothing, doubles nothing and breaks no quota.
///
/// `ROTATIOND_CRASH_KILLS` (400) and `ROTATIOND_CRASH_SEED` (1) of the environment make a longer or another run.
@Suite(.timeLimit(.minutes(60)))
struct CrashStormTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let kills = environment["ROTATIOND_CRASH_KILLS"].flatMap { Int($0) } ?? 400
    private static let seed = environment["ROTATIOND_CRASH_SEED"].flatMap { UInt64($0) } ?? 1
    /// Worlds that are played at the same time: most of a life is waiting.
    private static let worlds = 4

    private static let rules = World.Rules(
        quota: "50 per 5s",
        faults: [
            "drop=0.03", "lost=0.06", "reset=0.03", "500=0.05", "503=0.03", "429=0.01:200ms", "garbage=0.02",
            "truncate=0.02", "delay=0.3:300ms",
        ],
        account: [
            "guard: 200ms", "timeouts: {connect: 500ms, answer: 1500ms}", "retry: {first: 100ms, most: 1s}",
            "concurrency: 8",
        ])

    /// Secrets that come due every two seconds as long as the file names them.
    private static let tickers = ["tick/a", "tick/b", "tick/c"]
    private static let tickerEntry =
        "  - {names: [\(tickers.joined(separator: ", "))], every: 2s, anchor: 2020-01-01T00:00Z, on-first-sight: wait}\n"

    @Test("Is every due occurrence rotated once and within the quota, over hundreds of SIGKILLs and a KMS that fails?")
    func survivesKills() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<Self.worlds {
                group.addTask { try await Self.storm(Self.seed &+ UInt64(number) &* 1_000) }
            }
            for try await line in group { print(line) }
        }
    }

    /// Plays one world, and says in a line what happened there.
    private static func storm(_ seed: UInt64) async throws -> String {
        var rules = rules
        rules.seed = seed
        var summary = ""
        try await World.play(rules) { world in
            var generator = SeededGenerator(seed: seed)
            var names: [String] = []
            var log: [String] = []
            var (kills, places) = (0, 0)
            while kills < Self.kills / Self.worlds {
                // Never so few that the quota has room, and not so many that the end is far.
                let made = Set(world.arrivals.all.filter(\.rotation).compactMap(\.secret)).count
                if names.count - made < 30 { names += (0..<10).map { "once/\(names.count + $0)" } }
                try world.write(world.schedule(names, entries: tickerEntry))
                let life = Life.random(using: &generator)
                let daemon = try await live(life, in: world)
                guard let end = await daemon.end(within: .seconds(60)) else {
                    throw Observations<String>.Missing(description: "a daemon did not end")
                }
                // A signal that comes before the program's first line ends it too.
                let isExpected = [.killed(SIGKILL), .exited(0), life.signal.map { .killed($0.number) }].contains(end)
                #expect(isExpected, "\(end) \(daemon.log.all.suffix(20))")
                kills += end == .exited(0) ? 0 : 1
                places += daemon.log.all.count(containing: "crash at ")
                log += daemon.log.all
            }
            log += try await world.finish(names, within: .seconds(600)).log.all

            let comparison = try await world.comparison()
            #expect(comparison.differences == [])
            #expect(comparison.differences(once: names) == [])
            for name in tickers { #expect(comparison.differences(each: 2, name) == []) }
            #expect(comparison.differences(log: log) == [])
            summary = """
                seed \(seed): \(kills) kills, \(places) of them at named places; \(comparison.arrivals.count) calls, \
                at most \(comparison.mostInWindow) in a window; \(comparison.history.count) rotations
                """
        }
        return summary
    }

    /// Starts a daemon and lets its life take its course, up to the signal that ends it.
    private static func live(_ life: Life, in world: World) async throws -> ChildProcess {
        let daemon = try world.startDaemon("--drain", "500ms", crashAt: life.place)
        if let (signal, moment) = life.signal {
            if await daemon.end(within: moment) != nil { return daemon }
            daemon.send(signal)
        }
        if await daemon.end(within: life.length) == nil { daemon.send(SIGKILL) }
        return daemon
    }
}
