import SimulationWorld
import Testing

@testable import RotationCore

/// A clock that is off by more than is corrected, and that no KMS vouches for.
@Suite("Nothing durable follows from a clock that is known to be wrong")
struct WrongClockTests {
    private static let errors: [Duration] = [.seconds(2 * 86_400), .seconds(-2 * 86_400)]

    /// A world whose KMS tells the time.
    private func world(_ secrets: [TestSecret]) -> World {
        let world = World.simple(secrets, start: false)
        world.date = World.trueDate(in:of:)
        return world
    }

    private func mend(_ world: World) {
        world.stepWall(by: .microseconds(-world.clock.wallError))
    }

    private func isHeldForClock(_ world: World) -> Bool {
        world.ledger.accounts["main"]?.hold?.isForClock ?? false
    }

    private func seconds(_ world: World, _ name: String = "a") -> [Int64] {
        world.sendTimes(of: name).map { $0 / 1_000_000 }
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
        mend(world)
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
        #expect(!isHeldForClock(world))
        world.deliver(.resumed(Resumption(.account("main"))))
        world.run(for: .seconds(100))
        #expect(isHeldForClock(world) && world.sendings.count == 1)
        mend(world)
        world.run(for: .seconds(10))
        #expect(world.latest("a")?.state == .accepted)
        world.audit()
        #expect(world.allFaults == [])
    }
}
