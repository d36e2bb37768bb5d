import SimulationWorld
import Testing

@testable import RotationCore

@Suite("Quota groups")
struct QuotaGroupTests {
    private func groups(_ accounts: [(key: String, number: String?, accessKeyID: String?)]) -> [[Int]] {
        let groups = QuotaGroup.make(
            of: accounts.map {
                .init(configuration: Setup.account($0.key, number: $0.number), accessKeyID: $0.accessKeyID)
            })
        return groups.map(\.lanes)
    }

    @Test("Accounts with the same number share one log; where one has none, those with the same access key do")
    func shared() {
        #expect(groups([("a", "1", "k1"), ("b", "1", "k2"), ("c", nil, "k2"), ("d", nil, "k3")]) == [[0, 1, 2], [3]])
        #expect(groups([("a", nil, "k"), ("b", nil, "k"), ("c", nil, nil)]) == [[0, 1], [2]])
    }

    @Test("Accounts with different numbers never share")
    func apart() {
        #expect(groups([("a", "1", "k"), ("b", "2", "k")]) == [[0], [1]])
    }

    @Test("The stricter value counts")
    func stricter() {
        let group = QuotaGroup.make(of: [
            .init(configuration: Setup.account("a", limit: 50, per: .seconds(60), reserve: 1, number: "1")),
            .init(configuration: Setup.account("b", limit: 10, per: .seconds(90), reserve: 3, number: "1")),
        ])[0]
        #expect(group.limit == 10)
        #expect(group.usable == 7)
        #expect(group.span == .seconds(95))
    }

    @Test("A reserve belongs to its own account's limit: a small quota beside a large reserve still sends")
    func reserveBesideASmallQuota() {
        let group = QuotaGroup.make(of: [
            .init(configuration: Setup.account("a", limit: 5, per: .seconds(60), reserve: 0, number: "1")),
            .init(configuration: Setup.account("b", limit: 50, per: .seconds(60), reserve: 5, number: "1")),
        ])[0]
        #expect(group.limit == 5)
        #expect(group.usable == 5)
    }

