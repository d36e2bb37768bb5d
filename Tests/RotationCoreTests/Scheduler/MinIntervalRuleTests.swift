import SimulationWorld
import Testing

@testable import RotationCore

@Suite("min-interval: the least time between two rotations of a secret")
struct MinIntervalRuleTests {
    private func world(every: Int64 = 100, least: Int64, _ edit: (inout TestSecret) -> Void = { _ in }) throws -> World
    {
        var secret = try Setup.secret("a", every: .seconds(every))
        secret.entry.minInterval = .seconds(least)
        edit(&secret)
        return World.simple([secret])
    }

    private func times(_ world: World) -> [Int64] { world.sendings.map { $0.time / 1_000_000 } }

    @Test("A rotation waits until it is over, and says until when")
    func waits() throws {
        let world = try world(least: 250)
        world.run(for: .seconds(170))
        #expect(world.latest("a")?.state == .queued)
        #expect(world.latest("a")?.reason == "min-interval lasts until 2026-11-23T00:05:10Z")
        #expect(world.scheduler.status().waits == [.minInterval: 1])
        world.run(for: .seconds(600))
        // Of what came due meanwhile the latest goes.
        #expect(times(world) == [60, 310, 560])
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A retry is the same rotation, and an attempt without an answer may have been one")
    func retry() throws {
        let world = try world(every: 300, least: 500)
        world.fate = { world, _ in
            world.seconds < 61 ? .lost(arrival: .seconds(1), report: .seconds(1)) : .accept()
        }
        world.run(for: .seconds(200))
        #expect(times(world).count == 2)
        #expect(times(world)[1] < 75)
        world.run(for: .seconds(600))
        #expect(times(world).count == 3)
        #expect(times(world)[2] >= times(world)[1] + 500)
        #expect(world.allFaults == [])
    }

    @Test("In one boot the boot clock tells, whatever the wall clock does")
    func steps() throws {
        let world = try world(every: 400, least: 900)
        world.run(for: .seconds(100))
        world.stepWall(by: .seconds(590))
        world.run(for: .seconds(100))
        world.stepWall(by: .seconds(590))
        world.run(for: .seconds(750))
        #expect(times(world) == [60])
        world.run(for: .seconds(20))
        #expect(times(world) == [60, 960])
        #expect(world.allFaults == [])
    }

    @Test("Over a reboot the wall clock counts too: a monthly rotation does not wait for days after each start")
    func reboot() throws {
        let month: Int64 = 30 * 86_400
        let world = try world(every: month, least: 48 * 3600)
        world.run(for: .seconds(100))
        world.crash()
        world.run(for: .seconds(month - 300))
        world.start(reboot: true)
        world.run(for: .seconds(300))
        #expect(times(world) == [60, month + 60])
        // Soon after the rotation it waits, also over a reboot, until the wall clock says that it is over.
        var edited = world.configuration
        edited.entries[0].schedule = try Setup.secret("a", every: .seconds(3600), at: .zero).entry.schedule
        world.reload(edited)
        world.run(for: .seconds(10))
        world.crash()
        world.start(reboot: true)
        world.run(for: .seconds(47 * 3600))
        #expect(world.sendings.count == 2)
        world.run(for: .seconds(2 * 3600))
        #expect(times(world).last == month + 60 + 48 * 3600)
        #expect(world.allFaults == [])
    }

    @Test("RAM credentials have 48 hours by default, by their names", arguments: ["acs/ram/user/ci", "other"])
    func ram(name: String) throws {
        let world = World.simple([try Setup.secret(name, every: .seconds(86_400))])
        world.run(for: .seconds(4 * 86_400))
        let days = name == "other" ? [0, 1, 2, 3] : [0, 2]
        #expect(times(world) == days.map { Int64($0) * 86_400 + 60 })
        #expect(world.allFaults == [])
    }

    @Test("A window counts after it: the rotation goes with the first opening from then on")
    func window() throws {
        let world = try world(every: 1000, least: 1500) {
            $0.entry.window = try? Setup.window([0..<200, 1600..<1700, 1800..<1900])
        }
        world.run(for: .seconds(2000))
        #expect(times(world) == [60, 1600])
        #expect(world.allFaults == [])
    }
}
