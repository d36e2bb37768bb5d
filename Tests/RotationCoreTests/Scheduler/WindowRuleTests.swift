import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Windows and freezes: when attempts may start")
struct WindowRuleTests {
    private func secret(
        _ name: String = "a", at offset: Int64 = 60, within: Duration? = nil, open: Range<Int64>?...
    ) throws -> TestSecret {
        var secret = try Setup.secret(name, at: .seconds(offset), within: within)
        let stretches = open.compactMap { $0 }
        if !stretches.isEmpty { secret.entry.window = try Setup.window(stretches) }
        return secret
    }

    /// True times in whole seconds.
    private func instant(_ seconds: Int64) -> Instant { Setup.epoch.advanced(by: .seconds(seconds)) }

    @Test("A rotation comes due whatever its window, and waits for the opening, which wakes the scheduler")
    func opening() throws {
        let world = World.simple([try secret(open: 100..<200)])
        world.date = World.trueDate(in:of:)
        world.run(for: .seconds(70))
        #expect(world.latest("a")?.state == .queued)
        #expect(world.latest("a")?.due == instant(60))
        #expect(world.latest("a")?.reason == "its window opens at 2026-11-23T00:01:40Z")
        #expect(world.scheduler.wake == Wake(wall: instant(100)))
        #expect(world.scheduler.status().waits == [.window: 1])
        #expect(world.scheduler.isIdle(for: .seconds(20)))
        #expect(!world.scheduler.isIdle(for: .seconds(60)))
        world.run(for: .seconds(100))
        #expect(world.sendSeconds(of: "a") == [100])
        #expect(world.states(of: "a") == [.due, .queued, .sent, .accepted])
        #expect(world.idleWakes == 0)
        #expect(world.allFaults == [])
    }

    @Test("Half-open: at the end of a window nothing starts, at that of a freeze it does")
    func halfOpen() throws {
        let world = World.simple([try secret(open: 0..<60), try secret("b", open: 0..<61)])
        world.run(for: .seconds(300))
        #expect(world.sendSeconds(of: "a").isEmpty)
        #expect(world.sendSeconds(of: "b") == [60])
        world.configuration.freezes = [try Setup.freeze("x", instant(400)..<instant(500))]
        world.configuration.add(try secret("c", at: 500))
        world.configuration.add(try secret("d", at: 499))
        world.reload(world.configuration)
        world.run(for: .seconds(300))
        #expect(world.sendSeconds(of: "c") == [500])
        #expect(world.sendSeconds(of: "d") == [500])
        #expect(world.allFaults == [])
    }

    @Test("No attempt starts in a freeze; the reason names it")
    func freeze() throws {
        let world = World.simple([try secret("a"), try secret("b")], start: false)
        world.configuration.freezes = [
            try Setup.freeze("double-eleven", instant(50)..<instant(100), secrets: ["a"])
        ]
        world.start(origin: .created)
        world.run(for: .seconds(70))
        #expect(world.sendSeconds(of: "b") == [60])
        #expect(world.latest("a")?.reason == "frozen by double-eleven until 2026-11-23T00:01:40Z")
        #expect(world.scheduler.status().waits == [.freeze: 1])
        world.run(for: .seconds(100))
        #expect(world.sendSeconds(of: "a") == [100])
        #expect(world.allFaults == [])
    }

    @Test("A retry waits for the next opening like a first attempt")
    func retry() throws {
        let world = World.simple([try secret(at: 10, open: 0..<20)])
        world.fate = { _, order in
            order.attempt.number == 1 ? .reject(.transient, after: .seconds(9)) : .accept()
        }
        // The backoff ends after the window.
        world.configuration.entries[0].retry = RetryPolicy(first: .seconds(900))
        world.reload(world.configuration)
        world.run(for: .seconds(86_400 + 30))
        #expect(world.sendSeconds(of: "a").first == 10)
        #expect(world.sendSeconds(of: "a").dropFirst().allSatisfy { $0 >= 86_400 })
        #expect(world.sendSeconds(of: "a").count >= 2)
        #expect(world.allFaults == [])
    }

    @Test("So does the probe of a held account")
    func probe() throws {
        let world = World.simple([try secret(at: 10, open: 0..<20, 300..<400)])
        world.fate = { world, _ in world.seconds < 60 ? .reject(.account, code: "InDebt") : .accept() }
        world.run(for: .seconds(500))
        #expect(world.sendSeconds(of: "a") == [10, 300])
        #expect(world.allFaults == [])
    }

