package import RotationCore

/// Configurations in a line.
package enum Setup {
    /// When worlds begin.
    package static let epoch = VirtualClock.epoch

    package static func account(
        _ key: String = "main", limit: Int = 50, per window: Duration = .seconds(3600), reserve: Int? = 0,
        guard: Duration = .seconds(5), concurrency: Int = 4, number: String? = nil, prefix: String = "",
        coldStart: AccountConfiguration.ColdStart = .assumeFull, answer: Duration = .seconds(10),
        scope: AccountConfiguration.Scope = .account, headroom: Int = 0
    ) -> AccountConfiguration {
        AccountConfiguration(
            key: key, region: "cn-hangzhou", number: number, quota: Quota(limit: limit, per: window), scope: scope,
            reserve: reserve, headroom: headroom, guard: `guard`, concurrency: concurrency, connectTimeout: answer / 2,
            answerTimeout: answer, versionIDPrefix: prefix, coldStart: coldStart)
    }

    /// A secret that is due every `every`, `offset` after the world begins for the first time.
    package static func secret(
        _ name: String, account: String = "main", every: Duration = .seconds(86_400),
        at offset: Duration = .seconds(60),
        within: Duration? = nil, onFirstSight: Entry.OnFirstSight = .wait, isEnabled: Bool = true
    ) throws -> TestSecret {
        let schedule = Schedule.interval(try IntervalSchedule(every: every, anchor: epoch.advanced(by: offset)))
        return secret(
            name, account: account, schedule: schedule, zones: TimeZoneTable(), within: within,
            onFirstSight: onFirstSight,
            isEnabled: isEnabled)
    }

    package static func secret(
        _ name: String, account: String = "main", schedule: Schedule, zones: TimeZoneTable, within: Duration? = nil,
        onFirstSight: Entry.OnFirstSight = .wait, isEnabled: Bool = true
    ) -> TestSecret {
        let entry = Entry(schedule: schedule, within: within, onFirstSight: onFirstSight, isEnabled: isEnabled)
        return TestSecret(id: id(name, account: account), entry: entry, zones: zones)
    }

    package static func id(_ name: String, account: String = "main", region: String = "cn-hangzhou") -> SecretID {
        SecretID(account: account, region: region, name: name)
    }
}

/// A secret with an entry of its own.
package struct TestSecret {
    package var id: SecretID
    package var entry: Entry
    /// The zones into which the entry points: of one configuration all have the same, or UTC alone.
    package var zones: TimeZoneTable

    package init(id: SecretID, entry: Entry, zones: TimeZoneTable = TimeZoneTable()) {
        self.id = id
        self.entry = entry
        self.zones = zones
    }
}

extension Configuration {
    package init(accounts: [AccountConfiguration], secrets: [TestSecret]) {
        self.init(accounts: accounts)
        for secret in secrets { add(secret) }
    }

    package mutating func add(_ secret: TestSecret) {
        if secret.zones.zones.count > 1 { zones = secret.zones }
        secrets.append(SecretConfiguration(id: secret.id, entry: entries.count))
        entries.append(secret.entry)
    }
}
