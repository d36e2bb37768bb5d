import RotationCore

/// Configurations in a line.
enum Setup {
    /// When worlds begin.
    static let epoch = VirtualClock.epoch

    static func account(
        _ key: String = "main", limit: Int = 50, per window: Duration = .seconds(3600), reserve: Int? = 0,
        guard: Duration = .seconds(5), concurrency: Int = 4, number: String? = nil, prefix: String = "",
        coldStart: AccountConfiguration.ColdStart = .assumeFull, answer: Duration = .seconds(10)
    ) -> AccountConfiguration {
        AccountConfiguration(
            key: key, region: "cn-hangzhou", number: number, quota: Quota(limit: limit, per: window), reserve: reserve,
            guard: `guard`, concurrency: concurrency, connectTimeout: answer / 2, answerTimeout: answer,
            versionIDPrefix: prefix, coldStart: coldStart)
    }

    /// A secret that is due every `every`, `offset` after the world begins for the first time.
    static func secret(
        _ name: String, account: String = "main", every: Duration = .seconds(86_400),
        at offset: Duration = .seconds(60),
        within: Duration? = nil, onFirstSight: SecretConfiguration.OnFirstSight = .wait, isEnabled: Bool = true
    ) throws -> SecretConfiguration {
        let schedule = Schedule.interval(try IntervalSchedule(every: every, anchor: epoch.advanced(by: offset)))
        return secret(
            name, account: account, schedule: schedule, zones: TimeZoneTable(), within: within,
            onFirstSight: onFirstSight,
            isEnabled: isEnabled)
    }

    static func secret(
        _ name: String, account: String = "main", schedule: Schedule, zones: TimeZoneTable, within: Duration? = nil,
        onFirstSight: SecretConfiguration.OnFirstSight = .wait, isEnabled: Bool = true
    ) -> SecretConfiguration {
        let id = SecretID(account: account, region: "cn-hangzhou", name: name)
        let recurrence = Recurrence(
            schedule: schedule, phase: schedule.phase(account: account, region: id.region, name: name), zones: zones,
            canonical: schedule.text(in: zones))
        return SecretConfiguration(
            id: id, sentName: name, recurrence: recurrence, within: within, onFirstSight: onFirstSight,
            isEnabled: isEnabled)
    }

    static func id(_ name: String, account: String = "main") -> SecretID {
        SecretID(account: account, region: "cn-hangzhou", name: name)
    }
}
