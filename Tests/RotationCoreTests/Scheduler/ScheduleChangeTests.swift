import SimulationWorld
import Testing

@testable import RotationCore

@Suite("First sights, changed schedules and time zones")
struct ScheduleChangeTests {
    /// A zone of one offset, or of two with a change between.
    private func zone(_ hours: Int, then later: Int? = nil, from instant: Instant = Setup.epoch) -> TimeZoneRules {
        let transitions = later.map { [(second: instant.seconds, offset: $0 * 3600)] } ?? []
        return TimeZoneRules(name: "Test/Zone", firstOffset: hours * 3600, transitions: transitions)
    }

    private func daily(_ name: String, _ cron: String, in rules: TimeZoneRules) throws -> TestSecret {
        var zones = TimeZoneTable()
        let schedule = Schedule.cron(CronSchedule(try CronExpression(cron), zone: zones.insert(rules)))
        return Setup.secret(name, schedule: schedule, zones: zones)
    }

    @Test("First sight rotates nothing by itself, unless the file says `rotate`")
    func firstSight() throws {
        let world = World.simple([
            try Setup.secret("waits", at: .seconds(-60)),
            try Setup.secret("rotates", at: .seconds(-60), onFirstSight: .rotate),
            try Setup.secret("disabled", at: .seconds(-60), onFirstSight: .rotate, isEnabled: false),
        ])
        world.run(for: .seconds(30))
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261122T235900Z"])
        #expect(world.record("waits")?.next == Setup.epoch.advanced(by: .seconds(86_340)))
        #expect(world.record("disabled")?.next == nil)
        world.crash()
        world.start()
        world.run(for: .seconds(30))
        #expect(world.sendings.count == 1, "a restart is no first sight")
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("What came due unseen before its secret was removed stays missed when that returns with `rotate`")
    func returns() throws {
        let secret = try Setup.secret("a", at: .seconds(1800), onFirstSight: .rotate)
        let world = World.simple([secret])
        world.run(for: .seconds(30))
        world.crash()
        world.run(for: .seconds(3600))
        let named = world.configuration
        world.configuration.secrets = []
        world.start()
        world.run(for: .seconds(10))
        #expect(world.latest("a")?.state == .missed)
        world.reload(named)
        world.run(for: .seconds(30))
        #expect(world.latest("a")?.versionID.text == "20261123T003000Z")
        #expect(world.latest("a")?.state == .missed)
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261122T003000Z"])
        world.run(for: .seconds(86_400))
        #expect(world.latest("a")?.versionID.text == "20261124T003000Z")
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("Missed occurrences coalesce into the latest, the others are one record with first and count")
    func coalescing() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(100))])
        world.run(for: .seconds(30))
        world.crash()
        world.run(for: .seconds(700))
        world.start()
        world.run(for: .seconds(10))
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.map(\.state) == [.superseded, .accepted])
        #expect(rotations[0].count == 6)
        #expect(rotations[0].first == Setup.epoch.advanced(by: .seconds(60)))
        #expect(rotations[0].versionID.nominal == Setup.epoch.advanced(by: .seconds(560)))
        #expect(rotations[1].versionID.nominal == Setup.epoch.advanced(by: .seconds(660)))
        #expect(world.transitions(of: "a").filter { $0.state == .superseded }.count == 1)
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("An occurrence that supersedes a waiting one takes over its due time and deadline")
    func supersedes() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(100), within: .seconds(70))], start: false)
        world.credential = { world, _ in
            world.seconds < 300 ? .unavailable(reason: "none") : .available(accessKeyID: "k", fingerprint: "1")
        }
        world.start(origin: .created)
        world.run(for: .seconds(500))
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.prefix(3).map(\.state) == [.superseded, .superseded, .accepted])
        #expect(rotations[2].due == Setup.epoch.advanced(by: .seconds(60)))
        #expect(rotations[2].deadline == Setup.epoch.advanced(by: .seconds(130)))
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("A newer occurrence supersedes one whose attempt failed meanwhile, and takes over its place")
    func supersedesInFlight() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(8), within: .seconds(5))])
        world.fate = { world, _ in
            world.seconds < 65 ? .reject(.transient, code: "Busy", after: .seconds(9)) : .accept()
        }
        world.run(for: .seconds(90))
        let rotations = world.ledger.rotations(of: Setup.id("a"))
        #expect(rotations.contains { $0.state == .superseded && $0.reason == Reason.newerIsDue })
        world.audit()
        #expect(world.allFaults == [])
    }

    @Test("An edited schedule names only instants after the change; what waits and what was not noticed ends missed")
    func edited() throws {
        let world = World.simple(account: Setup.account(limit: 1), try ["a", "b"].map { try Setup.secret($0) })
        world.run(for: .seconds(70))
        #expect(world.latest("b")?.state == .queued)
        world.reload(
            Configuration(
                accounts: world.configuration.accounts,
                secrets: try ["a", "b"].map { try Setup.secret($0, every: .seconds(3600), at: .seconds(40)) }))
        world.run(for: .seconds(1))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.latest("b")?.state == .missed)
        #expect(world.latest("b")?.reason == Reason.scheduleChanged)
        #expect(world.record("a")?.next == Setup.epoch.advanced(by: .seconds(3640)))
        #expect(world.reloads == 1)
        world.run(for: .seconds(7300))
        #expect(world.ledger.rotations(of: Setup.id("a")).map(\.state) == [.accepted, .accepted, .queued])
        #expect(world.allFaults == [])
    }

    @Test("Occurrences that came due while the daemon was away end missed where the schedule changed meanwhile")
    func editedWhileAway() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(100))])
        world.run(for: .seconds(30))
        world.crash()
        world.run(for: .seconds(300))
        world.start(
            Configuration(
                accounts: world.configuration.accounts, secrets: [try Setup.secret("a", every: .seconds(1000))]))
        world.run(for: .seconds(10))
        #expect(world.ledger.rotations(of: Setup.id("a")).map(\.state) == [.missed])
        #expect(world.sendings.isEmpty)
        #expect(world.allFaults == [])
    }

    @Test("A change that does not touch the schedule changes no occurrence")
    func editedElsewhere() throws {
        let world = World.simple([try Setup.secret("a")])
        world.run(for: .seconds(50))
        var configuration = world.configuration
        configuration.entries[0].within = .seconds(5)
        world.reload(configuration)
        world.run(for: .seconds(50))
        #expect(world.latest("a")?.state == .accepted)
        #expect(world.count { if case .secretChanged = $0 { true } else { false } } == 0)
    }

    @Test("A schedule that changes while an attempt is in flight: its success counts, its failure is not retried")
    func editedInFlight() throws {
        for accepts in [true, false] {
            let world = World.simple([try Setup.secret("a")])
            world.fate = { _, _ in accepts ? .accept(after: .seconds(3)) : .reject(.transient, after: .seconds(3)) }
            world.run(for: .seconds(61))
            world.reload(
                Configuration(
                    accounts: world.configuration.accounts,
                    secrets: [try Setup.secret("a", every: .seconds(7200), at: .seconds(0))]))
            world.run(for: .seconds(100))
            #expect(world.latest("a")?.state == (accepts ? .accepted : .missed))
            #expect(world.sendings.count == 1)
            #expect(world.allFaults == [])
        }
    }

    @Test("Removed and added again is first sight, and never sends what is not newer than the newest sent")
    func removedAndAdded() throws {
        let secret = try Setup.secret("a", every: .seconds(1000), onFirstSight: .rotate)
        let world = World.simple([secret])
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 2)
        world.reload(Configuration(accounts: world.configuration.accounts))
        world.run(for: .seconds(10))
        #expect(world.record("a")?.isPresent == false)
        #expect(world.record("a")?.newestSent?.text == "20261123T000100Z")
        // The wall clock is behind when it comes back.
        world.stepWall(by: .seconds(-100))
        world.reload(Configuration(accounts: world.configuration.accounts, secrets: [secret]))
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 2)
        #expect(world.latest("a")?.state == .missed || world.latest("a")?.state == .accepted)
        world.run(for: .seconds(1000))
        #expect(world.sendings.count == 3)
        #expect(world.count { if case .secretNew = $0 { true } else { false } } == 2)
        #expect(world.allFaults == [])
    }

    @Test("A secret that is removed while it waits, or in flight, ends missed or by its answer")
    func removed() throws {
        let account = Setup.account(limit: 1)
        let world = World.simple(account: account, try ["a", "b"].map { try Setup.secret($0) })
        world.fate = { _, _ in .reject(.transient, after: .seconds(5)) }
        world.run(for: .seconds(61))
        world.reload(Configuration(accounts: [account]))
        world.run(for: .seconds(100))
        #expect(world.latest("a")?.state == .missed)
        #expect(world.latest("b")?.state == .missed)
        #expect(world.latest("a")?.reason == Reason.removed)
        #expect(world.scheduler.attempts.isEmpty)
        #expect(world.allFaults == [])
    }

    @Test("Disabled is no schedule; enabled again it names only instants after the change")
    func disabled() throws {
        let world = World.simple([try Setup.secret("a", every: .seconds(100))])
        world.run(for: .seconds(70))
        var configuration = world.configuration
        configuration.entries[0].isEnabled = false
        world.reload(configuration)
        world.run(for: .seconds(300))
        #expect(world.sendings.count == 1)
        configuration.entries[0].isEnabled = true
        world.reload(configuration)
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 2)
        #expect(world.ledger.rotations(of: Setup.id("a")).count == 2)
    }

    @Test("After a tzdata update a local time already handled in its zone is not due again")
    func zoneUpdate() throws {
        // 03:00 at +8 is 19:00Z; the new rules say +7 from that day on, where 03:00 is 20:00Z.
        let world = World.simple([try daily("a", "0 3 * * *", in: zone(8))])
        world.run(for: .seconds(19 * 3600 + 60))
        #expect(world.sendings.count == 1)
        world.reload(
            Configuration(
                accounts: world.configuration.accounts, secrets: [try daily("a", "0 3 * * *", in: zone(8, then: 7))]))
        world.run(for: .seconds(2 * 3600))
        #expect(world.sendings.count == 1)
        #expect(world.record("a")?.next == Setup.epoch.advanced(by: .seconds((24 + 20) * 3600)))
        // A restart changes nothing of it.
        world.crash()
        world.start()
        world.run(for: .seconds(24 * 3600))
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261123T190000Z", "20261124T200000Z"])
        #expect(world.allFaults == [])
    }

    @Test("A tzdata update before the occurrence moves it")
    func zoneUpdateBefore() throws {
        let world = World.simple([try daily("a", "0 3 * * *", in: zone(8))])
        world.run(for: .seconds(3600))
        world.reload(
            Configuration(
                accounts: world.configuration.accounts, secrets: [try daily("a", "0 3 * * *", in: zone(8, then: 7))]))
        world.run(for: .seconds(24 * 3600))
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261123T200000Z"])
    }
}
