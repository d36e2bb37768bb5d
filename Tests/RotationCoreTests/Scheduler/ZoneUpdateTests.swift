import SimulationWorld
import Testing

@testable import RotationCore

@Suite("A tzdata update and schedules that go through a local anchor")
struct ZoneUpdateTests {
    /// How a world comes to the new rules.
    enum Way: CaseIterable {
        case reload
        case restart
    }

    /// A zone of one offset, or of two with a change between; the world begins at midnight UTC.
    private static func zone(_ hours: Int, then later: Int? = nil, days: Int64 = 0) -> TimeZoneRules {
        let change = Setup.epoch.seconds + days * 86_400
        let transitions = later.map { [(second: change, offset: $0 * 3600)] } ?? []
        return TimeZoneRules(name: "Test/Zone", firstOffset: hours * 3600, transitions: transitions)
    }

    /// `every` with an anchor that a clock of the zone shows.
    private static func secret(_ every: String, anchor: String, in rules: TimeZoneRules) throws -> TestSecret {
        var zones = TimeZoneTable()
        let zone = zones.insert(rules)
        let anchor = try DateTimeText(anchor)
        switch (try IntervalLength(every), anchor) {
        case (.duration(let duration), _):
            let interval = try IntervalSchedule(every: duration, anchor: anchor, zone: zone, in: zones)
            return Setup.secret("a", schedule: .interval(interval), zones: zones)
        case (.months(let months), .local(let time)):
            let schedule = MonthSchedule(every: months, anchor: time, zone: zone)
            return Setup.secret("a", schedule: .months(schedule), zones: zones)
        case (.months, .instant): throw ValueFault("months with an instant")
        }
    }

    /// Puts the secret into force with other rules of its zone.
    private func update(_ world: World, _ secret: TestSecret, by way: Way) {
        let configuration = Configuration(accounts: world.configuration.accounts, secrets: [secret])
        switch way {
        case .reload: world.reload(configuration)
        case .restart:
            world.crash()
            world.start(configuration)
        }
    }

    private func sent(_ world: World) -> [String] { world.sendings.map(\.order.attempt.versionID.text) }

    /// Nobody edited anything, and nothing that came due was lost.
    private func expectNoEdit(_ world: World) {
        #expect(world.count { if case .secretChanged = $0 { true } else { false } } == 0)
        #expect(world.ledger.rotations(of: Setup.id("a")).allSatisfy { $0.state == .accepted })
        #expect(world.allFaults == [])
    }

    @Test(
        "A local time that was handled is not due again where the new rules move its instant",
        arguments: Way.allCases, ["1d", "1 month"])
    func handled(way: Way, every: String) throws {
        // 03:00 at +8 is 19:00Z; by the new rules, late by some hours, the clocks show +7: there it is 20:00Z.
        let anchor = "2026-11-24T03:00"
        let world = World.simple([try Self.secret(every, anchor: anchor, in: Self.zone(8))])
        world.run(for: .seconds(19 * 3600 + 60))
        #expect(sent(world) == ["20261123T190000Z"])
        update(world, try Self.secret(every, anchor: anchor, in: Self.zone(8, then: 7)), by: way)
        world.run(for: .seconds(2 * 3600))
        #expect(sent(world) == ["20261123T190000Z"])
        let next = every == "1d" ? "2026-11-24T20:00:00Z" : "2026-12-23T20:00:00Z"
        #expect(world.record("a")?.next?.rfc3339 == next)
        // Later reloads and restarts change nothing of it.
        update(world, try Self.secret(every, anchor: anchor, in: Self.zone(8, then: 7)), by: way)
        #expect(world.record("a")?.next?.rfc3339 == next)
        if every == "1d" {
            world.run(for: .seconds(24 * 3600))
            #expect(sent(world) == ["20261123T190000Z", "20261124T200000Z"])
        }
        expectNoEdit(world)
    }

    @Test("An occurrence that was handled is not due again where its zone changes only later", arguments: Way.allCases)
    func changeToCome(way: Way) throws {
        // The anchor is in the new offset, and every instant moves with it: that of today too, from 03:00 to 04:00.
        let anchor = "2027-01-05T03:00"
        let world = World.simple([try Self.secret("1d", anchor: anchor, in: Self.zone(8))])
        world.run(for: .seconds(19 * 3600 + 60))
        #expect(sent(world) == ["20261123T190000Z"])
        // It is neither due at 20:00Z, which is still to come, nor where that is already over.
        for hours in [0, 2] as [Int64] {
            world.run(for: .seconds(hours * 3600))
            update(world, try Self.secret("1d", anchor: anchor, in: Self.zone(8, then: 7, days: 30)), by: way)
            world.run(for: .seconds(1))
            #expect(world.record("a")?.next?.rfc3339 == "2026-11-24T20:00:00Z")
        }
        world.run(for: .seconds(24 * 3600))
        #expect(sent(world) == ["20261123T190000Z", "20261124T200000Z"])
        expectNoEdit(world)
    }

