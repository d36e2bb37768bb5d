import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Exclusive groups and spacing")
struct ExclusiveRuleTests {
    private func member(
        _ name: String, account: String = "main", every: Duration = .seconds(86_400),
        at offset: Duration = .seconds(60),
        spacing: Duration = .zero, group: String = "redis", within: Duration? = nil
    ) throws -> TestSecret {
        var secret = try Setup.secret(name, account: account, every: every, at: offset, within: within)
        secret.entry.exclusive = group
        secret.entry.spacing = spacing
        return secret
    }

    private func times(_ world: World) -> [Int64] { world.sendings.map { $0.time / 1_000_000 } }

    @Test("Never two of a group in flight, whatever their accounts")
    func oneInFlight() throws {
        let world = World()
        world.configuration = Configuration(
            accounts: [Setup.account("x"), Setup.account("y")],
            secrets: try (0..<3).flatMap { try [member("x\($0)", account: "x"), member("y\($0)", account: "y")] })
        world.fate = { _, _ in .accept(after: .seconds(5)) }
        world.start(origin: .created)
        world.run(for: .seconds(200))
        #expect(times(world) == [60, 65, 70, 75, 80, 85])
        // In the order of the queue, over the accounts.
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["x0", "x1", "x2", "y0", "y1", "y2"])
        #expect(world.idleWakes == 0)
        #expect(world.allFaults == [])
    }

    @Test("`spacing` counts from the completion; the larger of the two rotations' counts")
    func spacing() throws {
        let world = World.simple([
            try member("a", spacing: .seconds(10), within: .seconds(1)),
            try member("b", spacing: .seconds(100), within: .seconds(2)),
            try member("c", spacing: .seconds(10), within: .seconds(3)),
            try member("d", spacing: .seconds(10), within: .seconds(4)),
            try member("other", spacing: .seconds(10), group: "rds"),
        ])
        world.fate = { _, _ in .accept(after: .seconds(1)) }
        world.run(for: .seconds(60.5))
        #expect(world.scheduler.status().waits == [.exclusive: 3])
        world.run(for: .seconds(400))
        // c and d go as soon as they may, b when a hundred seconds have passed without a rotation.
        #expect(times(world) == [60, 60, 71, 82, 183])
        #expect(world.idleWakes == 0)
        #expect(world.allFaults == [])
    }

    @Test("A rotation that is due while another of the group is before it says so")
    func reason() throws {
        let world = World.simple([
            try member("a", spacing: .seconds(100)), try member("b", at: .seconds(70), spacing: .seconds(100)),
        ])
        world.run(for: .seconds(80))
        #expect(world.latest("b")?.reason == Reason.exclusive("redis"))
        #expect(world.allFaults == [])
    }

    @Test("A rejected attempt asks for no spacing, one without an answer does; a retry is the same rotation")
    func outcomes() throws {
        let world = World.simple([
            try member("a", spacing: .seconds(100), within: .seconds(1)),
            try member("b", spacing: .seconds(100), within: .seconds(2)),
        ])
        world.fate = { world, order in
            switch (order.attempt.secret.name, order.attempt.number) {
            case ("a", 1): .reject(.transient, after: .seconds(1))
            case ("b", 1): .lost(arrival: .seconds(1), report: .seconds(2))
            default: .accept()
            }
        }
        world.run(for: .seconds(400))
        let a = world.sendSeconds(of: "a")
        let b = world.sendSeconds(of: "b")
        #expect(a.first == 60)
        #expect(b.first.map { (61...62).contains($0) } ?? false)
        // b again at once after its deadline, a a hundred seconds after that.
        #expect(b.count == 2 && (71...73).contains(b[1]))
        #expect(a.count == 2 && (171...174).contains(a[1]))
        #expect(world.allFaults == [])
    }

    @Test("The next rotation of the same secret is another one")
    func sameSecret() throws {
        let world = World.simple([try member("a", every: .seconds(20), spacing: .seconds(50))])
        world.run(for: .seconds(200))
        #expect(times(world) == [20, 70, 120, 170])
        #expect(world.allFaults == [])
    }

    @Test("Spacing survives a restart and a reload that changes it; ages are the stamps'", arguments: [false, true])
    func restart(reboots: Bool) throws {
        let world = World.simple([
            try member("a", spacing: .seconds(100)), try member("b", at: .seconds(70), spacing: .seconds(100)),
        ])
        world.run(for: .seconds(80))
        world.crash()
        world.clock.step(by: .seconds(86_000))
        world.run(for: .seconds(20))
        world.start(reboot: reboots)
        let boot = world.clock.bootStart / 1_000_000
        var edited = world.configuration
        for index in edited.entries.indices { edited.entries[index].spacing = .seconds(150) }
        world.reload(edited)
        world.run(for: .seconds(300))
        // After a reboot the completion is certainly no older than the boot.
        #expect(times(world) == [60, (reboots ? boot : 60) + 150])
        #expect(world.allFaults == [])
    }

    @Test("A member whose account is held, or whose window is closed, is in nobody's way")
    func inNobodysWay() throws {
        let world = World()
        var closed = try member("closed", account: "x", at: .seconds(50), within: .seconds(1))
        closed.entry.window = try Setup.window([0..<10])
        world.configuration = Configuration(
            accounts: [Setup.account("x"), Setup.account("held")],
            secrets: [closed, try member("a", account: "held"), try member("b", account: "x", at: .seconds(90))])
        world.fate = { _, order in
            order.attempt.secret.account == "held" ? .reject(.account, code: "InDebt") : .accept()
        }
        world.start(origin: .created)
        world.run(for: .seconds(100))
        #expect(world.ledger.accounts["held"]?.hold != nil)
        #expect(world.latest("b", account: "x")?.state == .accepted)
        #expect(world.allFaults == [])
    }

    @Test("A member whose window closes while the group is busy lets the next one go")
    func windowCloses() throws {
        var first = try member("first", within: .seconds(1))
        first.entry.window = try Setup.window([0..<80])
        var second = try member("second", within: .seconds(2))
        second.entry.window = try Setup.window([0..<80])
        let world = World.simple([first, second, try member("third", within: .seconds(500))])
        world.fate = { _, order in .accept(after: order.attempt.secret.name == "first" ? .seconds(9) : .seconds(1)) }
        world.configuration.entries[0].spacing = .seconds(30)
        world.reload(world.configuration)
        world.run(for: .seconds(300))
        #expect(world.sendings.map(\.order.attempt.secret.name) == ["first", "third"])
        #expect(times(world) == [60, 99])
        #expect(world.allFaults == [])
    }

    @Test("A free group wakes one member of each lane, never all of them")
    func noHerd() throws {
        let world = World.simple(
            account: Setup.account(limit: 1000), try (0..<400).map { try member("s\($0)", spacing: .seconds(10)) })
        world.isStrict = false
        world.run(for: .seconds(65))
        let ticket = world.scheduler.lastTicket
        world.run(for: .seconds(1000))
        #expect(world.sendings.count == 101)
        // A few places for each rotation, not one for each that waits.
        #expect(world.scheduler.lastTicket - ticket < 1000)
        #expect(world.allFaults == [])
    }

    @Test("A commit that the ledger refuses leaves the group free")
    func refusedCommit() throws {
        let world = World.simple([try member("a"), try member("b")])
        world.commit = { world in
            (60..<64).contains(world.seconds) ? (.full("no space"), .zero) : (.durable, .milliseconds(1))
        }
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 2)
        #expect(world.allFaults == [])
    }
}
