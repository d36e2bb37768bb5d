import Glibc
import ProcessSupport
import Testing

/// What a KMS that is away for an hour, here a window of seconds, does to what waits for it.
@Suite(.timeLimit(.minutes(5)))
struct OutageTests {
    @Test(
        "Is everything that waited for a KMS that was gone for windows done once it is back, once and within the quota?"
    )
    func recoversFromOutage() async throws {
        try await World.play(World.Rules(quota: "10 per 1s")) { world in
            let names = (1...40).map { "once/\($0)" }
            let entry = "  - {names: [tick/a, tick/b], every: 1s, anchor: 2020-01-01T00:00Z, on-first-sight: wait}\n"
            try await world.stopKMS()
            try world.write(world.schedule(entries: entry))
            let daemon = try world.startDaemon()
            // Readiness does not wait for KMS.
            try await world.ready()
            try await daemon.log.first("a call that could not be made") {
                $0.contains("rotation queued: tick/a") && $0.contains("kms.code=")
            }
            try await world.startKMS()
            try await world.arrivals.wait(for: "some calls") { $0.count >= 4 }

            // Gone in the middle of the work, with a backlog that grows meanwhile, and a restart.
            let before = world.notifications.all.count
            try world.write(world.schedule(names, entries: entry))
            daemon.send(SIGHUP)
            try await world.ready(after: before)
            let arrivals = world.arrivals.all.count
            try await world.arrivals.wait(for: "the first of the backlog") { $0.count >= arrivals + 3 }
            try await world.stopKMS()
            try await daemon.log.wait(for: "several windows without a KMS") { lines in
                Set(lines.filter { $0.contains("rotation superseded: tick/a") }).count >= 4
            }
            daemon.send(SIGKILL)
            #expect(try await daemon.end() == .killed(SIGKILL))
            let second = try world.startDaemon()
            try await second.log.first("a call that could not be made") {
                $0.contains("rotation queued: once/") && $0.contains("kms.code=")
            }
            try await world.startKMS()
            try await second.log.wait(for: "all of the backlog") { lines in
                names.allSatisfy { name in
                    (daemon.log.all + lines).contains { $0.contains("rotation accepted: \(name) ") }
                }
            }
            second.send(SIGTERM)
            #expect(try await second.end() == .exited(0))
            let last = try await world.finish(names)

            let comparison = try await world.comparison()
            #expect(comparison.differences == [])
            #expect(comparison.differences(once: names) == [])
            for name in ["tick/a", "tick/b"] { #expect(comparison.differences(each: 1, name) == []) }
            #expect(comparison.differences(log: daemon.log.all + second.log.all + last.log.all) == [])
        }
    }
}
