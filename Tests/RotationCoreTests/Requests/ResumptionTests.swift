import SimulationWorld
import Testing

@testable import RotationCore

@Suite("What an operator resumes")
struct ResumptionTests {
    /// A world in which the secret is held since its first rotation, and missed two since.
    private func held(_ failure: FailureClass = .permanent) throws -> World {
        let world = World.simple([try Setup.secret("a", every: .seconds(600), at: .seconds(60))])
        world.fate = { _, _ in .reject(failure, code: "Nope") }
        world.run(for: .seconds(1400))
        world.fate = { _, _ in .accept() }
        return world
    }

    private func resume(_ world: World, _ scope: Resumption.Scope) {
        world.deliver(.resumed(Resumption(scope, requestedBy: "ann")))
        world.run(for: .seconds(5))
    }

    @Test("A held secret is listed with its reason and what releases it")
    func isListed() throws {
        let world = try held()
        let status = world.scheduler.status()
        #expect(status.heldSecrets == [Setup.id("a")])
        #expect(status.secretHolds.map(\.code) == ["Nope"])
        #expect(
            status.secretHolds.map(\.release) == ["until its entry in the schedule changes or an operator resumes it"])
    }

    @Test("Its hold ends, what came due meanwhile is missed, and nothing is rotated by surprise")
    func secret() throws {
        let world = try held()
        #expect(world.sendings.count == 1)
        resume(world, .secrets(.names(try Glob("*"))))
        #expect(world.resumptionAnswers.map(\.secrets) == [[Setup.id("a")]])
        #expect(world.record("a")?.hold == nil)
        #expect(world.sendings.count == 1, "nothing is rotated by surprise")
        let missed = try #require(world.latest("a"))
        #expect(missed.state == .missed)
        #expect(missed.count == 2)
        #expect(missed.reason == "the secret is held: Nope")
        resume(world, .secrets(.secret(Setup.id("a"))))
        #expect(world.resumptionAnswers.last?.secrets == [])
        world.run(for: .seconds(600))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.sendings.count == 2)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A request rotates a held secret only where it releases holds", arguments: [false, true])
    func request(releases: Bool) throws {
        let world = try held()
        world.deliver(
            .requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("a")), releasesHold: releases)))
        world.run(for: .seconds(5))
        let answer = try #require(world.requestAnswers.last)
        if releases {
            #expect(answer.verdict == .accepted)
            #expect(world.sendings.count == 2)
            #expect(world.ledger.rotations(of: Setup.id("a")).map(\.state) == [.failed, .missed, .accepted])
            #expect(world.record("a")?.hold == nil)
        } else {
            #expect(answer.secrets.map(\.standing) == [.held])
            #expect(answer.secrets.map(\.reason) == ["Nope: no"])
            #expect(world.sendings.count == 1)
            #expect(world.record("a")?.hold != nil)
        }
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A request for what is held alone leaves the others as they are")
    func heldOnly() throws {
        let world = World.simple(
            [try Setup.secret("a", at: .seconds(60)), try Setup.secret("b", at: .seconds(60))])
        world.fate = { _, order in order.attempt.secret.name == "a" ? .reject(.permanent) : .accept() }
        world.run(for: .seconds(100))
        world.fate = { _, _ in .accept() }
        world.deliver(
            .requested(
                try OperatorRequest(
                    id: "r", selection: .names(Glob("**")), releasesHold: true, isForHeldOnly: true)))
        world.run(for: .seconds(5))
        #expect(world.requestAnswers.first?.secrets.map(\.secret.name) == ["a"])
        #expect(world.sendTimes(of: "b").count == 1)
        #expect(world.sendTimes(of: "a").count == 2)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("As many refusals as max-attempts allows hold the secret, and the count begins anew with each cycle")
    func maxAttempts() throws {
        var secret = try Setup.secret("a", every: .seconds(600), at: .seconds(60))
        secret.entry.retry = RetryPolicy(first: .seconds(1), most: .seconds(1), maxAttempts: 3)
        let world = World.simple([secret])
        world.fate = { world, _ in world.sendings.count % 3 == 0 ? .accept() : .reject(.refused) }
        world.run(for: .seconds(2000))
        #expect(world.record("a")?.hold == nil, "two refusals a cycle do not add up")
        world.fate = { _, _ in .reject(.refused) }
        world.run(for: .seconds(600))
        #expect(world.record("a")?.hold?.release.hasPrefix("after as many refusals as max-attempts allows") == true)
        #expect(world.allFaults == [])
    }

    @Test(
        "A held account is resumed: what waits is sent, and held again where nothing has changed",
        arguments: [true, false])
    func account(isWell: Bool) throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(60)), try Setup.secret("b", at: .seconds(60))])
        world.fate = { _, _ in .reject(.account, code: "Forbidden.InDebt") }
        world.run(for: .seconds(65))
        let hold = try #require(world.scheduler.status().accounts.first?.hold)
        #expect(hold.release.contains("or an operator resumes it"))
        if isWell { world.fate = { _, _ in .accept() } }
        let sent = world.sendings.count
        resume(world, .account("main"))
        #expect(world.resumptionAnswers.map(\.accounts) == [["main"]])
        #expect(world.sendings.count > sent)
        #expect((world.scheduler.status().accounts.first?.hold == nil) == isWell)
        resume(world, .account("other"))
        #expect(world.resumptionAnswers.last?.refusal == "the schedule has no account 'other'")
        world.audit()
        #expect(world.allFaults == [])
    }
}