    @Test("An attempt whose window closed while its commit lasted is withdrawn", arguments: [true, false])
    func longCommit(byFreeze: Bool) throws {
        let world = World.simple([try secret(open: byFreeze ? nil : 0..<63)], start: false)
        if byFreeze {
            world.configuration.freezes = [try Setup.freeze("x", instant(63)..<instant(80_000))]
        }
        world.commit = { world in
            let isAttempt = world.committing?.contains { if case .attempt = $0 { true } else { false } } ?? false
            return (.durable, isAttempt ? .seconds(4) : .milliseconds(2))
        }
        world.start(origin: .created)
        world.run(for: .seconds(90))
        #expect(world.sendings.isEmpty)
        #expect(world.ledger.attempts.values.map(\.state) == [.withdrawn])
        #expect(world.latest("a")?.state == .queued)
        let reason = byFreeze ? "frozen by x until 2026-11-23T22:13:20Z" : "its window opens at 2026-11-24T00:00:00Z"
        #expect(world.latest("a")?.reason == reason)
        world.run(for: .seconds(86_400))
        #expect(world.kms.carriedOut[Setup.id("a")]?.first?.text == "20261123T000100Z")
        #expect(world.allFaults == [])
    }

    @Test("Order: the end of the last opening before the deadline counts, not the deadline")
    func effectiveDeadline() throws {
        let secrets = [
            try secret("late", within: .seconds(900)),
            try secret("soon", within: .seconds(500)),
            try secret("closing", within: .seconds(5000), open: 0..<300, 9000..<9100),
        ]
        let world = World.simple(account: Setup.account(concurrency: 1), secrets)
        world.run(for: .seconds(100))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["closing", "soon", "late"])
        #expect(world.allFaults == [])
    }

    @Test("A window that closes while its rotations wait for slots lets them go on with the next opening")
    func quotaAndWindow() throws {
        let account = Setup.account(limit: 2, per: .seconds(100), guard: .seconds(1))
        let secrets = try (0..<5).map { try secret("s\($0)", open: 0..<130, 1000..<1010) }
        let world = World.simple(account: account, secrets)
        world.run(for: .seconds(2000))
        #expect(world.sendings.map { $0.time / 1_000_000 } == [60, 60, 1000, 1000])
        #expect(world.allFaults == [])
    }

    @Test("Windows follow steps of the wall clock, either way")
    func steps() throws {
        let world = World.simple([try secret(open: 0..<60)])
        world.run(for: .seconds(70))
        #expect(world.sendings.isEmpty)
        world.stepWall(by: .seconds(-30))
        world.run(for: .seconds(1))
        #expect(world.sendSeconds(of: "a") == [70])

        let forward = World.simple([try secret(open: 100..<200)])
        forward.run(for: .seconds(70))
        forward.stepWall(by: .seconds(300))
        forward.run(for: .seconds(1000))
        #expect(forward.sendings.isEmpty)
        forward.stepWall(by: .seconds(-1200))
        forward.run(for: .seconds(1))
        #expect(forward.sendings.count == 1)
        #expect(world.allFaults + forward.allFaults == [])
    }

    @Test("A reload that changes the window moves who waits; a restart changes nothing")
    func reload() throws {
        let world = World.simple([try secret(open: 1000..<1100)])
        world.run(for: .seconds(100))
        world.crash()
        world.start()
        world.run(for: .seconds(100))
        #expect(world.sendings.isEmpty)
        var edited = world.configuration
        edited.entries[0].window = try Setup.window([300..<400])
        world.reload(edited)
        world.run(for: .seconds(150))
        #expect(world.sendSeconds(of: "a") == [300])
        // And one that closes a window before who waits for a slot.
        let account = Setup.account(limit: 1, per: .seconds(100))
        let second = World.simple(account: account, [try secret("a"), try secret("b")])
        second.run(for: .seconds(70))
        var frozen = second.configuration
        frozen.freezes = [try Setup.freeze("x", instant(0)..<instant(500))]
        second.reload(frozen)
        second.run(for: .seconds(600))
        #expect(second.sendings.map { $0.time / 1_000_000 } == [60, 500])
        #expect(world.allFaults + second.allFaults == [])
    }

    @Test("A window that never opens again leaves its rotation in the queue, and wakes nobody")
    func never() throws {
        let world = World.simple([try secret()], start: false)
        world.configuration.freezes = [try Setup.freeze("x", instant(0)..<instant(86_400 * 4000))]
        world.date = World.trueDate(in:of:)
        world.start(origin: .created)
        world.run(for: .seconds(1000))
        #expect(world.latest("a")?.state == .queued)
        #expect(world.latest("a")?.reason == "frozen by x for the next ten years")
        #expect(world.scheduler.wake == Wake(wall: instant(86_460)))
        #expect(world.allFaults == [])
    }
}
