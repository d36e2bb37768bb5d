import RotationCore
import Testing

struct ConfigurationDifferenceTests {
    private static let now = Instant(seconds: 1_795_478_400)  // 2026-11-24T00:00:00Z

    private static func lines(_ old: Configuration, _ new: Configuration) -> [String] {
        ConfigurationDifference(from: old, to: new, at: now).items.map(\.description)
    }

    /// A configuration of the account `main` with secrets of these entries.
    private static func configuration(_ secrets: [(name: String, entry: Entry)]) -> Configuration {
        var configuration = Configuration(accounts: [AccountConfiguration(key: "main", region: "cn-hangzhou")])
        for (name, entry) in secrets {
            let id = SecretID(account: "main", region: "cn-hangzhou", name: name)
            configuration.secrets.append(SecretConfiguration(id: id, entry: configuration.entries.count))
            configuration.entries.append(entry)
        }
        return configuration
    }

    private static func cron(_ text: String, _ zone: TimeZoneTable.ID = .utc) throws -> Schedule {
        .cron(CronSchedule(try CronExpression(text), zone: zone))
    }

    @Test("Nothing changes by order, spelling, and the numbers of entries and zones")
    func nothing() throws {
        let first = Entry(schedule: try Self.cron("0 3 * * 0"))
        let second = Entry(schedule: try Self.cron("0 3 * * sun"))
        let old = Self.configuration([("a", first), ("b", first)])
        var new = Self.configuration([("b", second), ("a", second)])
        #expect(ConfigurationDifference(from: old, to: new, at: Self.now).isEmpty)
        // One entry for both, and a zone before those that are used.
        new.entries = [second]
        new.secrets = []
        for name in ["b", "a"] {
            let id = SecretID(account: "main", region: "cn-hangzhou", name: name)
            new.secrets.append(SecretConfiguration(id: id, entry: 0))
        }
        _ = new.zones.insert(TimeZoneRules(name: "Asia/Shanghai", firstOffset: 28_800))
        #expect(Self.lines(old, new).isEmpty)
    }

