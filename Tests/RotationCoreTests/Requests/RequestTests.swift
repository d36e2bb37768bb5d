import SimulationWorld
import Testing

@testable import RotationCore

@Suite("An operator's requests")
struct RequestTests {
    private let hour: Duration = .seconds(3600)

    private func world(_ names: [String] = ["db/a", "db/b", "web/c"], every: Duration = .seconds(86_400)) throws
        -> World
    {
        let world = World.simple(try names.map { try Setup.secret($0, every: every, at: .seconds(43_200)) })
        world.run(for: .seconds(5))
        return world
    }

    @Test("A request of one secret rotates it at once, with its id in the VersionId")
    func oneSecret() throws {
        let world = try world()
        let request = try OperatorRequest(id: "inc4711", selection: .secret(Setup.id("db/a")), requestedBy: "ann")
        world.deliver(.requested(request))
        #expect(world.answers.isEmpty, "nothing is said before it is durable")
        world.run(for: .seconds(2))
        let answer = try #require(world.requestAnswers.first)
        #expect(answer.verdict == .accepted)
        #expect(answer.record?.request == request)
        #expect(answer.secrets.map(\.standing) == [.rotation(.queued)])
        #expect(answer.secrets.first?.versionID?.text == "20261123T000005Z-inc4711")
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261123T000005Z-inc4711"])
        let rotation = try #require(world.latest("db/a"))
        #expect(rotation.state == .accepted)
        #expect(rotation.deadline == Setup.epoch.advanced(by: .seconds(43_200)))
        #expect(world.ledger.requests["inc4711"]?.state == .done)
        #expect(world.ledger.requests["inc4711"]?.outcomes == [.accepted: 1])
        #expect(world.record("db/a")?.next == Setup.epoch.advanced(by: .seconds(43_200)), "its cadence is kept")
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A glob and a label mean all secrets that match, and no other")
    func selections() throws {
        let glob = try world()
        glob.deliver(.requested(try OperatorRequest(id: "g", selection: .names(Glob("db/*")))))
        glob.run(for: .seconds(5))
        #expect(Set(glob.sendings.map(\.order.attempt.secret.name)) == ["db/a", "db/b"])

        var secrets = try ["x", "y"].map { try Setup.secret($0, at: .seconds(43_200)) }
        secrets[1].entry.labels = ["team": "red"]
        let label = World.simple(secrets)
        label.run(for: .seconds(5))
        label.deliver(.requested(try OperatorRequest(id: "l", selection: .label("team", value: "red"))))
        label.run(for: .seconds(5))
        #expect(label.sendings.map(\.order.attempt.secret.name) == ["y"])
    }

    @Test("The same id again changes nothing and answers what it was; other contents are refused")
    func idempotent() throws {
        let world = try world()
        let request = try OperatorRequest(id: "r", selection: .names(Glob("db/*")), requestedBy: "ann")
        var again = request
        again.requestedBy = "bob"
        var other = request
        other.isUrgent = true
        world.deliver(.requested(request))
        world.deliver(.requested(again))
        world.run(for: .seconds(5))
        world.crash()
        world.start()
        world.run(for: .seconds(5))
        world.deliver(.requested(again))
        world.deliver(.requested(other))
        world.run(for: .seconds(5))
        let answers = world.requestAnswers
        #expect(answers.map(\.verdict).prefix(3) == [.accepted, .known, .known])
        #expect(answers[1].secrets.count == 2)
        #expect(answers[2].record?.state == .done)
        #expect(answers[2].record?.outcomes == [.accepted: 2])
        guard case .refused(let reason) = try #require(answers.last).verdict else {
            Issue.record("not refused")
            return
        }
        #expect(reason.contains("asked for something else at 2026-11-23T00:00:05Z"))
        #expect(world.sendings.count == 2)
        #expect(world.allFaults == [])
    }

