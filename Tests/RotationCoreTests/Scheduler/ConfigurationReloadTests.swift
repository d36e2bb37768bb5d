import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Reloads")
struct ConfigurationReloadTests {
    /// Brings a configuration into force and gives what it changed; nil at the start.
    private func adopt(_ configuration: Configuration, into scheduler: inout Scheduler) -> (
        changes: ConfigurationChanges?, notices: [Notice]
    ) {
        let reading = ClockReading(boot: BootTime(microseconds: 0), wall: Setup.epoch)
        var changes: ConfigurationChanges?
        var notices: [Notice] = []
        for event in [
            Event.configured(configuration), .lead(.created), .committed(.durable),
            .clockChecked(account: "main", date: nil),
        ] {
            for decision in scheduler.handle(event, at: reading) {
                if case .reloaded(let made) = decision { changes = made }
                if case .report(let notice) = decision { notices.append(notice) }
            }
        }
        return (changes, notices)
    }

    private func scheduler() -> Scheduler {
        Scheduler(
            bootID: BootID("b"), seed: 1, at: ClockReading(boot: BootTime(microseconds: 0), wall: Setup.epoch))
    }

    private func configuration(_ count: Int) throws -> Configuration {
        Configuration(accounts: [Setup.account()], secrets: try (0..<count).map { try Setup.secret("s\($0)") })
    }

    @Test("A thousand secrets that changed alike have an entry each, and more of them one")
    func manyChanges() throws {
        var few = scheduler()
        #expect(adopt(try configuration(1_000), into: &few).notices.count == 1_000)
        var many = scheduler()
        let first = adopt(try configuration(1_001), into: &many)
        #expect(first.notices == [.secretsChanged(.new, count: 1_001)])
        #expect(first.changes == nil, "a start is no reload")
        let second = adopt(try configuration(0), into: &many)
        #expect(second.notices == [.secretsChanged(.gone, count: 1_001)])
        #expect(second.changes?[.gone] == 1_001)
    }

    @Test("A reload counts what is new, changed or gone, and tells a changed schedule from another key's change")
    func counts() throws {
        var scheduler = scheduler()
        var configuration = try configuration(5)
        _ = adopt(configuration, into: &scheduler)
        #expect(adopt(configuration, into: &scheduler).changes == ConfigurationChanges())
        configuration.entries[1].schedule = .interval(try IntervalSchedule(every: .seconds(7200)))
        configuration.entries[2].labels = ["team": "db"]
        configuration.entries[3].retry.maxAttempts = 3
        configuration.secrets.remove(at: 0)
        configuration.add(try Setup.secret("new"))
        let (changes, notices) = adopt(configuration, into: &scheduler)
        #expect(changes?[.new] == 1)
        #expect(changes?[.schedule] == 1)
        #expect(changes?[.entry] == 2)
        #expect(changes?.changed == 3)
        #expect(changes?[.gone] == 1)
        let changed = notices.compactMap { notice -> String? in
            switch notice {
            case .secretNew(let id, _): "new \(id.name)"
            case .secretChanged(let id, _): "schedule \(id.name)"
            case .secretEntryChanged(let id, _): "entry \(id.name)"
            case .secretGone(let id): "gone \(id.name)"
            default: nil
            }
        }
        #expect(changed == ["new new", "schedule s1", "entry s2", "entry s3", "gone s0"])
        #expect(adopt(configuration, into: &scheduler).changes == ConfigurationChanges())
    }

    @Test("A reload tells what it changes of accounts and freezes; a start tells nothing of them")
    func accountsAndFreezes() throws {
        var scheduler = scheduler()
        var configuration = try configuration(1)
        let freeze = Freeze(name: "new-year", yearly: try YearlySpan("12-30..01-02"), zone: .utc)
        configuration.freezes = [freeze]
        func told(_ configuration: Configuration) -> [String] {
            adopt(configuration, into: &scheduler).notices.compactMap {
                if case .configurationChanged(let item) = $0 { item.description } else { nil }
            }
        }
        #expect(told(configuration) == [])
        #expect(told(configuration) == [])
        configuration.accounts[0].quota.limit = 40
        configuration.freezes = []
        #expect(told(configuration) == ["changed account main: quota 50 per 1h -> 40 per 1h", "gone freeze new-year"])
        configuration.freezes = [freeze]
        #expect(told(configuration).map { String($0.prefix(21)) } == ["new freeze new-year: "])
    }

    @Test("What waits keeps its place over a reload that does not concern it")
    func places() throws {
        func sendings(reload: Bool) throws -> ([String], [RotationRecord]) {
            let account = Setup.account(limit: 2, per: .seconds(100))
            let secrets = try (0..<9).map { number in
                try Setup.secret("s\(number)", at: .seconds(60), within: .seconds(Int64(900 - 100 * (number % 4))))
            }
            let world = World.simple(account: account, secrets)
            world.run(for: .seconds(90))
            let waiting = world.scheduler.waiting.values.map(\.rotation).sorted { $0.secret < $1.secret }
            #expect(waiting.count == 7)
            if reload {
                var configuration = world.configuration
                configuration.add(try Setup.secret("another", at: .seconds(7200)))
                configuration.entries[0].labels = ["team": "db"]
                world.reload(configuration)
                world.run(for: .milliseconds(100))
                let after = world.scheduler.waiting.values.map(\.rotation).sorted { $0.secret < $1.secret }
                #expect(after == waiting)
            } else {
                world.run(for: .milliseconds(100))
            }
            world.run(for: .seconds(1_000))
            #expect(world.allFaults == [])
            return (world.sendings.map { "\($0.order.attempt)" }, waiting)
        }
        let (undisturbed, _) = try sendings(reload: false)
        let (reloaded, _) = try sendings(reload: true)
        #expect(undisturbed.count == 9)
        #expect(reloaded == undisturbed)
    }

    @Test("A changed schedule never rotates again what was rotated for that instant, also where the clock went back")
    func sameInstant() throws {
        let world = World.simple([try Setup.secret("a", at: .seconds(60))])
        world.run(for: .seconds(100))
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261123T000100Z"])
        world.stepWall(by: .seconds(-80))
        let zones = TimeZoneTable()
        let cron = Schedule.cron(CronSchedule(try CronExpression("1 0 * * *"), zone: .utc))
        world.reload(
            Configuration(
                accounts: world.configuration.accounts, secrets: [Setup.secret("a", schedule: cron, zones: zones)]))
        world.run(for: .seconds(7200))
        #expect(world.sendings.count == 1)
        world.run(for: .seconds(86_400))
        #expect(world.sendings.map(\.order.attempt.versionID.text) == ["20261123T000100Z", "20261124T000100Z"])
        #expect(world.allFaults == [])
    }
}
