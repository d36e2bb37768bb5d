import SimulationWorld
import Testing

@testable import RotationCore

/// An ordinary request has a place in the queue like any other: it goes before nothing that can still be in time.
@Suite("Whom an ordinary request overtakes")
struct TakeoverTests {
    /// A world in which everything waits for 100 s, with few slots after that.
    private func world(_ secrets: [TestSecret]) -> World {
        let world = World.simple(
            account: Setup.account(limit: 10, per: .seconds(100), concurrency: 1), secrets, start: false)
        world.start(origin: .created)
        let end = Setup.epoch.advanced(by: .seconds(100))
        world.deliver(.paused(PauseRecord(.everything, reason: "drill", end: end)))
        world.run(for: .seconds(1))
        return world
    }

    /// Whether the sends were those of names with that beginning, in order.
    private func sends(of beginning: String, in world: World) -> [Bool] {
        world.sendings.map { $0.order.attempt.secret.name.hasPrefix(beginning) }
    }

    @Test("A request of what is late already yields to what can be in time, as the late one did")
    func late() throws {
        let late = try (0..<20).map { try Setup.secret("late\($0)", at: .seconds(10), within: .seconds(5)) }
        let pressed = try (0..<5).map { try Setup.secret("p\($0)", at: .seconds(10), within: .seconds(150)) }
        let world = world(late + pressed)
        world.run(for: .seconds(49))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("late*")))))
        world.run(for: .seconds(2000))
        #expect(sends(of: "late", in: world).firstIndex(of: true) == 5)
        #expect(world.sendings.count == 25)
        for secret in pressed { #expect(world.latest(secret.id.name)?.reason == "", "in time") }
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 20])
        #expect(world.allFaults == [])
    }

    @Test("An occurrence that takes a waiting request's place, and with it a deadline that is now, yields too")
    func request() throws {
        let asked = try (0..<20).map { try Setup.secret("asked\($0)", at: .seconds(60)) }
        let pressed = try (0..<5).map { try Setup.secret("p\($0)", at: .seconds(60), within: .seconds(100)) }
        let world = world(asked + pressed)
        world.run(for: .seconds(9))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("asked*")))))
        world.run(for: .seconds(2000))
        #expect(sends(of: "asked", in: world).firstIndex(of: true) == 5)
        for secret in pressed { #expect(world.latest(secret.id.name)?.reason == "", "in time") }
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 20])
        #expect(world.allFaults == [])
    }

    @Test("What has waited for a whole period yields to nobody, with a request or without", arguments: [false, true])
    func inTurn(isAsked: Bool) throws {
        let slow = try Setup.secret("slow", every: .seconds(40), at: .seconds(10))
        let others = try (0..<5).map { try Setup.secret("o\($0)", at: .seconds(60), within: .seconds(9000)) }
        let world = world([slow] + others)
        world.run(for: .seconds(94))
        #expect(world.latest("slow")?.due == Setup.epoch.advanced(by: .seconds(10)))
        if isAsked { world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(slow.id)))) }
        world.run(for: .seconds(20))
        #expect(sends(of: "slow", in: world).first == true)
        #expect(world.allFaults == [])
    }

    @Test("A request whose place two later occurrences took over yields to nobody")
    func requestInTurn() throws {
        let slow = try Setup.secret("slow", every: .seconds(40), at: .seconds(39))
        let others = try (0..<5).map { try Setup.secret("o\($0)", at: .seconds(60), within: .seconds(9000)) }
        let world = world([slow] + others)
        world.run(for: .seconds(9))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .secret(slow.id))))
        world.run(for: .seconds(100))
        #expect(sends(of: "slow", in: world).first == true)
        #expect(world.ledger.rotations(of: slow.id).prefix(3).map(\.state) == [.superseded, .superseded, .accepted])
        #expect(world.allFaults == [])
    }

    @Test("A changed schedule lets no request overtake")
    func changedSchedule() throws {
        let late = try (0..<20).map { try Setup.secret("late\($0)", at: .seconds(10), within: .seconds(5)) }
        let pressed = try (0..<5).map { try Setup.secret("p\($0)", at: .seconds(10), within: .seconds(150)) }
        let world = world(late + pressed)
        world.run(for: .seconds(49))
        world.deliver(.requested(try OperatorRequest(id: "r", selection: .names(Glob("late*")))))
        world.run(for: .seconds(10))
        for index in 0..<20 {
            world.configuration.entries[index].schedule = .interval(try IntervalSchedule(every: .seconds(7200)))
        }
        world.reload(world.configuration)
        world.run(for: .seconds(600))
        #expect(sends(of: "late", in: world).firstIndex(of: true) == 5)
        #expect(world.allFaults == [])
    }
}
