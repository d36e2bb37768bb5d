import RotationCore

extension ScenarioMaker {
    mutating func makeWeather() {
        guard wildness > 0 else { return }
        func some(_ most: Double, _ dice: inout SeededGenerator) -> Double {
            dice.chance(0.5) ? Double(dice.random(0...1000)) / 1000 * most : 0
        }
        scenario.weather.lost = some(0.15 * wildness, &dice)
        scenario.weather.unsent = some(0.1 * wildness, &dice)
        scenario.weather.transient = some(0.15 * wildness, &dice)
        scenario.weather.refused = some(0.05 * wildness, &dice)
        scenario.weather.slow = some(0.2 * wildness, &dice)
        scenario.weather.repeated = some(0.2 * wildness, &dice)
        scenario.weather.slowCommits = some(0.05 * wildness, &dice)
    }

    mutating func makeIncidents() throws {
        let count = Int(Double(dice.random(0...24)) * wildness)
        for _ in 0..<count {
            let time = Duration.microseconds(dice.random(3_600_000_000...scenario.trouble.microseconds))
            if let kind = try incident() { scenario.incidents.append(Incident(time: time, kind: kind)) }
        }
        // An operator's day goes on without any fault.
        for _ in 0..<dice.random(0...4) {
            let time = Duration.microseconds(dice.random(3_600_000_000...scenario.trouble.microseconds))
            scenario.incidents.append(Incident(time: time, kind: .reload(try edits())))
        }
        for number in 0..<dice.random(0...4) {
            let time = Duration.microseconds(dice.random(3_600_000_000...scenario.trouble.microseconds))
            let kind = try order(number)
            scenario.incidents.append(Incident(time: time, kind: kind))
            // Who does not know whether it was heard asks again.
            if case .request = kind, dice.chance(0.3) {
                let again = time + .seconds(dice.random(0...7200))
                scenario.incidents.append(Incident(time: again, kind: kind))
            }
            if case .pause(let pause) = kind, dice.chance(0.7) {
                let end = time + .seconds(dice.random(60...40_000))
                scenario.incidents.append(Incident(time: end, kind: .unpause(pause.scope)))
            }
        }
    }

    private mutating func incident() throws -> Incident.Kind? {
        let account = dice.pick(scenario.layout.accounts)
        let points: [CrashPoint?] = [
            nil, nil, .beforeCommit, .withinCommit, .afterCommit, .beforeSend, .afterSend, .afterSend,
        ]
        let down = Duration.seconds(dice.pick([0, 1, 5, 20, 120, 1800, dice.random(1...86_400)]))
        switch dice.random(0...22) {
        case 0...5: return .crash(dice.pick(points), down: down, boot: nil)
        case 6, 7: return .crash(dice.pick(points), down: max(down, .seconds(5)), boot: bootError())
        case 8: return .restart(down: down)
        case 9: return dice.chance(0.15) ? .ledgerLost(down: down) : .clockSet
        case 10: return .step(.seconds(dice.random(-4 * 3600...4 * 3600)))
        case 11: return .step(.seconds(dice.random(-700...700)))
        case 12: return .sleep(.seconds(dice.pick([5, 60, 3600, dice.random(1...86_400)])))
        case 13: return .fullDisk(.seconds(dice.random(1...40_000)))
        case 14: return .slowDisk(.seconds(dice.random(60...7200)))
        case 15:
            return .outage(
                account: account.key, dice.pick(Incident.Outage.allCases), .seconds(dice.random(60...20_000)))
        case 16:
            let owner = scenario.owners[account.key] ?? ""
            let calls = Int(dice.random(1...Int64(account.quota.limit)))
            return .others(owner: owner, calls: calls, .seconds(dice.random(600...40_000)))
        case 17: return .unreadable(account: account.key, .seconds(dice.random(10...20_000)))
        case 18:
            // Without a number another key would be another account as far as anybody knows.
            let isNewKey = account.number != nil && dice.chance(0.5)
            return .revoked(account: account.key, .seconds(dice.random(600...40_000)), isNewKey: isNewKey)
        case 19: return .debt(account: account.key, .seconds(dice.random(600...40_000)))
        case 20:
            let classes: [FailureClass] = [.permanent, .permission, .refused, .refused, .transient]
            guard let plan = scenario.layout.secrets.isEmpty ? nil : dice.pick(scenario.layout.secrets) else {
                return nil
            }
            return .rejected(plan.id, dice.pick(classes), .seconds(dice.random(3600...500_000)))
        default: return .reload(try edits())
        }
    }

