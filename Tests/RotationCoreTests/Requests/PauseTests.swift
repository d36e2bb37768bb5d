import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Pauses")
struct PauseTests {
    private func world() throws -> World {
        let world = World.simple(
            try ["db/a", "db/b", "web/c"].map { try Setup.secret($0, every: .seconds(600), at: .seconds(60)) })
        world.run(for: .seconds(5))
        return world
    }

    private func pause(_ world: World, _ scope: PauseScope, for duration: Duration? = nil) {
        let end = duration.map { world.clock.wall.advanced(by: $0) }
        world.deliver(.paused(PauseRecord(scope, reason: "audit", end: end, requestedBy: "ann")))
        world.run(for: .seconds(1))
    }

    @Test("What a pause covers is not sent, urgent or not; the rest is, and occurrences go on to coalesce")
    func covers() throws {
        let world = try world()
        pause(world, .names(try Glob("db/*"), account: "main"))
        world.run(for: .seconds(100))
        #expect(Set(world.sendings.map(\.order.attempt.secret.name)) == ["web/c"])
        #expect(world.latest("db/a")?.state == .queued)
        #expect(world.latest("db/a")?.reason == "paused: audit")
        #expect(world.scheduler.status().waits == [.paused: 2])
        let request = try OperatorRequest(id: "r", selection: .secret(Setup.id("db/a")), isUrgent: true)
        world.deliver(.requested(request))
        world.run(for: .seconds(1300))
        #expect(world.requestAnswers.first?.secrets.map(\.standing) == [.paused])
        #expect(world.requestAnswers.first?.secrets.map(\.reason) == ["paused: audit"])
        #expect(world.sendTimes(of: "db/a").isEmpty && world.sendTimes(of: "db/b").isEmpty)
        #expect(world.ledger.rotations(of: Setup.id("db/b")).map(\.state) == [.superseded, .superseded, .queued])
        #expect(world.scheduler.status().pauses.map(\.reason) == ["audit"])

        world.deliver(.unpaused(.names(try Glob("db/*"), account: "main"), requestedBy: "bob"))
        world.run(for: .seconds(5))
        #expect(world.sendTimes(of: "db/a").count == 1)
        #expect(world.sendTimes(of: "db/b").count == 1)
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 1])
        #expect(world.scheduler.status().pauses.isEmpty)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A pause ends by itself at its end, also when that came while nobody ran", arguments: [false, true])
    func end(isDown: Bool) throws {
        let world = try world()
        pause(world, .everything, for: .seconds(200))
        if isDown {
            world.run(for: .seconds(90))
            world.crash()
            world.run(for: .seconds(300))
            world.start()
        }
        world.run(until: 500_000_000)
        #expect(world.sendings.count == 3)
        let first = try #require(world.sendings.first).time
        if !isDown { #expect(first / 1_000_000 == 205) }
        #expect(world.ledger.pauses[.everything]?.lifted != nil)
        #expect(world.count { $0 == .unpaused(world.ledger.pauses[.everything]!, by: nil) } == 1)
        // A clock that goes back brings no pause back.
        world.stepWall(by: .seconds(-400))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("db/a")))))
        world.run(for: .seconds(5))
        #expect(world.sendings.count == 4)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A pause survives a restart")
    func survives() throws {
        let world = try world()
        pause(world, .account("main"))
        world.crash()
        world.start()
        world.run(for: .seconds(500))
        #expect(world.sendings.isEmpty)
        #expect(world.latest("web/c")?.state == .queued)
        #expect(world.allFaults == [])
    }

    @Test("An attempt that became durable is not sent once a pause is in force")
    func whileCommitting() throws {
        let world = try world()
        world.commit = { _ in (.durable, .seconds(3)) }
        world.run(until: 59_000_000)
        world.deliver(.paused(PauseRecord(.everything, reason: "")))
        // The pause is durable at 62 s, in between the rotations came due; their attempts follow it.
        world.run(for: .seconds(60))
        #expect(world.sendings.isEmpty)
        #expect(world.ledger.attempts.values.allSatisfy { $0.state == .withdrawn })
        #expect(world.allFaults == [])
    }

    @Test("Of several pauses that cover a secret the one that lasts longest tells when it goes on")
    func several() throws {
        let world = try world()
        pause(world, .everything, for: .seconds(1000))
        pause(world, .names(try Glob("db/a")), for: .seconds(3000))
        pause(world, .account("main"), for: .seconds(100))
        world.run(for: .seconds(990))
        #expect(world.sendings.isEmpty)
        world.run(for: .seconds(100))
        #expect(Set(world.sendings.map(\.order.attempt.secret.name)) == ["db/b", "web/c"])
        world.run(for: .seconds(1940))
        #expect(world.sendTimes(of: "db/a").count == 1)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("The same pause again changes nothing, another end changes its record, an unknown account is refused")
    func again() throws {
        let world = try world()
        let first = PauseRecord(.everything, reason: "audit")
        world.deliver(.paused(first))
        world.run(for: .seconds(1))
        let commits = world.commits
        world.deliver(.paused(first))
        #expect(world.commits == commits)
        var longer = first
        longer.end = world.clock.wall.advanced(by: .seconds(50))
        world.deliver(.paused(longer))
        world.deliver(.paused(PauseRecord(.account("other"), reason: "")))
        world.deliver(.paused(PauseRecord(.everything, reason: "", end: Setup.epoch)))
        world.deliver(.unpaused(.account("main"), requestedBy: ""))
        world.run(for: .seconds(1))
        let answers = world.pauseAnswers
        #expect(
            answers.map(\.refusal) == [
                nil, nil, nil, "the schedule has no account 'other'",
                "the pause would have ended at 2026-11-23T00:00:00Z already", nil,
            ])
        #expect(answers[0].record == answers[1].record)
        #expect(answers[2].record?.since == answers[0].record?.since)
        #expect(answers[2].record?.end == longer.end)
        #expect(answers[5].record == nil)
        #expect(world.allFaults == [])
    }
}

extension World {
    var pauseAnswers: [PauseAnswer] {
        answers.compactMap { if case .pause(let answer) = $0.answer { answer } else { nil } }
    }

    var resumptionAnswers: [ResumptionAnswer] {
        answers.compactMap { if case .resumption(let answer) = $0.answer { answer } else { nil } }
    }
}
