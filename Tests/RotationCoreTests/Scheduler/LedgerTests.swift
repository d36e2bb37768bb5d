import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The ledger: full, lost, slow")
struct LedgerTests {
    @Test("A full ledger stops sending, is said once, and recovers by itself with nothing lost")
    func full() throws {
        let world = World.simple([try Setup.secret("a"), try Setup.secret("b", at: .seconds(300))])
        world.commit = { world in
            (world.seconds > 50 && world.seconds < 500 ? .full("no space") : .durable, .milliseconds(1))
        }
        world.run(for: .seconds(490))
        #expect(world.sendings.isEmpty)
        #expect(world.scheduler.ledgerProblem == "no space")
        world.run(for: .seconds(80))
        #expect(Set(world.kms.carriedOut.keys.map(\.name)) == ["a", "b"])
        #expect(world.count { if case .ledgerFull = $0 { true } else { false } } == 1)
        #expect(world.count { $0 == .ledgerRecovered } == 1)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test(
        "A ledger that is full at the start keeps the service ready and nothing is sent before the first sight is durable"
    )
    func fullAtStart() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(80))], start: false)
        world.commit = { world in (world.seconds < 40 ? .full("no space") : .durable, .milliseconds(1)) }
        world.start(origin: .created)
        world.run(for: .seconds(10))
        #expect(world.isReady)
        world.run(for: .seconds(100))
        #expect(world.reloads == 0)
        #expect(world.sendings.count == 1)
        #expect(world.allFaults == [])
    }

    @Test("A reload that comes while the ledger is full since the start is answered when it has recovered")
    func reloadWhileFullSinceStart() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(80))], start: false)
        world.commit = { world in (world.seconds < 40 ? .full("no space") : .durable, .milliseconds(1)) }
        world.start(origin: .created)
        world.run(for: .seconds(10))
        world.reload(world.configuration)
        world.run(for: .seconds(10))
        #expect(world.reloads == 0)
        world.run(for: .seconds(90))
        #expect(world.reloads == 1)
        #expect(world.sendings.count == 1)
        #expect(world.allFaults == [])
    }

    @Test("A refused commit that is not needed any more does not keep the scheduler awake")
    func fullAndObsolete() throws {
        let world = World.simple([try Setup.secret("a")])
        world.run(for: .seconds(59))
        world.commit = { world in (.full("no space"), .milliseconds(1)) }
        world.run(for: .seconds(10))
        // The secret's rotation is refused again and again; then the clock goes back, and nothing is due.
        world.stepWall(by: .seconds(-300))
        world.run(for: .seconds(200))
        #expect(world.scheduler.wake.boot == nil)
        #expect(world.idleWakes == 1, "the one that finds nothing to commit any more")
    }

    @Test("A lost ledger: nothing is sent any more, and a stop still ends")
    func lost() throws {
        let world = World.simple([try Setup.secret("a"), try Setup.secret("b", at: .seconds(100))])
        world.commit = { world in (world.seconds > 90 ? .lost("another") : .durable, .milliseconds(1)) }
        world.run(for: .seconds(1000))
        #expect(world.sendings.count == 1)
        #expect(world.count { if case .ledgerLost = $0 { true } else { false } } == 1)
        #expect(world.scheduler.wake == Wake())
        world.stop()
        #expect(world.isStopped)
    }

    @Test("A commit that takes more than half of the answer's time is followed by another before the send")
    func slowCommit() throws {
        let world = World.simple([try Setup.secret("a")])
        world.commit = { world in (.durable, world.seconds > 60 && world.seconds < 70 ? .seconds(6) : .milliseconds(1))
        }
        world.run(for: .seconds(59))
        world.commit = { world in (.durable, world.commits == 3 ? .seconds(8) : .milliseconds(1)) }
        world.run(for: .seconds(41))
        #expect(world.sendings.count == 1)
        let sending = try #require(world.sendings.first)
        #expect(world.clock.time(at: sending.order.deadline) - sending.time >= 9_900_000)
        #expect(world.latest("a")?.attempts == 1)
        #expect(world.states(of: "a") == [.due, .queued, .sent, .accepted])
        #expect(world.allFaults == [])
    }

    @Test("Commits that always take longer than an answer may still end in a send")
    func alwaysSlow() throws {
        let world = World.simple([try Setup.secret("a")])
        world.commit = { _ in (.durable, .seconds(25)) }
        world.run(for: .seconds(400))
        #expect(world.sendings.count == 1)
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("An attempt whose credential changed during the commit is withdrawn, and made anew")
    func withdrawn() throws {
        let world = World.simple([try Setup.secret("a")])
        world.run(for: .seconds(59))
        world.commit = { _ in (.durable, .seconds(1)) }
        world.run(for: .seconds(2) + .milliseconds(500))
        world.credential = { _, _ in .available(accessKeyID: "new", fingerprint: "2") }
        world.readCredential("main")
        world.run(for: .seconds(30))
        #expect(world.sendings.map(\.order.attempt.number) == [2])
        #expect(
            world.ledger.attempts.values.map(\.state).sorted { $0.rawValue < $1.rawValue } == [.accepted, .withdrawn])
        #expect(world.scheduler.groups[0].slots.completions.count == 1)
        #expect(world.allFaults == [])
    }

    @Test("A secret that is removed before its durable attempt is sent frees its slot")
    func removedBeforeSend() throws {
        let account = Setup.account(limit: 1)
        let world = World.simple(account: account, [try Setup.secret("a"), try Setup.secret("b", at: .seconds(100))])
        world.run(for: .seconds(59))
        world.commit = { world in (.durable, world.commits == 3 ? .seconds(8) : .milliseconds(100)) }
        world.run(for: .seconds(3))
        var configuration = world.configuration
        configuration.secrets.remove(at: 0)
        world.reload(configuration)
        world.run(for: .seconds(60))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["b"])
        #expect(world.latest("a")?.state == .missed)
        #expect(world.allFaults == [])
    }

    @Test("After the stop nothing is sent; what is durable and unsent is withdrawn, open calls are awaited")
    func stop() throws {
        let world = World.simple(
            try ["a", "b"].map { try Setup.secret($0, at: $0 == "a" ? .seconds(60) : .seconds(62)) })
        world.fate = { _, _ in .accept(after: .seconds(5)) }
        world.run(for: .seconds(61))
        world.commit = { _ in (.durable, .seconds(2)) }
        world.run(for: .seconds(1) + .milliseconds(2500))
        world.stop()
        #expect(!world.isStopped)
        world.run(for: .seconds(20))
        #expect(world.isStopped)
        #expect(world.sendings.count == 1)
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.latest("b")?.state == .queued)
        world.run(for: .seconds(100))
        world.start()
        world.commit = { _ in (.durable, .milliseconds(1)) }
        world.run(for: .seconds(10))
        #expect(world.latest("b")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("A stop before the ledger is loaded, and one when idle, ends at once")
    func stopAtOnce() throws {
        let world = World.simple([try Setup.secret("a")])
        world.run(for: .seconds(10))
        world.stop()
        #expect(world.isStopped)
        var early = Scheduler(bootID: BootID("x"), seed: 1, at: world.clock.reading)
        let decisions = early.handle(.stop, at: world.clock.reading)
        #expect(decisions.count == 1)
    }
}
