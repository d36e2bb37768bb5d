import SimulationWorld
import Testing

@testable import RotationCore

/// A crash may come before it is recorded that all rotations of a request are: what it left out, or did not mean, is
/// none of it at the next start either, whatever the file says by then.
@Suite("What a request means after a crash")
struct RequestCompletionTests {
    /// A world in which "held" is held, "off" is disabled, and "on" and "held" have the label.
    private func world() throws -> World {
        var secrets = try ["held", "off", "on", "other"].map { try Setup.secret($0, at: .seconds(43_200)) }
        secrets[1].entry.isEnabled = false
        for index in 0..<3 { secrets[index].entry.labels = ["team": "red"] }
        let world = World.simple(secrets)
        world.run(for: .seconds(5))
        world.crash()
        var record = try #require(world.record("held"))
        record.hold = SecretHold(failure: .permanent, code: "Nope", message: "no", since: Setup.epoch)
        world.ledger.put([.secret(record)])
        world.start()
        world.run(for: .seconds(5))
        return world
    }

    private let red = SecretSelection.label("team", value: "red")

    /// The daemon ends when the request alone is recorded, and its rotations.
    private func ask(_ request: OperatorRequest, thenCrash world: World) throws {
        world.commit = { _ in (.durable, .seconds(5)) }
        world.deliver(.requested(request))
        world.run(for: .seconds(1))
        let records = try #require(world.committing)
        world.ledger.put(records)
        world.committing = nil
        world.crash()
        world.commit = { _ in (.durable, .milliseconds(2)) }
    }

    @Test("What was held or disabled and left out, and what had no such label, is not rotated for an edited file")
    func editedFile() throws {
        let world = try world()
        try ask(try OperatorRequest(id: "r", selection: red), thenCrash: world)
        #expect(world.ledger.requests["r"]?.state == .recorded)
        world.configuration.entries[0].labels["why"] = "mended"
        world.configuration.entries[1].isEnabled = true
        world.configuration.entries[3].labels = ["team": "red"]
        world.start()
        world.run(for: .seconds(60))
        #expect(world.record("held")?.hold == nil)
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["on"])
        #expect(world.ledger.requests["r"]?.state == .done)
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 1])
        #expect(world.allFaults == [])
    }

    @Test("What it left out and an operator resumed next is not rotated either")
    func resumed() throws {
        let world = try world()
        world.commit = { _ in (.durable, .seconds(5)) }
        world.deliver(.requested(try OperatorRequest(id: "r", selection: red)))
        world.deliver(.resumed(Resumption(.secrets(.secret(Setup.id("held"))))))
        for _ in 0..<30 where world.record("held")?.hold != nil { world.run(for: .seconds(1)) }
        #expect(world.record("held")?.hold == nil)
        world.committing = nil
        world.crash()
        world.commit = { _ in (.durable, .milliseconds(2)) }
        world.start()
        world.run(for: .seconds(60))
        #expect(Set(world.sendings.map(\.order.attempt.secret.name)) == ["on"])
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 1])
        #expect(world.allFaults == [])
    }

    @Test("A held one that the request was to release is rotated, where the ledger has nothing of it yet")
    func releasesHold() throws {
        let world = try world()
        world.commit = { _ in (.durable, .seconds(5)) }
        world.deliver(.requested(try OperatorRequest(id: "r", selection: red, releasesHold: true)))
        world.run(for: .seconds(1))
        let records = try #require(world.committing)
        world.ledger.put(records.prefix(1))
        world.committing = nil
        world.crash()
        world.commit = { _ in (.durable, .milliseconds(2)) }
        world.start()
        world.run(for: .seconds(60))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["held", "on"])
        #expect(world.ledger.requests["r"]?.outcomes == [.accepted: 2])
        #expect(world.allFaults == [])
    }
}
