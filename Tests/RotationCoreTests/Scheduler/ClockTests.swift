import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Steps of the wall clock")
struct ClockTests {
    @Test("A machine that boots in 1970 and then meets NTP rotates nothing")
    func bootsIn1970() throws {
        let world = World.simple(
            [try Setup.secret("a", every: .seconds(3600)), try Setup.secret("b", onFirstSight: .rotate)], start: false)
        world.clock.step(by: Duration.microseconds(-Setup.epoch.microseconds))
        world.start(origin: .created)
        world.run(for: .seconds(20))
        world.sendings.removeAll()
        world.stepWall(by: Duration.microseconds(Setup.epoch.microseconds))
        world.run(for: .seconds(30))
        #expect(world.sendings.isEmpty)
        #expect(world.count { $0 == .firstSightsMoved(count: 2) } == 1)
        #expect(world.record("a")?.firstSight.wall ?? .earliest >= Setup.epoch)
        world.run(for: .seconds(60))
        #expect(
            world.sendings.map(\.order.attempt.versionID.text).sorted() == ["20261123T000100Z", "20261123T000100Z"])
        #expect(world.allFaults == [])
    }

    @Test("It rotates nothing either where the daemon was restarted before NTP came")
    func bootsIn1970AndRestarts() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(3600))], start: false)
        world.clock.step(by: Duration.microseconds(-Setup.epoch.microseconds))
        world.start(origin: .created)
        world.run(for: .seconds(20))
        world.crash()
        world.clock.step(by: Duration.microseconds(Setup.epoch.microseconds))
        world.start()
        world.run(for: .seconds(30))
        #expect(world.sendings.isEmpty)
        world.run(for: .seconds(60))
        #expect(world.sendings.count == 1)
        #expect(world.allFaults == [])
    }

    @Test("A forward step of more than 10 minutes moves first sights of this boot; what it jumped over ends missed")
    func forwardStep() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(600))])
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 1)
        world.stepWall(by: .seconds(3000))
        world.run(for: .seconds(10))
        #expect(world.sendings.count == 1)
        #expect(world.latest("a")?.state == .missed)
        #expect(world.latest("a")?.reason == Reason.steppedOver)
        #expect(world.latest("a")?.count == 5)
        world.run(for: .seconds(600))
        #expect(world.sendings.count == 2)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A forward step of 10 minutes or less, and one with first sights of an earlier boot, is time that passed")
    func smallForwardStep() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(600))])
        world.run(for: .seconds(20))
        world.stepWall(by: .seconds(600))
        world.run(for: .seconds(10))
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261123T000100Z"])
        world.crash()
        world.run(for: .seconds(10))
        world.start(reboot: true)
        world.run(for: .seconds(10))
        world.stepWall(by: .seconds(7200))
        world.run(for: .seconds(4000))
        // One before the restart, one after it, one for all that the step jumped over, and those after it.
        #expect(world.sendings.count == 1 + 1 + 1 + 6)
        #expect(world.allFaults == [])
    }

    @Test("A first sight in a future that the clock takes back moves back with it, where nothing came due since")
    func firstSightInTheFuture() throws {
        let world = World.simple(
            [try Setup.secret("a", every: .seconds(3600)), try Setup.secret("b", at: .seconds(20))], start: false)
        world.clock.step(by: .seconds(4 * 365 * 86_400))
        world.start(origin: .created)
        world.run(for: .seconds(30))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["b"])
        world.stepWall(by: .seconds(-4 * 365 * 86_400))
        world.run(for: .seconds(86_400))
        // The one that was rotated repeats nothing: no VersionId ever goes back.
        #expect(world.sendTimes(of: "b").count == 1)
        #expect(world.sendTimes(of: "a").count == 24)
        #expect(world.allFaults == [])
    }

    @Test("A backward step of two days repeats nothing")
    func backwardStep() throws {
        let world = World.simple([
            try Setup.secret("a", every: .seconds(3600)), try Setup.secret("b", every: .seconds(86_400)),
        ])
        world.run(for: .seconds(3 * 86_400))
        let before = world.sendings.count
        world.stepWall(by: .seconds(-2 * 86_400))
        world.run(for: .seconds(2 * 86_400 - 3600))
        #expect(world.sendings.count == before)
        world.run(for: .seconds(2 * 3600))
        #expect(world.sendings.count > before)
        #expect(Set(world.sendings.map(\.order.attempt)).count == world.sendings.count)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("Steps free no slot")
    func stepsAndSlots() throws {
        let account = Setup.account(limit: 5, per: .seconds(3600))
        let world = World.simple(account: account, try (0..<20).map { try Setup.secret("s\($0)") })
        world.run(for: .seconds(70))
        world.stepWall(by: .seconds(590))
        world.stepWall(by: .seconds(-86_400))
        world.run(for: .seconds(3500))
        #expect(world.sendings.count == 5)
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 10)
        #expect(world.allFaults == [])
    }
}