    /// An operator who has to rotate at once does not wait for the end of a freeze: most of what freezes are for.
    mutating func askDuringFreezes(_ dice: inout SeededGenerator) {
        guard let freeze = scenario.layout.freezes.first?.stretches.first(where: { $0.upperBound > VirtualClock.epoch })
        else { return }
        let start = freeze.lowerBound.duration(since: VirtualClock.epoch)
        let length = freeze.upperBound.duration(since: freeze.lowerBound)
        for index in scenario.incidents.indices where dice.chance(0.5) {
            guard case .request(var request) = scenario.incidents[index].kind else { continue }
            let time = start + .microseconds(dice.random(0...length.microseconds))
            guard time > .seconds(3600), time < scenario.trouble else { continue }
            request.passesFreeze = dice.chance(0.7)
            scenario.incidents[index].time = time
            scenario.incidents[index].kind = .request(request)
        }
    }

    /// How far the clock is ahead of the truth when the machine has started.
    private mutating func bootError() -> Duration {
        .seconds(
            dice.pick([0, 0, 0, dice.random(-900...900), dice.random(-20_000...20_000), -dice.random(0...1_000_000)]))
    }

    /// What an operator wants.
    private mutating func order(_ number: Int64) throws -> Incident.Kind {
        let account = dice.pick(scenario.layout.accounts).key
        let name = dice.pick(scenario.layout.secrets)
        let glob = try Glob(dice.pick(["**", "secret1*", "secret?"]))
        switch dice.random(0...6) {
        case 0...3:
            let selection = dice.pick([
                SecretSelection.secret(name.id), .names(glob), .names(glob, account: account),
                .label("team", value: "red"),
            ])
            return .request(
                try OperatorRequest(
                    id: "inc\(number)", selection: selection, isUrgent: dice.chance(0.5),
                    passesFreeze: dice.chance(0.3),
                    cadence: dice.chance(0.2) ? .reset : .keep, releasesHold: dice.chance(0.3)))
        case 4, 5:
            let scope = dice.pick([PauseScope.everything, .account(account), .names(glob)])
            return .pause(PauseRecord(scope, reason: "a test", end: dice.chance(0.5) ? .earliest : nil))
        default:
            return .resume(Resumption(dice.chance(0.5) ? .account(account) : .secrets(.names(glob))))
        }
    }

    /// What an operator changes at once.
    private mutating func edits() throws -> [Edit] {
        var edits: [Edit] = []
        for _ in 0..<dice.random(1...4) {
            guard !scenario.layout.secrets.isEmpty else { break }
            let plan = dice.pick(scenario.layout.secrets)
            switch dice.random(0...11) {
            case 0: edits.append(.remove(plan.id))
            case 1, 2: edits.append(.put(try secret(named: "secret\(100 + dice.random(0...20))", isFast: false)))
            case 3, 4:
                var other = try secret(named: plan.id.name, isFast: false)
                other.id = plan.id
                edits.append(.put(other))
            case 5:
                // The same again: after a removal it is seen for the first time.
                edits.append(.put(plan))
            case 6:
                var other = plan
                other.entry.isEnabled.toggle()
                edits.append(.put(other))
            case 7, 8:
                var other = plan
                other.entry.within = .seconds(dice.random(1...48) * 1800)
                other.entry.labels = ["edit": "\(dice.random(0...99))"]
                edits.append(.put(other))
            case 9: edits.append(.freeze(try freeze(named: "freeze\(dice.random(0...2))")))
            case 10: edits.append(.unfreeze(name: "freeze\(dice.random(0...2))"))
            default: edits.append(.account(account()))
            }
        }
        return edits
    }

    /// An account with other keys that do not change whose quota it takes, and how much that is.
    private mutating func account() -> AccountConfiguration {
        var account = dice.pick(scenario.layout.accounts)
        switch dice.random(0...4) {
        case 0: account.concurrency = Int(dice.random(1...5))
        case 1: account.versionIDPrefix = account.versionIDPrefix.isEmpty ? "q." : ""
        case 2: account.reserve = Int(dice.random(0...Int64(max(account.quota.limit - account.headroom - 1, 0))))
        case 3: account.guard = .seconds(dice.pick([1, 5, 30, 120]))
        default:
            account.answerTimeout = .seconds(dice.pick([6, 10, 20]))
            account.connectTimeout = account.answerTimeout / 2
        }
        return account
    }
}
