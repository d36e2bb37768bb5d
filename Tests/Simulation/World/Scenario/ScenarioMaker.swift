import RotationCore

/// Makes the scenario of a seed.
package struct ScenarioMaker {
    var dice: SeededGenerator
    var scenario: Scenario
    /// Zones other than UTC: what their clocks are ahead, and what they change.
    var zones: [(id: TimeZoneTable.ID, offset: Int64, change: (at: Instant, offset: Int64)?)] = []
    /// How much goes wrong, from 0.
    var wildness = 1.0

    /// The scenario of a seed.
    package static func scenario(seed: UInt64, days: Int64 = 30) throws -> Scenario {
        var maker = ScenarioMaker(seed: seed)
        maker.scenario.trouble = .seconds(days * 86_400) - maker.scenario.peace
        try maker.make()
        return maker.scenario
    }

    private init(seed: UInt64) {
        // Seeds that follow one another must not begin alike.
        var first = SeededGenerator(seed: seed)
        dice = SeededGenerator(seed: first.next() ^ 0x5EED)
        scenario = Scenario(seed: seed)
    }

    mutating func make() throws {
        wildness = dice.pick([0, 0.3, 1, 1, 1, 2])
        makeZones()
        makeAccounts()
        try makeSecrets()
        if dice.chance(0.4) { scenario.layout.freezes.append(try freeze(named: "freeze0")) }
        makeWeather()
        try makeIncidents()
        // Dice of their own, so that the rest of a seed stays as it was.
        var other = SeededGenerator(seed: scenario.seed &* 0x9E37_79B9_7F4A_7C15)
        for index in scenario.incidents.indices where dice.chance(0.5) {
            scenario.incidents[index].moment = dice.pick(Incident.Moment.allCases)
        }
        if wildness > 0, dice.chance(0.2) {
            scenario.isDateless = dice.chance(0.5)
            scenario.firstError = .seconds(
                dice.pick([-1_795_000_000, -dice.random(600...90_000), dice.random(600...90_000)]))
            let time = Duration.seconds(dice.random(5...40_000))
            scenario.incidents.append(Incident(time: time, kind: .clockSet))
        }
        askDuringFreezes(&other)
        try forbid(&other)
        scenario.isOverloaded = demand() > 0.6
        if other.chance(0.15) {
            try overload(&other)
            scenario.isOverloaded = true
        }
        scenario.incidents.sort { $0.time < $1.time }
    }

    private mutating func makeZones() {
        let east = TimeZoneRules(name: "Test/East", firstOffset: 28_800)
        zones.append((scenario.layout.zones.insert(east), 28_800, nil))
        let change = VirtualClock.epoch.advanced(by: .seconds(dice.random(2...20) * 86_400 + 3600))
        let after = dice.chance(0.5) ? 7200 : 0
        let changing = TimeZoneRules(
            name: "Test/Changing", firstOffset: 3600, transitions: [(change.seconds, after)])
        zones.append((scenario.layout.zones.insert(changing), 3600, (change, Int64(after))))
        zones.append((.utc, 0, nil))
    }

    private mutating func makeAccounts() {
        let window = Duration.seconds(dice.pick([600, 1800, 3600, 3600, 3600, 7200]))
        let limit = Int(dice.random(1...12))
        let isShared = dice.chance(0.4)
        let isNumbered = dice.chance(0.5)
        scenario.isRegional = dice.chance(0.15)
        for index in 0..<Int(dice.random(1...3)) {
            let headroom = dice.chance(0.1) ? Int(dice.random(0...Int64(limit - 1))) : 0
            let reserve = dice.chance(0.3) ? Int(dice.random(0...Int64(max(limit - 1 - headroom, 0)))) : 0
            let answer = Duration.seconds(dice.pick([4, 10, 10, 10, 30]))
            let owner = isShared ? "owner" : "owner\(index)"
            scenario.layout.accounts.append(
                AccountConfiguration(
                    key: "account\(index)", region: "cn-hangzhou", number: isNumbered ? owner : nil,
                    quota: Quota(limit: limit, per: window), scope: scenario.isRegional ? .accountRegion : .account,
                    reserve: reserve, headroom: headroom, guard: .seconds(dice.pick([1, 5, 5, 60])),
                    concurrency: Int(dice.random(1...5)), connectTimeout: answer / 2, answerTimeout: answer,
                    versionIDPrefix: dice.chance(0.2) ? "p." : ""))
            scenario.owners["account\(index)"] = isShared && !isNumbered ? "owner" : owner
            let regions = scenario.isRegional ? ["\(owner) in cn-hangzhou", "\(owner) in cn-beijing"] : [owner]
            for region in regions { scenario.quotas[region] = Quota(limit: limit, per: window) }
        }
        // Where accounts share, the headroom of each is left by all.
        if isShared {
            let headroom = scenario.layout.accounts.map(\.headroom).max() ?? 0
            for region in scenario.quotas.keys {
                scenario.quotas[region]?.limit = max(limit - headroom, 1)
            }
        } else {
            for (index, account) in scenario.layout.accounts.enumerated() {
                for region in scenario.quotas.keys where region.hasPrefix("owner\(index)") {
                    scenario.quotas[region]?.limit = max(limit - account.headroom, 1)
                }
            }
        }
    }

    // MARK: Secrets

    private mutating func makeSecrets() throws {
        let count = dice.chance(0.07) ? dice.random(25...60) : dice.random(1...16)
        let isFast = dice.chance(0.4)
        let together = dice.chance(0.4) ? dice.random(0...86_400) : nil
        for index in 0..<Int(count) {
            let plan = try secret(named: "secret\(index)", isFast: isFast && count < 15, together: together)
            scenario.layout.secrets.append(plan)
        }
    }

    mutating func secret(named name: String, isFast: Bool, together: Int64? = nil) throws -> SecretPlan {
        let account = dice.pick(scenario.layout.accounts)
        let region = dice.chance(scenario.isRegional ? 0.5 : 0.1) ? "cn-beijing" : account.region
        let id = SecretID(account: account.key, region: region, name: name)
        var entry = Entry(schedule: try schedule(isFast: isFast, together: together))
        var open: OpenTimes?
        let zone = dice.pick(zones)
        if dice.chance(0.3) {
            let times = openTimes(in: zone)
            entry.window = try Window(text(of: times))
            entry.zone = zone.id
            open = times
        }
        if dice.chance(0.2) { entry.within = .seconds(dice.random(1...48) * 1800) }
        if dice.chance(0.2), let gap = shortestGap(of: entry.schedule) {
            entry.jitter = .seconds(dice.random(1...gap - 1))
        }
        if dice.chance(0.1) { entry.catchUp = .none }
        if dice.chance(0.1) { entry.catchUpWindow = .seconds(dice.random(60...86_400)) }
        if dice.chance(0.2) {
            entry.exclusive = "group\(dice.random(0...1))"
            entry.spacing = .seconds(dice.random(0...3600))
        }
        entry.minInterval = dice.chance(0.15) ? .seconds(dice.random(60...40_000)) : .zero
        if dice.chance(0.1) { entry.onFirstSight = .rotate }
        if dice.chance(0.1) { entry.start = VirtualClock.epoch.advanced(by: .seconds(dice.random(-10...20) * 86_400)) }
        if dice.chance(0.05) { entry.end = VirtualClock.epoch.advanced(by: .seconds(dice.random(5...40) * 86_400)) }
        if dice.chance(0.04) { entry.isEnabled = false }
        if dice.chance(0.2) {
            entry.retry = RetryPolicy(
                first: .seconds(dice.random(1...60)), most: .seconds(dice.random(60...3600)),
                maxAttempts: Int(dice.random(1...12)))
        }
        if dice.chance(0.2) { entry.labels = ["team": dice.pick(["red", "blue"])] }
        return SecretPlan(id: id, sentName: nil, entry: entry, open: open)
    }

    private mutating func schedule(isFast: Bool, together: Int64?) throws -> Schedule {
        let zone = dice.pick(zones).id
        let hours: [Int64] = isFast ? [6, 8, 12, 24, 24, 48, 72] : [24, 48, 48, 72, 168, 240]
        switch dice.random(0...9) {
        case 0...5:
            let anchor = together.map { $0 + dice.random(0...60) } ?? dice.random(0...10 * 86_400)
            return .interval(
                try IntervalSchedule(
                    every: .seconds(dice.pick(hours) * 3600),
                    anchor: dice.chance(0.8) ? VirtualClock.epoch.advanced(by: .seconds(anchor)) : nil))
        case 6:
            return .interval(try IntervalSchedule(every: .seconds(dice.random(4 * 3600...5 * 86_400))))
        case 7:
            let text = dice.pick(["0 3 * * *", "30 2 * * Mon,Thu", "15 */8 * * *", "H H * * *", "0 3 1,15 * *"])
            return .cron(CronSchedule(try CronExpression(text), zone: zone))
        case 8:
            let text = dice.pick(["Mon 03:00", "*-*-* 02:30", "Mon..Fri 12:00:30", "*-*-1/5 00:00"])
            return .calendar(CalendarSchedule(try CalendarExpression(text), zone: zone))
        default:
            let day = Int(dice.random(1...28))
            let text = "2026-10-\(day < 10 ? "0" : "")\(day)T03:00"
            guard case .local(let anchor) = try DateTimeText(text) else { throw ValueFault("no local time") }
            return .months(MonthSchedule(every: 1, anchor: anchor, zone: zone))
        }
    }

    private func shortestGap(of schedule: Schedule) -> Int64? {
        if case .interval(let interval) = schedule { interval.seconds } else { nil }
    }

    // MARK: Windows and freezes

    private mutating func openTimes(
        in zone: (id: TimeZoneTable.ID, offset: Int64, change: (at: Instant, offset: Int64)?)
    )
        -> OpenTimes
    {
        var week: [Range<Int64>] = []
        let isDaily = dice.chance(0.6)
        for _ in 0..<dice.random(1...2) {
            let start = dice.random(0...21 * 4) * 900
            let length = dice.random(8...24) * 900
            let days: [Int64] = isDaily ? Array(0...6) : [dice.random(0...6), dice.random(0...6)]
            for day in Set(days) { week.append(day * 86_400 + start..<day * 86_400 + start + length) }
        }
        return OpenTimes(week: week, offset: zone.offset, change: zone.change)
    }

    /// A window as the file writes it.
    private func text(of times: OpenTimes) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        func clock(_ time: Int64) -> String {
            let (hour, minute) = (time / 3600, time / 60 % 60)
            return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
        }
        return times.week.map { range in
            let day = range.lowerBound / 86_400
            let start = range.lowerBound - day * 86_400
            let end = range.upperBound - day * 86_400
            return "\(days[Int(day)]) \(clock(start))-\(clock(end > 86_400 ? end - 86_400 : end))"
        }.joined(separator: ", ")
    }

    mutating func freeze(named name: String) throws -> FreezePlan {
        let account = dice.chance(0.3) ? dice.pick(scenario.layout.accounts).key : nil
        let prefix = dice.chance(0.3) ? "secret\(dice.random(1...3))" : nil
        let accounts = account.map { [$0] } ?? []
        let globs = try prefix.map { [try Glob("\($0)*")] } ?? []
        guard dice.chance(0.3) else {
            let start = VirtualClock.epoch.advanced(by: .seconds(dice.random(0...26 * 24) * 3600))
            let end = start.advanced(by: .seconds(dice.random(1...100) * 1800))
            let freeze = try Freeze(
                name: name, from: DateTimeText(start.rfc3339), to: DateTimeText(end.rfc3339), in: .utc,
                accounts: accounts, secrets: globs)
            return FreezePlan(freeze: freeze, stretches: [start..<end], account: account, prefix: prefix)
        }
        // Two days of the end of November, every year.
        let zone = dice.pick(zones)
        let freeze = Freeze(
            name: name, yearly: try YearlySpan("11-25..11-26"), zone: zone.id, accounts: accounts, secrets: globs)
        let stretches = try (2020...2032).map { year in
            let start = try local(Instant(rfc3339: "\(year)-11-25T00:00:00Z"), zone)
            return start..<(try local(Instant(rfc3339: "\(year)-11-27T00:00:00Z"), zone))
        }
        return FreezePlan(freeze: freeze, stretches: stretches, account: account, prefix: prefix)
    }

    /// When the zone's clocks show what UTC's show at `instant`.
    private func local(
        _ instant: Instant, _ zone: (id: TimeZoneTable.ID, offset: Int64, change: (at: Instant, offset: Int64)?)
    ) throws -> Instant {
        let before = instant.advanced(by: .seconds(-zone.offset))
        guard let change = zone.change, before >= change.at else { return before }
        return instant.advanced(by: .seconds(-change.offset))
    }

    // MARK: Load

    /// The part of the quotas that is asked for.
    private func demand() -> Double {
        var most = 0.0
        let start = VirtualClock.epoch
        let end = start.advanced(by: .seconds(30 * 86_400))
        var perOwner: [String: Double] = [:]
        for plan in scenario.layout.secrets where plan.entry.isEnabled {
            let recurrence = Recurrence(
                schedule: plan.entry.schedule,
                phase: plan.entry.schedule.phase(
                    account: plan.id.account, region: plan.id.region, name: plan.id.name),
                zones: scenario.layout.zones, start: nil, end: nil)
            let owner = scenario.owners[plan.id.account] ?? ""
            perOwner[owner, default: 0] += Double(recurrence.count(after: start, through: end))
        }
        for account in scenario.layout.accounts {
            let owner = scenario.owners[account.key] ?? ""
            let windows = 30 * 86_400 / Double(account.slotSpan.components.seconds)
            most = max(most, perOwner[owner, default: 0] / (windows * Double(account.usableSlots)))
        }
        return most
    }
}