    @Test("Secrets that are new, changed and gone, in the order of their names")
    func secrets() throws {
        let daily = Entry(schedule: try Self.cron("0 3 * * *"))
        var other = daily
        other.schedule = try Self.cron("0 4 * * *")
        other.within = .seconds(7200)
        var off = daily
        off.isEnabled = false
        let old = Self.configuration([("c", daily), ("a", daily), ("gone", daily), ("same", daily)])
        let new = Self.configuration([("same", daily), ("c", off), ("b", other), ("a", other)])
        #expect(
            Self.lines(old, new) == [
                "changed secret a of main, cn-hangzhou: schedule cron 0 3 * * * UTC -> cron 0 4 * * * UTC; "
                    + "within none -> 2h; next 2026-11-24T04:00:00Z",
                "new secret b of main, cn-hangzhou: schedule cron 0 4 * * * UTC; within 2h; next 2026-11-24T04:00:00Z",
                "changed secret c of main, cn-hangzhou: enabled true -> false",
                "gone secret gone of main, cn-hangzhou",
            ])
    }

    @Test("A key that moves no occurrence has no next one, and an ARN for a bare name is a change of the name")
    func otherKeys() throws {
        let entry = Entry(schedule: try Self.cron("0 3 * * *"))
        var loud = entry
        loud.labels = ["team": "a\u{1B}[31m\nb"]
        loud.retry.maxAttempts = 3
        let old = Self.configuration([("a", entry)])
        var new = Self.configuration([("a", loud)])
        let arn = "acs:kms:cn-hangzhou:1:secret/a"
        new.secrets = [SecretConfiguration(id: new.secrets[0].id, sentName: arn, entry: 0)]
        #expect(
            Self.lines(old, new) == [
                "changed secret a of main, cn-hangzhou: name a -> \(arn); labels none -> team=a?[31m?b; "
                    + "max-attempts 10 -> 3"
            ])
    }

    @Test("Every key of an entry is compared")
    func everyKeyOfEntries() throws {
        let entry = Entry(schedule: try Self.cron("0 3 * * *"))
        let changes: [(String, (inout Entry) -> Void)] = [
            ("start", { $0.start = Self.now }), ("end", { $0.end = Self.now }), ("enabled", { $0.isEnabled = false }),
            ("within", { $0.within = .seconds(60) }), ("window", { $0.window = try? Window("01:00-05:00") }),
            ("jitter", { $0.jitter = .seconds(60) }), ("catch-up", { $0.catchUp = .none }),
            ("catch-up-window", { $0.catchUpWindow = .seconds(60) }), ("exclusive", { $0.exclusive = "x" }),
            ("spacing", { $0.spacing = .seconds(60) }), ("on-first-sight", { $0.onFirstSight = .rotate }),
            ("min-interval", { $0.minInterval = .seconds(60) }), ("type", { $0.type = .rds }),
            ("labels", { $0.labels = ["a": "b"] }), ("max-attempts", { $0.retry.maxAttempts = 1 }),
            ("retry.first", { $0.retry.first = .seconds(2) }), ("retry.most", { $0.retry.most = .seconds(2) }),
        ]
        for (key, change) in changes {
            var changed = entry
            change(&changed)
            let difference = ConfigurationDifference(
                from: Self.configuration([("a", entry)]), to: Self.configuration([("a", changed)]), at: Self.now)
            #expect(difference.items.map { $0.keys.map(\.name) } == [[key]])
        }
    }

    @Test("Every key of an account is compared")
    func everyKeyOfAccounts() throws {
        let account = AccountConfiguration(key: "main", region: "cn-hangzhou")
        let endpoint = try Endpoint(url: "https://kms.example.com")
        let changes: [(String, (inout AccountConfiguration) -> Void)] = [
            ("region", { $0.region = "cn-beijing" }), ("endpoint", { $0.endpoint = endpoint }),
            ("id", { $0.number = "1" }), ("credentials", { $0.credentials = "key" }),
            ("quota", { $0.quota.limit = 49 }), ("scope", { $0.scope = .accountRegion }),
            ("reserve", { $0.reserve = 1 }), ("headroom", { $0.headroom = 1 }), ("guard", { $0.guard = .seconds(6) }),
            ("concurrency", { $0.concurrency = 1 }), ("timeouts.connect", { $0.connectTimeout = .seconds(1) }),
            ("timeouts.answer", { $0.answerTimeout = .seconds(20) }),
            ("version-id-prefix", { $0.versionIDPrefix = "x" }),
            ("cold-start", { $0.coldStart = .assumeEmpty }),
        ]
        for (key, change) in changes {
            var changed = account
            change(&changed)
            let difference = ConfigurationDifference(
                from: Configuration(accounts: [account]), to: Configuration(accounts: [changed]), at: Self.now)
            #expect(difference.items.map { $0.keys.map(\.name) } == [[key]])
        }
    }

    @Test("Accounts come before freezes, and these before secrets")
    func accountsAndFreezes() throws {
        let entry = Entry(schedule: try Self.cron("0 3 * * *"))
        var old = Self.configuration([("a", entry)])
        old.accounts.append(AccountConfiguration(key: "old", region: "cn-hangzhou"))
        old.freezes = [
            Freeze(name: "yearly", yearly: try YearlySpan("12-24..01-02"), zone: .utc, accounts: ["b", "a"]),
            try Freeze(
                name: "once", from: DateTimeText("2026-11-10T00:00Z"), to: DateTimeText("2026-11-13T00:00Z"), in: .utc),
        ]
        var new = Self.configuration([])
        new.accounts.append(
            AccountConfiguration(key: "new", region: "cn-beijing", quota: Quota(limit: 5, per: .seconds(60))))
        new.freezes = [
            Freeze(name: "yearly", yearly: try YearlySpan("12-24..01-02"), zone: .utc, accounts: ["a", "b"]),
            try Freeze(
                name: "once", from: DateTimeText("2026-11-10T00:00Z"), to: DateTimeText("2026-11-14T00:00Z"), in: .utc),
            Freeze(name: "other", yearly: try YearlySpan("05-01..05-05"), zone: .utc, secrets: [try Glob("rds/**")]),
        ]
        #expect(
            Self.lines(old, new) == [
                "new account new: region cn-beijing; quota 5 per 1m", "gone account old",
                "changed freeze once: to 2026-11-13T00:00:00Z -> 2026-11-14T00:00:00Z",
                "new freeze other: yearly 05-01..05-05 UTC; secrets rds/**",
                "gone secret a of main, cn-hangzhou",
            ])
    }

    @Test("Other rules of a zone are a change, of a secret too where they move its next occurrence")
    func zones() throws {
        func configuration(offset: Int) throws -> Configuration {
            var zones = TimeZoneTable()
            let zone = zones.insert(TimeZoneRules(name: "Asia/Shanghai", firstOffset: offset))
            let intervals = try ["2026-01-05T03:00", "2026-01-05T03:00+08:00"].map {
                Schedule.interval(
                    try IntervalSchedule(every: .seconds(86_400), anchor: DateTimeText($0), zone: zone, in: zones))
            }
            var configuration = Self.configuration([
                ("a", Entry(schedule: try Self.cron("0 3 * * *", zone))),
                ("b", Entry(schedule: try Self.cron("* * * * *", zone))),
                ("c", Entry(schedule: try Self.cron("0 3 * * *"))),
                ("d", Entry(schedule: intervals[0])),
                ("e", Entry(schedule: intervals[1])),
            ])
            configuration.zones = zones
            return configuration
        }
        #expect(
            Self.lines(try configuration(offset: 28_800), try configuration(offset: 25_200)) == [
                "changed zone Asia/Shanghai: the system's tzdata has other rules for it",
                "changed secret a of main, cn-hangzhou: next 2026-11-24T20:00:00Z",
                "changed secret d of main, cn-hangzhou: next 2026-11-24T20:00:00Z",
            ])
    }
}
