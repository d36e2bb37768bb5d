import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Restarts and the age of slots")
struct RestartTests {
    private func busy(_ account: AccountConfiguration = Setup.account(limit: 3)) throws -> World {
        World.simple(account: account, try (0..<9).map { try Setup.secret("s\($0)", within: .seconds(Int64($0))) })
    }

    @Test("In the same boot a slot ages by the boot clock")
    func sameBoot() throws {
        let world = try busy()
        world.run(for: .seconds(100))
        world.crash()
        world.clock.step(by: .seconds(500))
        world.run(for: .seconds(1000))
        world.start()
        world.run(for: .seconds(3664) - .seconds(1100))
        #expect(world.sendings.count == 3)
        world.run(for: .seconds(10))
        #expect(world.sendings.count == 6)
        #expect(world.allFaults == [])
    }

    @Test("In another boot a slot ages from that boot's start")
    func otherBoot() throws {
        let world = try busy()
        world.run(for: .seconds(100))
        world.crash()
        world.run(for: .seconds(2000))
        world.start(reboot: true)
        world.clock.step(by: .seconds(500))
        let boot = world.clock.bootStart
        world.run(until: boot + 3_604_000_000)
        #expect(world.sendings.count == 3)
        world.run(for: .seconds(10))
        #expect(world.sendings.count == 6)
        #expect(world.allFaults == [])
    }

    @Test("Two Dates prove more")
    func dates() throws {
        let world = try busy(Setup.account(limit: 4, per: .seconds(3600)))
        world.fate = { world, order in
            .answer(Answer(.accepted, date: Instant(seconds: world.clock.truth.seconds)), after: .milliseconds(20))
        }
        // Three at once, one much later, so that the reboot finds a free slot for the call that brings a Date.
        let later = try Setup.secret("later", at: .seconds(9000))
        var configuration = world.configuration
        configuration.add(later)
        world.reload(configuration)
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 4)
        world.crash()
        world.run(for: .seconds(3000))
        world.start(reboot: true)
        world.run(for: .seconds(20))
        #expect(world.sendings.count == 4)
        // A Date arrives with some answer: the four are 3,100 s old, not 20 s.
        let now = world.scheduler.stamp
        var dated = world.scheduler
        dated.latestDate = (world.clock.truth, now.boot)
        dated.rebuildGroups()
        #expect(dated.groups[0].slots.completions.allSatisfy { $0.microseconds < -3_000_000_000 })
        #expect(world.scheduler.groups[0].slots.completions.allSatisfy { $0.microseconds == 0 })
    }

    @Test("What the ledger shows to have happened later in the other boot proves the age of what came before it")
    func laterInThatBoot() throws {
        let world = World.simple(
            account: Setup.account(limit: 3),
            try (0..<3).map { try Setup.secret("s\($0)", at: .seconds(60 + 2000 * Int64($0))) }
                + (0..<3).map { try Setup.secret("t\($0)", at: .seconds(4400)) })
        world.run(for: .seconds(4200))
        world.crash()
        world.start(reboot: true)
        world.run(for: .seconds(300))
        // The first call is 4,000 s older than the last one: its slot is free.
        #expect(world.sendings.count == 4)
        #expect(world.allFaults == [])
    }

    @Test("What was in flight completes at the later of its stored deadline and the recovery")
    func recovery() throws {
        for down in [Duration.seconds(2), .seconds(30)] {
            let world = World.simple([try Setup.secret("a")])
            world.fate = { _, order in order.attempt.number == 1 ? .lost(arrival: .seconds(9), report: nil) : .accept()
            }
            world.run(for: .seconds(61))
            world.crash()
            world.run(for: down)
            world.start()
            world.run(for: .seconds(60))
            let times = world.sendTimes(of: "a")
            #expect(times.count == 2)
            let deadline = max(70_000_000, 61_000_000 + down.microseconds)
            #expect(times[1] >= deadline && times[1] < deadline + 2_000_000)
            #expect(Set(world.sendings.map(\.order.attempt.versionID)).count == 1)
            #expect(world.allFaults == [])
        }
    }

    @Test("A crash before and after every single commit loses nothing", arguments: 1...14)
    func everyCrashPoint(commit: Int) throws {
        for isDurable in [false, true] {
            let world = World.simple(
                account: Setup.account(limit: 2, per: .seconds(60)), try ["a", "b", "c"].map { try Setup.secret($0) })
            world.commit = { world in
                if world.commits == commit {
                    world.at(.microseconds(world.clock.time + 1)) { world in
                        if isDurable, let records = world.committing { world.ledger.put(records) }
                        world.committing = nil
                        world.crash()
                        world.start()
                    }
                    return (.durable, .seconds(5))
                }
                return (.durable, .milliseconds(1))
            }
            world.run(for: .seconds(400))
            #expect(world.kms.carriedOut.count == 3)
            world.audit(isQuiet: true)
            #expect(world.allFaults == [])
        }
    }

    @Test("A ledger that was set aside: the quota counts as full, over restarts too, unless the file says otherwise")
    func setAside() throws {
        let account = Setup.account(limit: 3, per: .seconds(600))
        let world = World.simple(account: account, [try Setup.secret("a")], origin: .setAside)
        world.run(for: .seconds(100))
        #expect(world.sendings.isEmpty)
        #expect(world.count { $0 == .quotaAssumedFull(account: "main") } == 1)
        world.crash()
        world.start()
        world.run(for: .seconds(500))
        #expect(world.sendings.isEmpty)
        world.run(for: .seconds(10))
        #expect(world.sendings.count == 1)
        // Once over it is over: the next boot does not count it again.
        world.run(for: .seconds(86_400))
        world.crash()
        world.start(reboot: true)
        world.run(for: .seconds(10))
        #expect(world.ledger.accounts["main"]?.assumedFull == nil)
        #expect(world.allFaults == [])

        let empty = World.simple(
            account: Setup.account(coldStart: .assumeEmpty), [try Setup.secret("a")], origin: .setAside)
        empty.run(for: .seconds(61))
        #expect(empty.sendings.count == 1)
    }
}
