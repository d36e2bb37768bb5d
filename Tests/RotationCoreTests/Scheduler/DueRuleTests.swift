import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Jitter, catch-up, start and end: what comes due when")
struct DueRuleTests {
    private func secret(
        every: Duration = .seconds(100), within: Duration? = nil, _ edit: (inout Entry) -> Void
    ) throws -> TestSecret {
        var secret = try Setup.secret("a", every: every, within: within)
        edit(&secret.entry)
        return secret
    }

    private func instant(_ seconds: Int64) -> Instant { Setup.epoch.advanced(by: .seconds(seconds)) }

    @Test(
        "Jitter is the secret's hash of the nominal time, in whole seconds from 0 to its length",
        arguments: [
            // SipHash-2-4 of "jitter\0main\0cn-hangzhou\0RdsSecret/Mysql5.4/MyCred\0…", by another implementation.
            ("2026-11-23T03:00:00Z", Int64(0), Int64(0)), ("2026-11-23T03:00:00Z", 1, 0),
            ("2026-11-23T03:00:00Z", 59, 46), ("2026-11-23T03:00:00Z", 3600, 1244),
            ("2026-11-23T03:00:00Z", 86_399, 46_366), ("2026-12-23T03:00:00Z", 1, 1),
            ("2026-12-23T03:00:00Z", 59, 45), ("2026-12-23T03:00:00Z", 3600, 2919),
            ("2026-12-23T03:00:00Z", 86_399, 45_045),
        ])
    func vectors(time: String, length: Int64, expected: Int64) throws {
        var entry = try Setup.secret("a").entry
        entry.jitter = .seconds(length)
        let id = Setup.id("RdsSecret/Mysql5.4/MyCred")
        let nominal = try Instant(rfc3339: time)
        #expect(entry.dueTime(of: nominal, for: id) == nominal.advanced(by: .seconds(expected)))
    }

    @Test("Every second of the jitter is hit, its ends too")
    func jitterRange() throws {
        var entry = try Setup.secret("a").entry
        entry.jitter = .seconds(9) + .milliseconds(900)
        let moved = (0..<300).map { index in
            entry.dueTime(of: instant(index * 60), for: Setup.id("a")).duration(since: instant(index * 60))
        }
        #expect(Set(moved) == Set((0...9).map { .seconds($0) }))
    }

    @Test("Jitter moves the due time; VersionId, deadline and the record's next time stay nominal")
    func jitter() throws {
        let secret = try secret(every: .seconds(200), within: .seconds(150)) { $0.jitter = .seconds(100) }
        let world = World.simple([secret])
        world.run(for: .seconds(1))
        let due = secret.entry.dueTime(of: instant(60), for: secret.id)
        #expect(due > instant(60))
        #expect(world.record("a")?.next == instant(60))
        #expect(world.scheduler.wake == Wake(wall: due))
        world.run(for: .seconds(200))
        let rotation = try #require(world.latest("a"))
        #expect(rotation.versionID.text == "20261123T000100Z")
        #expect(rotation.due == due)
        #expect(rotation.deadline == instant(210))
        #expect(world.sendTimes(of: "a").map { instant($0 / 1_000_000) } == [due])
        #expect(world.record("a")?.next == instant(260))
        #expect(world.allFaults == [])
    }

    @Test("After downtime a nominal time that has passed and is not due yet comes due later")
    func jitterAfterDowntime() throws {
        let secret = try secret { $0.jitter = .seconds(99) }
        let dues = (0..<5).map { secret.entry.dueTime(of: instant(60 + 100 * $0), for: secret.id) }
        let world = World.simple([secret])
        world.run(for: .seconds(30))
        world.crash()
        // The third nominal time has passed when the daemon starts, its due time has not.
        world.run(until: dues[2].duration(since: Setup.epoch).microseconds - 500_000)
        world.start()
        world.run(for: .milliseconds(100))
        #expect(world.ledger.rotations(of: secret.id).map(\.state) == [.superseded, .accepted])
        world.run(for: .seconds(1))
        #expect(world.latest("a")?.versionID.nominal == instant(260))
        #expect(world.latest("a")?.due == dues[2])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("catch-up: none: what came due a minute ago or more when it is noticed is one missed run")
    func catchUpNone() throws {
        let world = World.simple([try secret { $0.catchUp = .none }])
        world.run(for: .seconds(70))
        world.crash()
        world.run(until: 561_000_000 + 60_000_000)
        world.start()
        world.run(for: .seconds(10))
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.map(\.state) == [.accepted, .missed])
        #expect(rotations[1].count == 5)
        #expect(rotations[1].first == instant(160))
        #expect(rotations[1].reason == Reason.noCatchUp)
        #expect(world.transitions(of: "a").filter { $0.state == .missed }.count == 1)
        world.audit(isQuiet: true)
        #expect(world.allFaults == [])
    }

    @Test("… and what came due less than a minute ago is done, the others before it are one missed run")
    func catchUpNoneButPrompt() throws {
        let world = World.simple([try secret { $0.catchUp = .none }])
        world.run(for: .seconds(70))
        world.crash()
        world.run(until: 560_000_000 + 59_000_000)
        world.start()
        world.run(for: .seconds(10))
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.map(\.state) == [.accepted, .missed, .accepted])
        #expect(rotations[1].count == 4)
        #expect(rotations[2].versionID.nominal == instant(560))
        world.audit(isQuiet: true)
        #expect(world.allFaults == [])
    }

    @Test("catch-up: none for what a forward step of the clock leaps over")
    func catchUpNoneOverStep() throws {
        let world = World.simple([try secret { $0.catchUp = .none }])
        world.run(for: .seconds(20))
        world.stepWall(by: .seconds(120))
        world.run(for: .seconds(5))
        #expect(world.ledger.rotations(of: Setup.id("a")).map(\.state) == [.missed])
        #expect(world.allFaults == [])
    }

    @Test("catch-up: none does not concern a rotation that waits for a slot, a window or an account")
    func catchUpNoneWaits() throws {
        let world = World.simple(
            [
                try secret(every: .seconds(86_400)) {
                    $0.catchUp = .none; $0.window = try? Setup.window([600..<700])
                }
            ])
        world.run(for: .seconds(800))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("catch-up-window: the latest is done if it came due within it", arguments: [29, 31] as [Int64])
    func catchUpWindow(late: Int64) throws {
        let world = World.simple([try secret { $0.catchUpWindow = .seconds(30) }])
        world.run(for: .seconds(70))
        world.crash()
        world.run(until: (360 + late) * 1_000_000)
        world.start()
        world.run(for: .seconds(5))
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.map(\.state) == (late < 30 ? [.accepted, .superseded, .accepted] : [.accepted, .missed]))
        #expect(rotations[1].count == (late < 30 ? 2 : 3))
        world.audit(isQuiet: true)
        #expect(world.allFaults == [])
    }

    @Test("A first sight that rotates is no catching up")
    func firstSight() throws {
        var secret = try Setup.secret("a", at: .seconds(-5000), onFirstSight: .rotate)
        secret.entry.catchUp = .none
        secret.entry.catchUpWindow = .seconds(1)
        let world = World.simple([secret])
        world.run(for: .seconds(5))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("Nothing is due before `start` or after `end`, both included")
    func startAndEnd() throws {
        let world = World.simple([
            try secret {
                $0.start = instant(160); $0.end = instant(360)
            }
        ])
        world.run(for: .seconds(1000))
        #expect(world.sendSeconds(of: "a") == [160, 260, 360])
        #expect(world.record("a")?.next == nil)
        world.audit(isQuiet: true)
        #expect(world.allFaults == [])
    }
}
