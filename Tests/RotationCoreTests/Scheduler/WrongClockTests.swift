import SimulationWorld
import Testing

@testable import RotationCore

/// A clock that is off by more than is corrected, and that no KMS vouches for.
@Suite("Nothing durable follows from a clock that is known to be wrong")
struct WrongClockTests {
    private static let errors: [Duration] = [.seconds(2 * 86_400), .seconds(-2 * 86_400)]
    private static let decades: [Duration] = [.seconds(14 * 365 * 86_400), .seconds(-56 * 365 * 86_400)]

    /// A world whose KMS tells the time.
    private func world(_ secrets: [TestSecret]) -> World {
        let world = World.simple(secrets, start: false)
        world.date = World.trueDate(in:of:)
        return world
    }

    private func request(_ releasesHold: Bool = false) throws -> OperatorRequest {
        try OperatorRequest(id: "r", selection: .secret(Setup.id("a")), releasesHold: releasesHold)
    }

    // MARK: Orders

    @Test("A request is refused, and may be made again when the clock is right", arguments: errors)
    func refusesRequests(error: Duration) throws {
        let world = world([try Setup.secret("a", every: .seconds(3600))])
        world.start(origin: .created)
        world.run(for: .seconds(100))
        world.stepWall(by: error)
        world.run(for: .seconds(10))
        world.deliver(.requested(try request()))
        world.run(for: .seconds(10))
        let refusal = try #require(world.requestAnswers.last)
        #expect(refusal.verdict == .refused(reason: Reason.clockIsWrong))
        #expect(world.ledger.requests.isEmpty)
        world.setWallRight()
        world.run(for: .seconds(80))
        world.deliver(.requested(try request()))
        world.run(for: .seconds(7200))
        #expect(world.sendSeconds(of: "a") == [60, 200, 3660, 7260])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A held secret is not resumed, and nothing of it is lost or a surprise", arguments: errors)
    func refusesResumptions(error: Duration) throws {
        let world = world([try Setup.secret("a", every: .seconds(600))])
        world.fate = { _, _ in .reject(.permanent, code: "Nope") }
        world.start(origin: .created)
        world.run(for: .seconds(100))
        world.fate = { _, _ in .accept() }
        world.stepWall(by: error)
        world.run(for: .seconds(10))
        let resumption = Event.resumed(Resumption(.secrets(.names(try Glob("*")))))
        world.deliver(resumption)
        world.run(for: .seconds(10))
        let refusal = try #require(world.resumptionAnswers.last)
        #expect(refusal.refusal == Reason.clockIsWrong && refusal.secrets == [])
        world.run(for: .seconds(1200))
        world.setWallRight()
        world.run(for: .seconds(10))
        #expect(world.record("a")?.hold != nil)
        world.deliver(resumption)
        world.run(for: .seconds(10))
        #expect(world.resumptionAnswers.last?.secrets == [Setup.id("a")])
        #expect(world.latest("a")?.state == .missed && world.latest("a")?.count == 2)
        world.run(for: .seconds(600))
        #expect(world.sendSeconds(of: "a") == [60, 1860])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("What a crash left of a request waits for the right time; other orders do not wait for it", arguments: errors)
    func postponesCompletions(error: Duration) throws {
        let world = world([try Setup.secret("a", every: .seconds(600))])
        world.fate = { _, _ in .reject(.permanent, code: "Nope") }
        world.start(origin: .created)
        world.run(for: .seconds(700))
        world.fate = { _, _ in .accept() }
        world.crash()
        // This observer did not see the request come, and takes its release for nobody's.
        world.observers.removeAll { $0 is LossObserver }
        let request = try request(true)
        world.ledger.put(
            [.request(RequestRecord(request: request, accepted: Setup.epoch.advanced(by: .seconds(700))))][...])
        world.clock.step(by: error)
        world.start()
        world.run(for: .seconds(100))
        #expect(world.isHeldForClock() && world.record("a")?.hold != nil)
        world.deliver(.paused(PauseRecord(.account("main"), reason: "")))
        world.run(for: .seconds(1))
        #expect(world.scheduler.status().pauses.count == 1)
        world.deliver(.unpaused(.account("main"), requestedBy: "ann"))
        world.run(for: .seconds(1))
        world.setWallRight()
        world.run(for: .seconds(10))
        #expect(world.latest("a")?.versionID.suffix == "r" && world.latest("a")?.state == .accepted)
        world.run(for: .seconds(600))
        #expect(world.sendSeconds(of: "a") == [60, 802, 1260])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A pause does not end by it")
    func endsNoPause() throws {
        let world = world([try Setup.secret("a", every: .seconds(600))])
        world.start(origin: .created)
        world.deliver(.paused(PauseRecord(.everything, reason: "", end: Setup.epoch.advanced(by: .seconds(86_000)))))
        world.run(for: .seconds(10))
        world.stepWall(by: .seconds(2 * 86_400))
        world.run(for: .seconds(1000))
        #expect(world.scheduler.status().pauses.count == 1)
        world.setWallRight()
        world.run(for: .seconds(80_000))
        #expect(world.sendings.isEmpty)
        world.run(for: .seconds(6000))
        #expect(world.sendSeconds(of: "a").first == 86_000)
        #expect(world.allFaults == [])
    }

    @Test("Where one KMS vouches for the clock, another that differs keeps nobody from giving orders")
    func vouchedClock() throws {
        let accounts = ["main", "other"].map { Setup.account($0) }
        let secrets = try accounts.map { try Setup.secret("a", account: $0.key, at: .seconds(1000)) }
        let world = world(secrets)
        world.configuration = Configuration(accounts: accounts, secrets: secrets)
        world.observers.removeAll { $0 is ClockObserver }
        world.date = { world, account in
            (world.clock.truth.advanced(by: .seconds(account == "main" ? 0 : 9000)), .milliseconds(10))
        }
        world.start(origin: .created)
        world.run(for: .seconds(10))
        // A small step is believed, and only the other's KMS is asked again.
        world.stepWall(by: .seconds(2))
        world.run(for: .seconds(10))
        world.deliver(.requested(try request()))
        world.run(for: .seconds(10))
        #expect(world.requestAnswers.last?.verdict == .accepted)
        #expect(world.sendings.count == 1)
        #expect(world.allFaults == [])
    }

    // MARK: Edits

    @Test("A schedule that changed by it counts from the change by the right time", arguments: errors + decades)
    func changedSchedule(error: Duration) throws {
        for reloads in [false, true] {
            let world = try World.edited(whileOffBy: error)
            world.run(for: .seconds(100))
            if reloads {
                world.reload(
                    Configuration(
                        accounts: [Setup.account()],
                        secrets: [
                            try Setup.secret("a", every: .seconds(1000), at: .seconds(500)), try Setup.secret("b"),
                        ]))
            }
            world.run(for: .seconds(200))
            #expect(world.isHeldForClock())
            world.setWallRight()
            world.run(for: .seconds(100))
            #expect(world.sendSeconds(of: "a") == [])
            world.run(for: .seconds(2000))
            #expect(world.sendSeconds(of: "a") == [2500, 3500])
            #expect(world.allFaults == [])
        }
    }

    @Test("One that changed again in the boot of its first sight is no surprise either", arguments: [1800, -1800])
    func changedSinceFirstSight(error: Int64) throws {
        let world = world([try Setup.secret("a", at: .seconds(5000))])
        world.start(origin: .created)
        world.run(for: .seconds(1000))
        world.crash()
        world.clock.step(by: .seconds(error))
        world.start(
            Configuration(
                accounts: [Setup.account()], secrets: [try Setup.secret("a", every: .seconds(1000), at: .seconds(500))])
        )
        world.run(for: .seconds(400))
        #expect(world.sendSeconds(of: "a") == [])
        world.run(for: .seconds(200))
        #expect(world.sendSeconds(of: "a") == [1500])
        #expect(world.allFaults == [])
    }

    @Test(
        "A hold that an edit of the entry ends by it loses nothing, and what came due meanwhile is no surprise",
        arguments: errors + [.seconds(3000), .seconds(-3000), .zero])
    func editedEntry(error: Duration) throws {
        for reloads in [false, true] {
            let world = world([try Setup.secret("a", every: .seconds(600))])
            world.fate = { _, _ in .reject(.permanent, code: "Nope") }
            world.start(origin: .created)
            world.run(for: .seconds(1300))
            world.fate = { _, _ in .accept() }
            let edited = Configuration(
                accounts: [Setup.account()],
                secrets: [try Setup.secret("a", every: .seconds(600), within: .seconds(300))])
            if reloads {
                world.stepWall(by: error)
                world.run(for: .seconds(10))
                world.reload(edited)
            } else {
                world.crash()
                world.clock.step(by: error)
                world.run(for: .seconds(10))
                world.start(edited, reboot: true)
            }
            world.run(for: .seconds(100))
            world.setWallRight()
            world.run(for: .seconds(100))
            #expect(world.record("a")?.hold == nil)
            #expect(world.latest("a")?.state == .missed && world.latest("a")?.count == 2)
            world.run(for: .seconds(600))
            #expect(world.sendSeconds(of: "a") == [60, 1860])
            #expect(world.count { if case .secretReleased = $0 { true } else { false } } == 1)
            world.audit()
            #expect(world.allFaults == [])
        }
    }

    // MARK: Holds

    @Test("Another hold of the account outlasts it, with its probes; nothing comes due by it", arguments: errors)
    func otherHold(error: Duration) throws {
        let names = (1...8).map { "n\($0)" }
        let world = world(
            try names.map { try Setup.secret($0) } + [try Setup.secret("a", at: .seconds(9000))])
        world.fate = { _, _ in .reject(.account, code: "Forbidden.InDebt") }
        world.start(origin: .created)
        world.run(for: .seconds(8000))
        let sent = world.sendings.count
        let hold = try #require(world.ledger.accounts["main"]?.hold)
        world.stepWall(by: error)
        world.run(for: .seconds(3000))
        #expect(world.ledger.accounts["main"]?.hold == hold)
        #expect(world.sendings.count == sent)
        #expect(world.ledger.rotations(of: Setup.id("a")).isEmpty)
        world.setWallRight()
        world.run(for: .seconds(60))
        #expect(world.ledger.accounts["main"]?.hold?.code == "Forbidden.InDebt")
        #expect(world.sendings.count <= sent + 1)
        #expect(world.latest("a")?.state == .queued || world.latest("a")?.state == .held)
        world.fate = { _, _ in .accept() }
        world.run(for: .seconds(7200))
        #expect(world.latest("a")?.state == .accepted)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("When the other hold ends first, the account is held for the clock")
    func otherHoldEnds() throws {
        let world = world([try Setup.secret("a", every: .seconds(600))])
        world.fate = { _, _ in .reject(.account, code: "Forbidden.InDebt") }
        world.start(origin: .created)
        world.run(for: .seconds(100))
        world.fate = { _, _ in .accept() }
        world.stepWall(by: .seconds(7200))
        world.run(for: .seconds(100))
        #expect(!world.isHeldForClock())
        world.deliver(.resumed(Resumption(.account("main"))))
        world.run(for: .seconds(100))
        #expect(world.isHeldForClock() && world.sendings.count == 1)
        world.setWallRight()
        world.run(for: .seconds(10))
        #expect(world.latest("a")?.state == .accepted)
        world.audit()
        #expect(world.allFaults == [])
    }
}