    @Test("Calls of accounts with one number count together", arguments: [true, false])
    func together(isByNumber: Bool) throws {
        let world = World()
        world.kms.quota = Quota(limit: 4, per: .seconds(600))
        world.kms.owners = ["key-x": "1", "key-y": "1", "k": "1"]
        if !isByNumber { world.credential = { _, account in .available(accessKeyID: "k", fingerprint: account) } }
        let number = isByNumber ? "1" : nil
        world.configuration = Configuration(
            accounts: ["x", "y"].map { Setup.account($0, limit: 4, per: .seconds(600), number: number) },
            secrets: try (0..<4).flatMap { index in try ["x", "y"].map { try Setup.secret("s\(index)", account: $0) } })
        world.start(origin: .created)
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 4)
        world.run(for: .seconds(700))
        #expect(world.sendings.count == 8)
        #expect(world.allFaults == [])
    }

    @Test(
        "A renamed account keeps its slots by the access key, over a reload and over a restart",
        arguments: [true, false])
    func renamed(restarts: Bool) throws {
        let account = Setup.account("old", limit: 3, per: .seconds(600))
        let world = World.simple(account: account, try (0..<3).map { try Setup.secret("s\($0)", account: "old") })
        world.credential = { _, _ in .available(accessKeyID: "k", fingerprint: "1") }
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 3)
        let renamed = Configuration(
            accounts: [Setup.account("new", limit: 3, per: .seconds(600))],
            secrets: try (0..<3).map { try Setup.secret("s\($0)", account: "new", at: .seconds(120)) })
        if restarts {
            world.crash()
            world.start(renamed)
        } else {
            world.reload(renamed)
        }
        world.run(for: .seconds(500))
        #expect(world.sendings.count == 3)
        world.run(for: .seconds(200))
        #expect(world.sendings.count == 6)
        #expect(world.allFaults == [])
    }

    @Test("An access key that is exchanged keeps the account's slots")
    func exchangedKey() throws {
        let world = World.simple(
            account: Setup.account(limit: 2, per: .seconds(600)), try (0..<4).map { try Setup.secret("s\($0)") })
        world.run(for: .seconds(61))
        world.credential = { _, _ in .available(accessKeyID: "other", fingerprint: "2") }
        world.readCredential("main")
        world.run(for: .seconds(500))
        #expect(world.sendings.count == 2)
        #expect(world.allFaults == [])
    }

    @Test("`headroom` is left to others beside the reserve, and one slot at least is used")
    func headroom() throws {
        func usable(limit: Int, reserve: Int, headroom: Int) -> Int {
            let account = Setup.account(limit: limit, reserve: reserve, headroom: headroom)
            return QuotaGroup.make(of: [.init(configuration: account)])[0].usable
        }
        #expect(usable(limit: 50, reserve: 5, headroom: 20) == 25)
        #expect(usable(limit: 5, reserve: 2, headroom: 3) == 1)
        let world = World.simple(
            account: Setup.account(limit: 10, reserve: 1, headroom: 4), try (0..<20).map { try Setup.secret("s\($0)") })
        world.run(for: .seconds(120))
        #expect(world.sendings.count == 5)
        #expect(world.allFaults == [])
    }

    // MARK: account-region

    private func regional(_ key: String, _ region: String, number: String? = nil) -> QuotaGroup.Member {
        .init(
            configuration: Setup.account(key, number: number, scope: .accountRegion), accessKeyID: "k\(key)",
            region: region)
    }

    @Test("account-region: a quota for each region, unless an account that shares it counts over all regions")
    func regions() {
        let apart = QuotaGroup.make(of: [
            regional("a", "r1", number: "1"), regional("a", "r2", number: "1"), regional("b", "r2", number: "1"),
            regional("c", "r1"),
        ])
        #expect(apart.map(\.lanes) == [[0], [1, 2], [3]])
        #expect(apart[0].mayCount(Setup.id("s", account: "b", region: "r1"), number: "1", accessKeyID: ""))
        #expect(!apart[0].mayCount(Setup.id("s", account: "a", region: "r2"), number: "1", accessKeyID: "ka"))
        let mixed = QuotaGroup.make(of: [
            regional("a", "r1", number: "1"), regional("a", "r2", number: "1"),
            .init(configuration: Setup.account("b", number: "1")),
        ])
        #expect(mixed.map(\.lanes) == [[0, 1, 2]])
        #expect(mixed[0].mayCount(Setup.id("s", account: "a", region: "r9"), number: "1", accessKeyID: ""))
    }

    /// Three secrets in each of two regions, and a quota of two.
    private func twoRegions(_ scope: AccountConfiguration.Scope, at offset: Duration = .seconds(60)) throws
        -> Configuration
    {
        let secrets = try ["cn-hangzhou", "cn-beijing"].flatMap { region in
            try (0..<3).map { index in
                var secret = try Setup.secret("\(region)\(index)", at: offset)
                secret.id.region = region
                return secret
            }
        }
        return Configuration(accounts: [Setup.account(limit: 2, per: .seconds(600), scope: scope)], secrets: secrets)
    }

    @Test("account-region: the calls of another region do not count")
    func regionsApart() throws {
        let world = World()
        world.kms.quota = Quota(limit: 2, per: .seconds(600))
        world.kms.isRegional = true
        world.start(try twoRegions(.accountRegion), origin: .created)
        world.run(for: .seconds(100))
        #expect(
            Dictionary(grouping: world.sendings, by: \.order.attempt.secret.region).mapValues(\.count)
                == ["cn-hangzhou": 2, "cn-beijing": 2])
        #expect(world.scheduler.status().accounts[0].slotsUsed == 2)
        world.run(for: .seconds(700))
        #expect(world.sendings.count == 6)
        #expect(world.allFaults == [])
    }

    @Test("account-region counts what is durable after a restart", arguments: [false, true])
    func regionsRestart(reboots: Bool) throws {
        let world = World()
        world.kms.quota = Quota(limit: 2, per: .seconds(600))
        world.kms.isRegional = true
        world.start(try twoRegions(.accountRegion), origin: .created)
        world.run(for: .seconds(100))
        world.crash()
        world.start(reboot: reboots)
        world.run(for: .seconds(500))
        #expect(world.sendings.count == 4)
        world.run(for: .seconds(300))
        #expect(world.sendings.count == 6)
        #expect(world.allFaults == [])
    }

    @Test("A reload that makes a regional quota one over all regions counts the calls of all of them")
    func scopeChanges() throws {
        let world = World()
        world.kms.quota = Quota(limit: 4, per: .seconds(600))
        world.start(try twoRegions(.accountRegion), origin: .created)
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 4)
        world.reload(try twoRegions(.account))
        // Four of a quota of two: two slots are free when the last of them is.
        world.run(for: .seconds(560))
        #expect(world.sendings.count == 4)
        world.run(for: .seconds(100))
        #expect(world.sendings.count == 6)
        world.reload(try twoRegions(.accountRegion))
        world.run(for: .seconds(1000))
        #expect(world.allFaults == [])
    }
}
