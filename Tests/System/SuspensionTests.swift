import Glibc
import ProcessSupport
import RotationCore
import Testing

/// What a machine that is too busy, or a debugger, can do to a daemon: it stands still, and time goes on.
@Suite(.timeLimit(.minutes(5)))
struct SuspensionTests {
    private static let rules = World.Rules(quota: "5 per 1s", faults: ["delay=0.5:300ms", "lost=0.1"])

    @Test("Does a daemon that is stopped for longer than a window, again and again, keep the quota afterwards?")
    func keepsQuotaOverStops() async throws {
        try await World.play(Self.rules) { world in
            let names = (1...30).map { "once/\($0)" }
            let entry = "  - {names: [tick/a, tick/b], every: 1s, anchor: 2020-01-01T00:00Z, on-first-sight: wait}\n"
            try world.write(world.schedule(names, entries: entry))
            let daemon = try world.startDaemon()
            try await world.ready()
            for length in [300, 1300, 2500, 100, 1600] {
                // In the middle of the work: a call was just read at the other end, and its answer is under way or waits.
                let count = world.arrivals.all.count
                try await world.arrivals.wait(for: "two more calls") { $0.count >= count + 2 }
                daemon.send(SIGSTOP)
                try await Task.sleep(for: .milliseconds(length))
                daemon.send(SIGCONT)
            }
            daemon.send(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
            let last = try await world.finish(names)

            let comparison = try await world.comparison()
            #expect(comparison.differences == [])
            #expect(comparison.differences(once: names) == [])
            for name in ["tick/a", "tick/b"] { #expect(comparison.differences(each: 1, name) == []) }
            #expect(comparison.differences(log: daemon.log.all + last.log.all) == [])
        }
    }
}
