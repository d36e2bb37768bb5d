import RotationCore

/// A scenario that happens to a world.
package final class ScenarioRun {
    package let scenario: Scenario
    package let world: World
    private var layout: Layout
    private var isPeace = false
    /// What the next start finds of the ledger.
    private var nextOrigin = LedgerOrigin.opened
    /// What happens while the next commit with an attempt lasts, and while the next call does.
    private var armed: [Incident.Moment: [Incident.Kind]] = [:]
    /// True times until which something is the case.
    private var fullDisk: Int64 = 0
    private var slowDisk: Int64 = 0
    private var unreadable: [String: Int64] = [:]
    private var debts: [String: Int64] = [:]
    private var outages: [(account: String, outage: Incident.Outage, end: Int64)] = []
    private var others: [(owner: String, calls: Int, end: Int64)] = []
    private var rejections: [SecretID: (failure: FailureClass, end: Int64)] = [:]
    /// The credential of each account: the number of its key, of what else it holds, and whether KMS accepts it.
    private var credentials: [String: (key: Int, secret: Int, isRevoked: Bool)] = [:]
    /// The credential that the process had last.
    private var used: [String: (key: Int, secret: Int)] = [:]

    package init(_ scenario: Scenario) {
        self.scenario = scenario
        layout = scenario.layout
        world = World(seed: scenario.seed)
        world.isStrict = false
        world.trace = nil
        world.mostFaults = 0
        world.kms.quotas = scenario.quotas
        world.kms.isRegional = scenario.isRegional
        world.repeats = scenario.weather.repeated
        for account in layout.accounts { credentials[account.key] = (1, 1, false) }
        for (account, owner) in scenario.owners {
            for key in 0...9 { world.kms.owners["key-\(keyName(of: account))-\(key)"] = owner }
        }
        world.fate = { [unowned self] _, order in fate(of: order) }
        world.commit = { [unowned self] _ in commit() }
        world.date = { [unowned self] _, account in date(of: account) }
        world.credential = { [unowned self] _, account in credential(of: account) }
    }

    /// Lets everything happen, and answers what was found to be wrong.
    package func run() -> [String] {
        defer { world.end() }
        world.clock.step(by: scenario.firstError)
        world.start(layout.configuration, rules: layout.rules, origin: .created)
        for incident in scenario.incidents {
            world.at(incident.time) { [unowned self] _ in
                guard incident.moment != .atOnce else { return happen(incident.kind) }
                armed[incident.moment, default: []].append(incident.kind)
            }
        }
        world.run(until: scenario.trouble.microseconds)
        guard world.allFaults.isEmpty else { return world.allFaults }
        makePeace()
        world.run(for: scenario.peace)
        world.show(.ended)
        return world.allFaults
    }

    private func makePeace() {
        isPeace = true
        armed = [:]
        world.crashPoint = nil
        world.crashed = nil
        world.tell("from here on everything works")
        world.repeats = 0
        world.clock.setWall()
        world.asleepUntil = world.clock.time
        if world.isRunning { world.deliver(.clock) }
        // Another credential ends holds that the old one brought about.
        for account in layout.accounts {
            credentials[account.key]?.isRevoked = false
            if world.isRunning { world.readCredential(account.key) }
        }
        if !world.isRunning || world.isStopping { restart(boot: nil) }
        for scope in world.ledger.pauses.keys { world.deliver(.unpaused(scope, requestedBy: "operator")) }
        if !scenario.isOverloaded { world.show(.peace) }
    }

    // MARK: What happens

    private func happen(_ kind: Incident.Kind) {
        let now = world.clock.time
        if isPeace { return }
        world.tell("incident: \(scenario.words(of: kind))")
        switch kind {
        case .crash(let point, let down, let boot): crash(at: point, down: down, boot: boot)
        case .restart(let down):
            guard world.isRunning, !world.isStopping else { return }
            world.stop()
            // What is still open after the time for an answer is cut off.
            world.after(.seconds(15) + down) { [unowned self] world in
                guard world.isStopping else { return }
                let isDrained = world.committing == nil && !world.open.values.contains { $0 > 0 }
                if world.isRunning, !world.isStopped, isDrained, world.clock.time >= world.asleepUntil {
                    world.fault("it was asked to stop and does not", LifeObserver.name)
                }
                if world.isRunning { world.crash() }
                restart(boot: nil)
            }
        case .ledgerLost(let down):
            guard world.isRunning else { return }
            world.crash()
            world.loseLedger()
            nextOrigin = .setAside
            world.after(down) { [unowned self] _ in restart(boot: nil) }
        case .step(let step): world.stepWall(by: step)
        case .clockSet: world.setWallRight()
        case .sleep(let time): world.sleep(for: time)
        case .fullDisk(let time): fullDisk = now + time.microseconds
        case .slowDisk(let time): slowDisk = now + time.microseconds
        case .outage(let account, let outage, let time): outages.append((account, outage, now + time.microseconds))
        case .others(let owner, let calls, let time): others.append((owner, calls, now + time.microseconds))
        case .unreadable(let account, let time): unreadable[account] = now + time.microseconds
        case .revoked(let account, let time, let isNewKey):
            credentials[account]?.isRevoked = true
            world.after(time) { [unowned self] world in
                guard let old = credentials[account] else { return }
                credentials[account] = (old.key + (isNewKey ? 1 : 0), old.secret + 1, false)
                if world.isRunning { world.readCredential(account) }
            }
        case .debt(let account, let time): debts[account] = now + time.microseconds
        case .rejected(let secret, let failure, let time): rejections[secret] = (failure, now + time.microseconds)
        case .request(let request): if world.isRunning { world.deliver(.requested(request)) }
        case .pause(let pause):
            var pause = pause
            pause.end = pause.end.map { _ in world.wall.advanced(by: .seconds(20_000)) }
            if world.isRunning { world.deliver(.paused(pause)) }
        case .unpause(let scope): if world.isRunning { world.deliver(.unpaused(scope, requestedBy: "operator")) }
        case .resume(let resumption): if world.isRunning { world.deliver(.resumed(resumption)) }
        case .reload(let edits):
            for edit in edits { edit.apply(to: &layout) }
            world.reload(layout.configuration, rules: layout.rules)
        }
    }

    private func crash(at point: CrashPoint?, down: Duration, boot: Duration?) {
        guard world.isRunning, !world.isStopping, world.crashPoint == nil else { return }
        let start = { [unowned self] (world: World) in
            world.after(down) { [unowned self] _ in restart(boot: boot) }
        }
        guard let point else {
            world.crash()
            return start(world)
        }
        world.crashed = start
        world.crashPoint = point
    }

    private func restart(boot: Duration?) {
        let boot = isPeace ? nil : boot
        guard !world.isRunning || world.isStopping else { return }
        world.isRunning = false
        world.crashPoint = nil
        if let boot {
            world.clock.step(by: boot - .microseconds(world.clock.wallError))
            world.asleepUntil = world.clock.time
        }
        world.start(layout.configuration, rules: layout.rules, origin: nextOrigin, reboot: boot != nil)
        nextOrigin = .opened
    }

    // MARK: What becomes of calls, commits and questions

    private func commit() -> (CommitResult, Duration) {
        let now = world.clock.time
        if isPeace { return (.durable, .milliseconds(2)) }
        var dice = world.dice()
        if let kind = takeArmed(.duringCommit, where: world.committing?.contains(where: isAttempt) ?? false) {
            let duration = Duration.microseconds(dice.random(50_000...8_000_000))
            world.after(duration / 2) { [unowned self] _ in happen(kind) }
            return (.durable, duration)
        }
        if now < fullDisk { return (.full("no space"), .microseconds(dice.random(100...50_000))) }
        if now < slowDisk || dice.chance(scenario.weather.slowCommits) {
            return (.durable, .microseconds(dice.random(100_000...30_000_000)))
        }
        return (.durable, .microseconds(dice.random(200...20_000)))
    }

    private func isAttempt(_ record: Record) -> Bool {
        if case .attempt(let attempt) = record { attempt.state == .pending } else { false }
    }

    private func takeArmed(_ moment: Incident.Moment, where isRight: Bool) -> Incident.Kind? {
        guard isRight, armed[moment]?.isEmpty == false else { return nil }
        return armed[moment]?.removeFirst()
    }

    private func date(of account: String) -> (Instant?, Duration) {
        var dice = world.dice()
        let delay = Duration.microseconds(dice.random(5_000...900_000))
        let isOut = outages.contains { $0.account == account && world.clock.time < $0.end && $0.outage != .slow }
        if !isPeace, isOut || scenario.isDateless || dice.chance(scenario.weather.lost) { return (nil, delay * 4) }
        // It is made while the request is there.
        let truth = world.clock.truth.advanced(by: delay / 2)
        return (Instant(seconds: truth.seconds), delay)
    }

    private func credential(of account: String) -> CredentialState {
        guard let present = credentials[account] else { return .unavailable(reason: "unknown") }
        if !isPeace, let end = unreadable[account], world.clock.time < end { return .unavailable(reason: "gone") }
        used[account] = (present.key, present.secret)
        return .available(
            accessKeyID: "key-\(keyName(of: account))-\(present.key % 10)",
            fingerprint: "\(present.key).\(present.secret)")
    }

    /// Accounts without a number are told to be one by their access key.
    private func keyName(of account: String) -> String {
        let isNumbered = scenario.layout.accounts.contains { $0.key == account && $0.number != nil }
        return isNumbered ? account : scenario.owners[account] ?? account
    }

    private func fate(of order: SendOrder) -> Fate {
        var dice = world.dice(of: order.attempt)
        let isSlow = dice.chance(scenario.weather.slow)
        let latency = Duration.microseconds(dice.random(20_000...300_000))
        if isPeace { return .answer(Answer(.accepted, status: 200, date: world.clock.truth), after: latency) }
        if let kind = takeArmed(.duringCall, where: true) {
            world.after(.microseconds(dice.random(0...400_000))) { [unowned self] _ in happen(kind) }
        }
        let now = world.clock.time
        let account = order.attempt.secret.account
        let long = Duration.microseconds(dice.random(300_000...12_000_000))
        let arrival = Duration.microseconds(dice.random(0...10_000_000))
        if let outage = outages.last(where: { $0.account == account && now < $0.end }) {
            switch outage.outage {
            case .lost:
                return .lost(arrival: dice.chance(0.5) ? arrival : nil, report: dice.chance(0.5) ? latency : nil)
            case .unsent: return .unsent(after: latency)
            case .transient: return reject(.transient, after: latency)
            case .slow: return answer(order, after: long, &dice)
            }
        }
        var left = Double.random(in: 0..<1, using: &dice)
        func falls(_ probability: Double) -> Bool {
            left -= probability
            return left < 0
        }
        let weather = scenario.weather
        if falls(weather.lost) {
            return .lost(arrival: dice.chance(0.7) ? arrival : nil, report: dice.chance(0.6) ? latency : nil)
        }
        if falls(weather.unsent) { return .unsent(after: latency) }
        if falls(weather.transient) { return reject(.transient, after: latency) }
        if falls(weather.refused) { return reject(.refused, after: latency) }
        return answer(order, after: isSlow ? long : latency, &dice)
    }

    /// What KMS itself says.
    private func answer(_ order: SendOrder, after latency: Duration, _ dice: inout SeededGenerator) -> Fate {
        let now = world.clock.time
        let secret = order.attempt.secret
        if let present = credentials[secret.account], present.isRevoked, used[secret.account]?.secret == present.secret
        {
            return reject(.credentials, after: latency)
        }
        let stamp = world.clock.wall.advanced(by: order.clockCorrection)
        let error = stamp.duration(since: world.clock.truth)
        if error > .seconds(900) || error < .seconds(-900) { return reject(.clock, after: latency) }
        if let end = debts[secret.account], now < end { return reject(.account, after: latency) }
        let owner = world.kms.owner(of: order.accessKeyID, region: secret.region)
        let taken = others.filter { owner.hasPrefix($0.owner) && now < $0.end }.reduce(0) { $0 + $1.calls }
        if taken > 0, world.kms.arrivals(of: owner, at: now) + taken >= world.kms.quota(of: owner).limit {
            let wait: Duration? = dice.chance(0.5) ? .seconds(dice.random(1...120)) : nil
            return reject(.throttled, after: latency, retryAfter: wait)
        }
        if let rejection = rejections[secret], now < rejection.end { return reject(rejection.failure, after: latency) }
        let date = dice.chance(0.9) ? Instant(seconds: world.clock.truth.seconds) : nil
        return .answer(Answer(.accepted, status: 200, date: date), after: latency)
    }

    private func reject(_ failure: FailureClass, after latency: Duration, retryAfter: Duration? = nil) -> Fate {
        .reject(
            failure, code: "Rejected.\(failure)", after: latency, retryAfter: retryAfter,
            date: Instant(seconds: world.clock.truth.seconds))
    }
}