    @Test("An occurrence that the update moves back behind the handled one's instant is not due again either")
    func movedBack() throws {
        let anchor = "2027-01-05T03:00"
        let world = World.simple([try Self.secret("1d", anchor: anchor, in: Self.zone(8))])
        world.run(for: .seconds(19 * 3600 + 60))
        update(world, try Self.secret("1d", anchor: anchor, in: Self.zone(8, then: 9, days: 30)), by: .reload)
        world.run(for: .seconds(24 * 3600))
        #expect(sent(world) == ["20261123T190000Z", "20261124T180000Z"])
        expectNoEdit(world)
    }

    @Test("An update before the occurrence moves it", arguments: Way.allCases, ["1d", "1 month"])
    func before(way: Way, every: String) throws {
        let anchor = "2026-11-24T03:00"
        let world = World.simple([try Self.secret(every, anchor: anchor, in: Self.zone(8))])
        world.run(for: .seconds(3600))
        update(world, try Self.secret(every, anchor: anchor, in: Self.zone(8, then: 7)), by: way)
        world.run(for: .seconds(24 * 3600))
        #expect(sent(world) == ["20261123T200000Z"])
        expectNoEdit(world)
    }

    @Test("An update that leaves the anchor where it was moves nothing", arguments: Way.allCases)
    func anchorStays(way: Way) throws {
        let anchor = "2026-01-05T03:00"
        let world = World.simple([try Self.secret("1d", anchor: anchor, in: Self.zone(8))])
        world.run(for: .seconds(19 * 3600 + 60))
        update(world, try Self.secret("1d", anchor: anchor, in: Self.zone(8, then: 7)), by: way)
        #expect(world.record("a")?.next?.rfc3339 == "2026-11-24T19:00:00Z")
        world.run(for: .seconds(24 * 3600))
        #expect(sent(world) == ["20261123T190000Z", "20261124T190000Z"])
        expectNoEdit(world)
    }

    @Test("Where the clocks show an hour again, an hourly interval handles it once")
    func hourly() throws {
        // 19:00Z was 03:00 by the old rules; by the new ones 20:00Z is.
        let anchor = "2026-01-05T03:00"
        let world = World.simple([try Self.secret("1h", anchor: anchor, in: Self.zone(8))])
        world.run(for: .seconds(19 * 3600 + 60))
        update(world, try Self.secret("1h", anchor: anchor, in: Self.zone(8, then: 7)), by: .reload)
        world.run(for: .seconds(2 * 3600))
        #expect(sent(world).suffix(2) == ["20261123T190000Z", "20261123T210000Z"])
        expectNoEdit(world)
    }

    @Test("An update keeps the end of the schedule", arguments: ["2026-11-24T19:30:00Z", "2026-11-24T20:00:00Z"])
    func end(end: String) throws {
        let anchor = "2027-01-05T03:00"
        var secret = try Self.secret("1d", anchor: anchor, in: Self.zone(8))
        secret.entry.end = try Instant(rfc3339: end)
        let world = World.simple([secret])
        world.run(for: .seconds(19 * 3600 + 60))
        secret = try Self.secret("1d", anchor: anchor, in: Self.zone(8, then: 7, days: 30))
        secret.entry.end = try Instant(rfc3339: end)
        update(world, secret, by: .reload)
        world.run(for: .seconds(48 * 3600))
        #expect(sent(world).dropFirst() == (end.contains("T20") ? ["20261124T200000Z"] : []))
        expectNoEdit(world)
    }

    @Test("An anchor with an offset is an instant, which no rules move")
    func instant() throws {
        let secrets = try [Self.zone(8), Self.zone(7)].map {
            try Self.secret("1d", anchor: "2026-11-24T03:00+08:00", in: $0)
        }
        let world = World.simple([secrets[0]])
        world.run(for: .seconds(19 * 3600 + 60))
        update(world, secrets[1], by: .reload)
        world.run(for: .seconds(24 * 3600))
        #expect(sent(world) == ["20261123T190000Z", "20261124T190000Z"])
        expectNoEdit(world)
    }
}
