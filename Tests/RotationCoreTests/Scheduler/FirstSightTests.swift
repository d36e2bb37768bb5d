import SimulationWorld
import Testing

@testable import RotationCore

/// Invariant 5 against invariant 6, where a machine boots with a wrong clock.
@Suite("First sights and wrong clocks")
struct FirstSightTests {
    private func versions(_ world: World, _ name: String = "a") -> [String] {
        world.sendings.map(\.order.attempt).filter { $0.secret.name == name }.map(\.versionID.text)
    }

    /// Sets the machine's clock to 1970, 10 minutes after its boot.
    private func lose(_ world: World) {
        world.clock.step(by: .microseconds(600_000_000 - world.clock.wall.microseconds))
    }

    private func moved(_ world: World) -> Int {
        world.notices.reduce(0) { if case .firstSightsMoved(let count) = $1.notice { $0 + count } else { $0 } }
    }

    // MARK: Booting in the past

    @Test(
        "What came due while a known machine was off is not lost where it boots in 1970",
        arguments: [(network: false, restarts: false), (false, true), (true, false), (true, true)])
    func knownBootsIn1970(network: Bool, restarts: Bool) throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(1800))])
        world.run(for: .seconds(20))
        world.crash()
        world.run(for: .seconds(3000))
        lose(world)
        if network { world.date = World.trueDate(in:of:) }
        world.start(reboot: true)
        world.run(for: .seconds(20))
        if restarts {
            world.crash()
            world.start()
            world.run(for: .seconds(20))
        }
        #expect(world.sendings.isEmpty)
        world.date = World.trueDate(in:of:)
        world.setWallRight()
        world.run(for: .seconds(30))
        #expect(versions(world) == ["20261123T003000Z"])
        #expect(world.latest("a")?.state == .accepted)
        #expect(moved(world) == 0)
        world.run(for: .seconds(86_400))
        #expect(versions(world).count == 2)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A secret first seen in 1970 is no surprise either where the machine boots by the right time before it steps")
    func bootsRightAfter1970() throws {
        let world = World.simple(
            [try Setup.secret("a", at: .seconds(1800)), try Setup.secret("b", every: .seconds(300))], start: false)
        world.fate = { _, _ in .unsent(after: .milliseconds(5)) }
        lose(world)
        world.start(origin: .created)
        world.run(for: .seconds(400))
        world.crash()
        world.clock.setWall()
        world.sendings.removeAll()
        world.fate = { _, _ in .accept() }
        world.start(reboot: true)
        world.run(for: .seconds(200))
        #expect(world.sendings.isEmpty)
        world.run(for: .seconds(1500))
        #expect(versions(world) == ["20261123T003000Z"])
        #expect(versions(world, "b").first == "20261123T001100Z")
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("What came due in 1970 and could not be sent is no surprise when the right time comes")
    func dueIn1970() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(600))], start: false)
        world.fate = { _, _ in .unsent(after: .milliseconds(5)) }
        lose(world)
        world.start(origin: .created)
        world.run(for: .seconds(1000))
        #expect(world.latest("a")?.state == .queued)
        world.sendings.removeAll()
        world.fate = { _, _ in .accept() }
        world.setWallRight()
        world.run(for: .seconds(200))
        #expect(world.sendings.isEmpty)
        #expect(world.ledger.rotations(of: Setup.id("a")).allSatisfy { [.missed, .superseded].contains($0.state) })
        world.run(for: .seconds(100))
        #expect(versions(world) == ["20261123T002100Z"])
        world.audit()
        #expect(world.allFaults == [])
    }

    // MARK: Booting in the future

    @Test("A first sight of 2040 is mended in the next boot, once KMS's Date vouches for the clock, which is asked for")
    func bootsRightAfter2040() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(200))], start: false)
        world.clock.step(by: .seconds(14 * 365 * 86_400))
        world.start(origin: .created)
        world.run(for: .seconds(50))
        world.crash()
        world.clock.setWall()
        world.run(for: .seconds(50))
        world.start(reboot: true)
        world.run(for: .seconds(200))
        #expect(world.sendings.isEmpty && moved(world) == 0)
        let checks = world.checks.count
        #expect(checks > 4 && checks < 12)
        world.date = World.trueDate(in:of:)
        world.run(for: .seconds(61))
        #expect(versions(world) == ["20261123T000320Z"], "it came due in this boot")
        let asked = world.checks.count
        world.run(for: .seconds(86_400))
        #expect(versions(world).count == 2)
        #expect(world.checks.count == asked)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test(
        "A clock that comes back within the boot passes nothing over where a Date vouches for it",
        arguments: [true, false])
    func comesBack(vouched: Bool) throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(1000))], start: false)
        world.clock.step(by: .seconds(3 * 3600))
        world.start(origin: .created)
        world.run(for: .seconds(1500))
        if vouched { world.date = World.trueDate(in:of:) }
        world.setWallRight()
        world.run(for: .seconds(30))
        #expect(versions(world) == (vouched ? ["20261123T001640Z"] : []))
        #expect(moved(world) == 1)
        world.run(for: .seconds(86_400))
        #expect(versions(world).last == "20261124T001640Z")
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A backward step by less than has passed since passes nothing over either")
    func comesBackLate() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(1000))], start: false)
        world.clock.step(by: .seconds(3600))
        world.start(origin: .created)
        world.run(for: .seconds(3500))
        world.date = World.trueDate(in:of:)
        world.setWallRight()
        world.run(for: .seconds(30))
        #expect(versions(world) == ["20261123T001640Z"])
        world.audit()
        #expect(world.allFaults == [])
    }

    // MARK: Wrong steps and restarts

    @Test("A wrong backward step takes nothing from a first sight of an earlier boot", arguments: [1800, 2 * 86_400])
    func wrongBackwardStep(step: Int64) throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(3000))])
        world.run(for: .seconds(20))
        world.crash()
        world.date = World.trueDate(in:of:)
        world.run(for: .seconds(1000))
        world.start(reboot: true)
        world.run(for: .seconds(20))
        world.stepWall(by: .seconds(-step))
        world.run(for: .seconds(2500))
        // By up to an hour it is corrected at once; beyond that the account is held until the clock is mended.
        #expect(versions(world) == (step <= 3600 ? ["20261123T005000Z"] : []))
        world.setWallRight()
        world.run(for: .seconds(30))
        #expect(versions(world) == ["20261123T005000Z"])
        #expect(moved(world) == 0)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A restart without a Date, of a machine whose clock was corrected, loses nothing")
    func restartWithoutDate() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(650))], start: false)
        world.clock.step(by: .seconds(-3000))
        world.date = World.trueDate(in:of:)
        world.start(origin: .created)
        world.run(for: .seconds(500))
        world.crash()
        world.date = { _, _ in (nil, .milliseconds(5)) }
        world.start()
        world.run(for: .seconds(200))
        #expect(world.sendings.isEmpty)
        world.date = World.trueDate(in:of:)
        world.run(for: .seconds(61))
        #expect(versions(world) == ["20261123T001050Z"])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A forward step of hours that a Date contradicts steps over nothing")
    func contradictedForwardStep() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(600))], start: false)
        world.date = World.trueDate(in:of:)
        world.start(origin: .created)
        world.run(for: .seconds(100))
        world.stepWall(by: .seconds(7200))
        world.run(for: .seconds(500))
        world.setWallRight()
        world.run(for: .seconds(700))
        #expect(world.sendSeconds(of: "a") == [60, 660, 1260])
        #expect(world.ledger.rotations(of: Setup.id("a")).allSatisfy { $0.state == .accepted })
        #expect(moved(world) == 0)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("Nothing comes due by a clock that turns out to be hours ahead at the start")
    func startsAhead() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(3000))])
        world.run(for: .seconds(20))
        world.crash()
        world.clock.step(by: .seconds(7200))
        world.date = World.trueDate(in:of:)
        world.start(reboot: true)
        world.run(for: .seconds(100))
        #expect(world.ledger.rotations(of: Setup.id("a")).isEmpty)
        world.setWallRight()
        world.run(for: .seconds(3000))
        #expect(world.sendSeconds(of: "a") == [3000])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A wrong backward step is corrected before anything is late by it")
    func backwardStepIsCompared() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(1000))], start: false)
        world.date = World.trueDate(in:of:)
        world.start(origin: .created)
        world.run(for: .seconds(500))
        world.stepWall(by: .seconds(-1800))
        world.run(for: .seconds(600))
        #expect(world.checks.count == 2)
        #expect(world.sendSeconds(of: "a") == [1000])
        #expect(world.allFaults == [])
    }
}