    @Test("What means nothing, or nothing that may be rotated, is refused and not recorded")
    func refused() throws {
        let world = try world()
        world.configuration.entries[2].isEnabled = false
        world.reload(world.configuration)
        world.run(for: .seconds(1))
        world.deliver(.requested(try OperatorRequest(id: "a", selection: .names(Glob("nothing")))))
        world.deliver(.requested(try OperatorRequest(id: "b", selection: .secret(Setup.id("web/c")))))
        world.run(for: .seconds(1))
        #expect(
            world.requestAnswers.map(\.verdict) == [
                .refused(reason: "no secret of the schedule matches nothing"),
                .refused(reason: "nothing to rotate: each of the 1 secrets that match is held or disabled"),
            ])
        #expect(world.requestAnswers[1].secrets.map(\.standing) == [.disabled])
        #expect(world.ledger.requests.isEmpty)
        #expect(world.count { if case .requestRefused = $0 { true } else { false } } == 2)
    }

    @Test("An id has the characters of a VersionId, and room beside the account's prefix", arguments: [47, 48])
    func ids(length: Int) throws {
        #expect(throws: ValueFault.self) { try OperatorRequest(id: "", selection: .secret(Setup.id("a"))) }
        #expect(throws: ValueFault.self) { try OperatorRequest(id: "a b", selection: .secret(Setup.id("a"))) }
        let id = String(repeating: "x", count: length)
        if length > OperatorRequest.mostCharacters {
            #expect(throws: ValueFault.self) { try OperatorRequest(id: id, selection: .secret(Setup.id("a"))) }
            return
        }
        let world = World.simple(account: Setup.account(prefix: "p."), [try Setup.secret("a")])
        world.run(for: .seconds(5))
        world.deliver(.requested(try OperatorRequest(id: id, selection: .secret(Setup.id("a")))))
        world.deliver(.requested(try OperatorRequest(id: String(id.dropFirst(2)), selection: .secret(Setup.id("a")))))
        world.run(for: .seconds(5))
        guard case .refused(let reason) = world.requestAnswers[0].verdict else {
            Issue.record("not refused")
            return
        }
        #expect(reason.contains("66 characters"))
        #expect(world.requestAnswers[1].verdict == .accepted)
    }

    @Test("A request takes the place of a waiting occurrence: its first due time and deadline")
    func takesOver() throws {
        let account = Setup.account(limit: 1, per: .seconds(3600))
        let secrets = [
            try Setup.secret("a", every: .seconds(86_400), at: .seconds(60)),
            try Setup.secret("b", every: .seconds(86_400), at: .seconds(61), within: .seconds(7200)),
        ]
        let world = World.simple(account: account, secrets)
        world.run(for: .seconds(100))
        #expect(world.latest("b")?.state == .queued)
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("b")))))
        world.run(for: .seconds(10))
        let rotations = world.ledger.rotations(of: Setup.id("b"))
        #expect(rotations.map(\.state) == [.superseded, .queued])
        #expect(rotations[0].reason == "an operator's request is newer")
        #expect(rotations[1].due == rotations[0].due)
        #expect(rotations[1].deadline == rotations[0].deadline)
        world.run(for: .seconds(4000))
        #expect(world.ledger.rotations(of: Setup.id("b")).map(\.state) == [.superseded, .accepted])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A newer occurrence takes over the place and the mark of a request that waits")
    func isTakenOver() throws {
        var secret = try Setup.secret("b", every: .seconds(600), at: .seconds(300))
        secret.entry.minInterval = .seconds(2000)
        let world = World.simple([secret])
        world.run(for: .seconds(310))
        #expect(world.latest("b")?.state == .accepted)
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(secret.id), isUrgent: true)))
        world.run(for: .seconds(1))
        #expect(world.latest("b")?.request == RequestMark(id: "r", isUrgent: true))
        #expect(world.latest("b")?.reason.hasPrefix("min-interval lasts until") == true)
        world.run(for: .seconds(700))
        let rotations = world.ledger.rotations(of: secret.id)
        #expect(rotations.map(\.state) == [.accepted, .superseded, .queued])
        #expect(rotations.map(\.request) == [nil, nil, RequestMark(id: "r", isUrgent: true)])
        #expect(rotations[2].due == rotations[1].due)
        #expect(world.ledger.requests["r"]?.state == .open)
        // It goes on after a restart, and the request is done with the rotation that bears its mark.
        world.crash()
        world.start()
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(secret.id), isUrgent: true)))
        world.run(for: .seconds(1))
        #expect(world.requestAnswers.last?.verdict == .known)
        #expect(world.requestAnswers.last?.secrets.map(\.versionID) == [rotations[2].versionID])
        world.run(for: .seconds(2000))
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 1])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("While an attempt of its secret is in flight, a request waits for that", arguments: [true, false])
    func waitsForFlight(isAccepted: Bool) throws {
        let world = try world()
        world.fate = { world, _ in
            if world.sendings.count > 3 { return .accept() }
            return isAccepted ? .accept(after: .seconds(5)) : .reject(.transient, after: .seconds(5))
        }
        world.run(for: .seconds(43_196))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("**")))))
        world.run(for: .seconds(1))
        #expect(world.sendTimes(of: "db/a").count == 1)
        world.run(for: .seconds(60))
        let rotations = world.ledger.rotations(of: Setup.id("db/a"))
        #expect(rotations.map(\.state) == (isAccepted ? [.accepted, .accepted] : [.superseded, .accepted]))
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 3])
        #expect(world.allFaults == [])
    }

    @Test("Where the wall clock went back, a request's nominal time is past what was sent")
    func wallClockWentBack() throws {
        let world = try world()
        let all = SecretSelection.names(try Glob("**"))
        world.deliver(.requested(try OperatorRequest(id: "b", selection: all)))
        world.run(for: .seconds(5))
        world.stepWall(by: .seconds(-300))
        world.deliver(.requested(try OperatorRequest(id: "a", selection: all)))
        world.run(for: .seconds(5))
        let texts = world.ledger.rotations(of: Setup.id("db/a")).map(\.versionID.text)
        #expect(texts == ["20261123T000005Z-b", "20261123T000006Z-a"])
        #expect(world.sendings.count == 6)
        #expect(world.allFaults == [])
    }

    @Test("A request that takes the place of another request's rotation keeps its urgency, and ends the other for that")
    func twoRequests() throws {
        var secret = try Setup.secret("a", at: .seconds(60))
        secret.entry.minInterval = .seconds(2000)
        let world = World.simple([secret])
        world.run(for: .seconds(100))
        world.deliver(.requested(try OperatorRequest(id: "first", selection: .secret(secret.id), isUrgent: true)))
        world.run(for: .seconds(10))
        world.deliver(.requested(try OperatorRequest(id: "second", selection: .secret(secret.id))))
        world.run(for: .seconds(10))
        #expect(world.latest("a")?.request == RequestMark(id: "second", isUrgent: true))
        #expect(world.ledger.requests["first"]?.outcomes == [.superseded: 1])
        #expect(world.ledger.requests["second"]?.state == .open)
        world.run(for: .seconds(3000))
        #expect(world.ledger.requests["second"]?.outcomes == [.accepted: 1])
        #expect(world.allFaults == [])
    }

    @Test("A changed schedule leaves what an operator asked for; a disabled or removed entry ends it")
    func changedSchedule() throws {
        let world = try world()
        world.fate = { _, _ in .reject(.transient) }
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("**")))))
        world.run(for: .seconds(10))
        for index in 0..<3 {
            world.configuration.entries[index].schedule = .interval(try IntervalSchedule(every: .seconds(7200)))
        }
        world.configuration.entries[1].isEnabled = false
        world.configuration.secrets.removeLast()
        world.reload(world.configuration)
        world.run(for: .seconds(1))
        world.fate = { _, _ in .accept() }
        world.run(for: .seconds(1000))
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 1, .missed: 2])
        #expect(world.latest("db/b")?.reason == "the schedule changed")
        #expect(world.latest("web/c")?.reason == "removed from the schedule")
        #expect(world.allFaults == [])
    }

    @Test("Of a request whose record alone survived a crash, the rotations are made at the next start")
    func split() throws {
        for cut in 0...4 {
            let world = try world()
            world.commit = { _ in (.durable, .seconds(5)) }
            world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("**")))))
            world.run(for: .seconds(1))
            let records = try #require(world.committing)
            #expect(records.count == 4)
            world.committing = Array(records.prefix(cut))
            world.ledger.put(records.prefix(cut))
            world.committing = nil
            world.crash()
            world.commit = { _ in (.durable, .milliseconds(2)) }
            // What is seen for the first time after the crash is none of it.
            world.configuration.add(try Setup.secret("db/new", at: .seconds(43_200)))
            world.start()
            world.run(for: .seconds(20))
            #expect(world.sendings.count == (cut == 0 ? 0 : 3), "cut \(cut)")
            #expect(world.sendTimes(of: "db/new").isEmpty)
            #expect(world.ledger.requests["r"]?.outcomes == (cut == 0 ? nil : [.accepted: 3]))
            #expect(world.allFaults == [])
        }
    }

    @Test("A service that stops refuses what it cannot record any more")
    func stopping() throws {
        let world = try world()
        world.stop()
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("db/a")))))
        #expect(world.requestAnswers.map(\.verdict) == [.refused(reason: "the service stops")])
    }

    @Test("A full ledger delays the answer, and the request is not lost")
    func fullLedger() throws {
        let world = try world()
        world.commit = { _ in (.full("no space"), .milliseconds(1)) }
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(Setup.id("db/a")))))
        world.run(for: .seconds(30))
        #expect(world.answers.isEmpty)
        world.commit = { _ in (.durable, .milliseconds(1)) }
        world.run(for: .seconds(60))
        #expect(world.requestAnswers.map(\.verdict) == [.accepted])
        #expect(world.latest("db/a")?.state == .accepted)
        #expect(world.allFaults == [])
    }
}

extension World {
    var requestAnswers: [RequestAnswer] {
        answers.compactMap { if case .request(let answer) = $0.answer { answer } else { nil } }
    }
}
