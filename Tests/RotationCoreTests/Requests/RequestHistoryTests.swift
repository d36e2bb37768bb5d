import SimulationWorld
import Testing

@testable import RotationCore

@Suite("For how long a request is known")
struct RequestHistoryTests {
    private let day: Int64 = 86_400

    /// A world of one secret that operators asked for 403 days ago, and again 401 days ago; an operator asks once more.
    private func world(date: @escaping (World, String) -> (Instant?, Duration)) throws -> World {
        let secret = try Setup.secret("a", every: .seconds(30 * day), at: .seconds(day / 2))
        let world = World.simple([secret], start: false)
        world.date = date
        world.start(origin: .created)
        world.run(for: .seconds(5))
        for (id, days) in [("first", 2), ("second", 401), ("third", 0)] {
            world.deliver(.requested(try OperatorRequest(id: id, selection: .secret(secret.id))))
            world.run(for: .seconds(Int64(days) * day + 5))
        }
        #expect(world.requestAnswers.map(\.verdict) == [.accepted, .accepted, .accepted])
        #expect(world.allFaults == [])
        return world
    }

    @Test("What was done longer ago than the ledger keeps is forgotten when another one is made")
    func forgotten() throws {
        let world = try world(date: World.trueDate(in:of:))
        let states = ["first", "second", "third"].map { world.scheduler.requests.record(of: $0)?.state }
        #expect(states == [nil, .done, .done])
    }

    @Test("By a clock for which no Date vouches nothing is forgotten")
    func unproven() throws {
        let world = try world { _, _ in (nil, .milliseconds(30)) }
        let states = ["first", "second", "third"].map { world.scheduler.requests.record(of: $0)?.state }
        #expect(states == [.done, .done, .done])
    }
}
