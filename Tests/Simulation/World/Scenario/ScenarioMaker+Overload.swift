import RotationCore

extension ScenarioMaker {
    /// Lets more come due than the quota allows for some days, of secrets whose entries say nothing but when: whatever is
    /// free then, somebody waits for it, and nothing is to be kept for anybody.
    mutating func overload(_ dice: inout SeededGenerator) throws {
        let limit = Int(dice.random(1...3))
        let window = Duration.seconds(7200)
        for index in scenario.layout.accounts.indices {
            scenario.layout.accounts[index].quota = Quota(limit: limit, per: window)
            scenario.layout.accounts[index].reserve = 0
            scenario.layout.accounts[index].headroom = 0
        }
        for owner in scenario.quotas.keys { scenario.quotas[owner] = Quota(limit: limit, per: window) }
        scenario.layout.freezes = []
        let start = VirtualClock.epoch.advanced(by: .seconds(dice.random(0...15) * 86_400))
        let end = start.advanced(by: .seconds(dice.random(3...9) * 86_400))
        let count = Int64(scenario.layout.secrets.count)
        for index in scenario.layout.secrets.indices {
            let length = dice.random(50...100) * 72 * max(count, 2) / Int64(limit)
            let schedule = Schedule.interval(
                try IntervalSchedule(every: .seconds(max(length, 9000)), anchor: start.advanced(by: .seconds(60))))
            var entry = Entry(schedule: schedule)
            (entry.start, entry.end) = (start, end)
            scenario.layout.secrets[index].entry = entry
            scenario.layout.secrets[index].open = nil
        }
        // Others of the same account make it worse, and are throttled like us.
        for account in scenario.layout.accounts where wildness > 0 && dice.chance(0.5) {
            let time = start.duration(since: VirtualClock.epoch) + .seconds(dice.random(0...2 * 86_400))
            let others = Incident.Kind.others(
                owner: scenario.owners[account.key] ?? "", calls: Int(dice.random(1...Int64(limit))),
                .seconds(dice.random(7200...86_400)))
            scenario.incidents.append(Incident(time: time, kind: others))
        }
        // Edits would bring other entries, and other quotas.
        scenario.incidents.removeAll { if case .reload = $0.kind { true } else { false } }
    }
}
