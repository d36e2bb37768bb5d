import SimulationWorld
import Testing

@testable import RotationCore

@Suite("The forecast")
struct ForecastTests {
    /// A world in which KMS and ledger say yes without delay, so that it can be compared with a forecast to the
    /// microsecond.
    private func friendly(_ configuration: Configuration) -> World {
        let world = World()
        world.kms.quota = Quota(limit: .max, per: .seconds(1))
        world.configuration = configuration
        // It is read before anything is in force.
        world.credential = { world, key in
            let account = world.configuration.accounts.first { $0.key == key }
            return .available(accessKeyID: account?.credentials ?? "", fingerprint: "")
        }
        world.fate = { _, _ in .accept(after: .zero) }
        world.commit = { _ in (.durable, .zero) }
        return world
    }

    private func random(seed: UInt64) throws -> Configuration {
        var generator = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }
        var configuration = Configuration()
        for index in 0..<Int(number(1...3)) {
            configuration.accounts.append(
                Setup.account(
                    "account\(index)", limit: Int(number(1...8)), per: .seconds(number(60...600)),
                    concurrency: Int(number(1...4)), number: "\(index)"))
            configuration.accounts[index].credentials = "key\(index)"
        }
        for index in 0..<Int(number(1...40)) {
            configuration.add(
                try Setup.secret(
                    "s\(index)", account: "account\(number(0...Int64(configuration.accounts.count - 1)))",
                    every: .seconds(number(60...4000)), at: .seconds(number(0...300)),
                    within: number(0...1) == 0 ? .seconds(number(1...900)) : nil,
                    onFirstSight: number(0...3) == 0 ? .rotate : .wait))
        }
        return configuration
    }

    private func compare(_ forecast: Forecast, with world: World, since: Int64 = 0) {
        // Which of several at one instant is first may depend on whose answer comes first.
        let sent = forecast.lines.filter { $0.send != nil }.sorted {
            ($0.send ?? .latest, $0.secret) < ($1.send ?? .latest, $1.secret)
        }
        let sendings = world.sendings.filter { $0.time >= since }.sorted {
            ($0.time, $0.order.attempt.secret) < ($1.time, $1.order.attempt.secret)
        }
        #expect(sent.map(\.versionID) == sendings.map(\.order.attempt.versionID))
        #expect(sent.map(\.secret) == sendings.map(\.order.attempt.secret))
        #expect(sent.map(\.send) == sendings.map { Setup.epoch.advanced(by: .microseconds($0.time)) })
    }

    @Test("What it says is what a host with a friendly KMS does", arguments: UInt64(1)...25)
    func equalsHost(seed: UInt64) throws {
        let configuration = try random(seed: seed)
        let world = friendly(configuration)
        world.start(origin: .created)
        world.run(for: .seconds(7200))
        let forecast = Forecast.run(configuration, from: Setup.epoch, for: .seconds(7200))
        compare(forecast, with: world)
        #expect(forecast.hours.reduce(0) { $0 + $1.calls } == world.sendings.count)
        let waiting = forecast.lines.filter { $0.send == nil }
        #expect(waiting.count == world.ledger.rotations.values.filter { !$0.state.isFinal }.count)
        let overtaken = world.ledger.rotations.values.filter { $0.state == .superseded }.reduce(0) { $0 + $1.count }
        #expect(forecast.superseded == overtaken)
        #expect(world.allFaults == [])
    }

    @Test("It goes on from the records of a ledger", arguments: UInt64(101)...110)
    func fromRecords(seed: UInt64) throws {
        let configuration = try random(seed: seed)
        let world = friendly(configuration)
        world.start(origin: .created)
        world.run(for: .seconds(1800) + .microseconds(1))
        // How many were sent while a late one waited is not in the ledger: a restart counts anew.
        for group in world.scheduler.groups.indices { world.scheduler.groups[group].lateTurns = LateTurns() }
        let forecast = Forecast.run(
            configuration, records: world.ledger.load(), bootID: world.clock.bootID, at: world.clock.reading,
            for: .seconds(3600))
        let since = world.clock.time
        world.run(for: .seconds(3600))
        compare(forecast, with: world, since: since)
    }

    @Test("It knows what is late, and counts the guard")
    func late() throws {
        let account = Setup.account(limit: 2, per: .seconds(600), guard: .seconds(5))
        let secrets = try (0..<5).map { try Setup.secret("s\($0)", within: .seconds(300)) }
        let forecast = Forecast.run(
            Configuration(accounts: [account], secrets: secrets), from: Setup.epoch, for: .seconds(1000))
        #expect(
            forecast.lines.map(\.send)
                == [60, 60, 665, 665, nil].map { $0.map { Setup.epoch.advanced(by: .seconds($0)) } })
        #expect(forecast.lines.map(\.isLate) == [false, false, true, true, true])
        #expect(forecast.hours == [Forecast.Hour(account: "main", start: Setup.epoch, calls: 4)])
    }

    @Test("It says what a rotation waited for last before it is sent, or waits for at the end")
    func causes() throws {
        func secret(_ name: String, _ edit: (inout Entry) throws -> Void = { _ in }) throws -> TestSecret {
            var secret = try Setup.secret(name, within: .seconds(10))
            try edit(&secret.entry)
            return secret
        }
        let account = Setup.account(limit: 6, per: .seconds(3600))
        var configuration = Configuration(
            accounts: [account],
            secrets: [
                try secret("a-group") { $0.exclusive = "g" },
                try secret("at-once"),
                try secret("b-group") { ($0.exclusive, $0.spacing) = ("g", .seconds(30)) },
                try secret("frozen"),
                try secret("windowed") { $0.window = try Setup.window([200..<300]) },
                try secret("never") { $0.window = try Setup.window([9000..<9010]) },
                try Setup.secret("quota", at: .seconds(400)), try Setup.secret("quota2", at: .seconds(400)),
            ])
        let frozen = Setup.epoch..<Setup.epoch.advanced(by: .seconds(100))
        configuration.freezes = [try Setup.freeze("x", frozen, secrets: ["frozen"])]
        let forecast = Forecast.run(configuration, from: Setup.epoch, for: .seconds(5000))
        let causes = Dictionary(uniqueKeysWithValues: forecast.lines.map { ($0.secret.name, $0.cause) })
        let expected: [String: WaitCause?] = [
            "a-group": nil, "at-once": nil, "b-group": .exclusive, "frozen": .freeze, "windowed": .window,
            "never": .window, "quota": nil, "quota2": .quota,
        ]
        #expect(causes == expected)
        #expect(forecast.lines.filter(\.isLate).map(\.secret.name) == ["b-group", "frozen", "windowed", "never"])
    }

    @Test("What takes over a place at the very moment at which it may be sent has waited for the same")
    func takenOverCauses() throws {
        func secret(_ name: String, _ edit: (inout Entry) throws -> Void = { _ in }) throws -> TestSecret {
            var secret = try Setup.secret(name, every: .seconds(100), at: .seconds(100))
            try edit(&secret.entry)
            return secret
        }
        func lines(_ secrets: [TestSecret], limit: Int = 50, frozen: Bool = false) throws -> [ForecastLine] {
            let account = Setup.account(limit: limit, per: .seconds(200), guard: .zero)
            var configuration = Configuration(accounts: [account], secrets: secrets)
            let range = Setup.epoch..<Setup.epoch.advanced(by: .seconds(300))
            if frozen { configuration.freezes = [try Setup.freeze("x", range, secrets: ["a"])] }
            return Array(Forecast.run(configuration, from: Setup.epoch, for: .seconds(350)).lines)
        }
        let windowed = try lines([try secret("a") { $0.window = try Setup.window([300..<400]) }])
        #expect(windowed.map(\.cause) == [.window])
        #expect(windowed.map(\.isLate) == [true])
        #expect(windowed.map { $0.send } == [Setup.epoch.advanced(by: .seconds(300))])
        #expect(try lines([try secret("a")], frozen: true).map(\.cause) == [.freeze])
        let spaced = try lines([try secret("a") { $0.minInterval = .seconds(200) }])
        #expect(spaced.map(\.cause) == [nil, .minInterval])
        let queued = try lines([try secret("a"), try secret("b")], limit: 1)
        #expect(queued.map { $0.send?.duration(since: Setup.epoch) } == [.seconds(100), .seconds(300), nil])
        #expect(queued.map(\.cause) == [nil, .quota, .quota])
    }

    @Test("An account that is held is sent to after its next probe")
    func held() throws {
        let world = World.simple([try Setup.secret("a")])
        world.fate = { _, _ in .reject(.account, code: "Forbidden.InDebt") }
        world.run(for: .seconds(70))
        let forecast = Forecast.run(
            world.configuration, records: world.ledger.load(), bootID: world.clock.bootID, at: world.clock.reading,
            for: .seconds(600))
        #expect(forecast.lines.map { $0.send?.seconds } == [Setup.epoch.seconds + 120])
    }

    @Test("An empty configuration has an empty forecast")
    func empty() {
        let forecast = Forecast.run(Configuration(), from: Setup.epoch, for: .seconds(86_400))
        #expect(forecast.lines.isEmpty)
        #expect(forecast.hours.isEmpty)
    }
}
