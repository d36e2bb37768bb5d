import RotationCore

/// The scheduler beside a ledger that is at once durable and a KMS that at once says yes.
enum SchedulerBenchmarks {
    static let all = [
        Benchmark(name: "scheduler", summary: "rotations through the scheduler, due to accepted", run: run),
        Benchmark(name: "secrets", summary: "first sights, reloads and events of many secrets", run: secrets),
        Benchmark(name: "queue", summary: "decisions of 1,000,000 secrets with 100,000 queued", run: queue),
        Benchmark(name: "forecast", summary: "plans of a year", run: forecast),
    ]

    private static func run() throws {
        // A month of 1,000 secrets that are due daily at one instant: 50 an hour, so that 950 wait.
        try measure("a queue of 950", secrets: 1_000, every: .seconds(86_400), quota: .standard, days: 30)
        try measure(
            "a quota that is never full", secrets: 1_000, every: .seconds(3600),
            quota: Quota(limit: 10_000, per: .seconds(3600)), days: 2
        )
        try measure(
            "a queue of 99,950", secrets: 100_000, every: .seconds(90 * 86_400), quota: .standard, days: 30)
    }

    private static func secrets() throws {
        // The most first: memory that another run left would not be counted as its own.
        for count in [1_000_000, 100_000] {
            let quota = Quota(limit: 1_000_000, per: .seconds(3600))
            var configuration = try configuration(secrets: count, every: .seconds(30 * 86_400), quota: quota)
            // Without an anchor, which would have all of them due at once.
            configuration.entries = [Entry(schedule: .interval(try IntervalSchedule(every: .seconds(30 * 86_400))))]
            let others = Measurement.residentBytes
            var host = SchedulerHost(at: start)
            _ = Measurement("first sight of \(count) secrets") { host.run(configuration, until: start) }
            _ = Measurement("reload of \(count) secrets") { host.run(configuration, until: start) }
            // What the list of secrets takes is not counted, what the allocator keeps of freed memory is.
            func printMemory(_ when: String) {
                guard count == 1_000_000 else { return }
                print("        \((Measurement.residentBytes - others) / count) bytes a secret \(when), name included")
            }
            printMemory("at rest")
            let before = host.events
            let measurement = Measurement("rotations of \(count) secrets") {
                host.advance(until: start.advanced(by: .seconds(86_400)))
                return host.accepted
            }
            let nanoseconds = Int(measurement.seconds * 1e9) / max(host.events - before, 1)
            print("        \(nanoseconds) ns an event, \((host.events - before) / max(host.accepted, 1)) events each")
            printMemory("after a day")
        }
    }

    /// A hundred thousand are due at once, the others at any time; at the end the slots are pressed for by a thousand
    /// that are due hourly and have a quarter of an hour.
    private static func queue() throws {
        for pressed in [0, 1_000] {
            let quota = Quota(limit: 5_000, per: .seconds(3600))
            var configuration = try configuration(secrets: 1_000_000, every: .seconds(90 * 86_400), quota: quota)
            let anywhere = Entry(schedule: .interval(try IntervalSchedule(every: .seconds(90 * 86_400))))
            let hourly = Entry(
                schedule: .interval(try IntervalSchedule(every: .seconds(3600))), within: .seconds(900))
            configuration.entries += [anywhere, hourly]
            let secrets = configuration.secrets
            configuration.secrets = []
            for (index, secret) in secrets.enumerated() {
                let entry = index < 100_000 ? 0 : index < 1_000_000 - pressed ? 1 : 2
                configuration.secrets.append(SecretConfiguration(id: secret.id, entry: entry))
            }
            var host = SchedulerHost(at: start)
            _ = host.run(configuration, until: start.advanced(by: .seconds(3600)))
            let (before, sent) = (host.decisions, host.accepted)
            let measurement = Measurement("ten hours, \(pressed) pressed for time") {
                host.advance(until: start.advanced(by: .seconds(11 * 3600)))
                return host.accepted - sent
            }
            let decisions = host.decisions - before
            print(
                "        \(Int(measurement.seconds * 1e9) / max(decisions, 1)) ns a decision, "
                    + "\(decisions / max(host.accepted - sent, 1)) for a rotation")
        }
    }

    private static func forecast() throws {
        // What is asked of it: 100,000 monthly secrets of four accounts, for a year, in 1 s and 300 MiB.
        let schedules: [(name: String, schedule: Schedule)] = [
            ("spread over the month", .interval(try IntervalSchedule(every: .seconds(30 * 86_400)))),
            ("on the first at 03:00", .cron(CronSchedule(try CronExpression("0 3 1 * *")))),
        ]
        for (name, schedule) in schedules {
            let configuration = fourAccounts(secrets: 100_000, schedule: schedule)
            _ = Measurement("100,000 monthly secrets \(name), a year ahead") {
                Forecast.run(configuration, from: start, for: .seconds(365 * 86_400)).lines.count
            }
        }
    }

    private static func fourAccounts(secrets: Int, schedule: Schedule) -> Configuration {
        let accounts = (0..<4).map {
            AccountConfiguration(key: "account-\($0)", region: "cn-hangzhou", credentials: "credential-\($0)")
        }
        return Configuration(
            accounts: accounts, entries: [Entry(schedule: schedule)],
            secrets: (0..<secrets).map { index in
                let name = "team-\(index % 97)/service-\(index)/password"
                let id = SecretID(account: accounts[index % 4].key, region: "cn-hangzhou", name: name)
                return SecretConfiguration(id: id, entry: 0)
            })
    }

    private static func measure(_ label: String, secrets: Int, every: Duration, quota: Quota, days: Int) throws {
        let configuration = try configuration(secrets: secrets, every: every, quota: quota)
        var host = SchedulerHost(at: start)
        var decisions = 0
        let measurement = Measurement(label) {
            decisions = host.run(configuration, until: start.advanced(by: .seconds(days * 86_400)))
            return host.accepted
        }
        let rate = Int(Double(host.accepted) / max(measurement.seconds, 1e-9))
        print("        \(rate) rotations/s, \(decisions / max(host.accepted, 1)) decisions each")
    }

    private static let start = Instant(seconds: 1_795_392_000)

    private static func configuration(secrets: Int, every: Duration, quota: Quota) throws -> Configuration {
        let schedule = Schedule.interval(try IntervalSchedule(every: every, anchor: start.advanced(by: .seconds(60))))
        return Configuration(
            accounts: [AccountConfiguration(key: "main", region: "cn-hangzhou", quota: quota, reserve: 0)],
            entries: [Entry(schedule: schedule)],
            secrets: (0..<secrets).map { index in
                let id = SecretID(account: "main", region: "cn-hangzhou", name: "secret/\(index)")
                return SecretConfiguration(id: id, entry: 0)
            })
    }
}

/// A host of the scheduler on a virtual clock.
private struct SchedulerHost {
    private let start: Instant
    private var elapsed: Int64 = 0
    private var scheduler: Scheduler
    /// Rotations that were accepted.
    private(set) var accepted = 0
    /// Events that the scheduler took.
    private(set) var events = 0
    /// Decisions that it made.
    private(set) var decisions = 0

    init(at start: Instant) {
        self.start = start
        scheduler = Scheduler(
            bootID: BootID("benchmark"), seed: 1, at: ClockReading(boot: BootTime(microseconds: 0), wall: start))
    }

    /// Runs a configuration; how many decisions were made.
    mutating func run(_ configuration: Configuration, until end: Instant) -> Int {
        deliver(.configured(configuration))
        for account in configuration.accounts { deliver(credential(of: account.key)) }
        deliver(.lead(.created))
        advance(until: end)
        return decisions
    }

    /// Runs on.
    mutating func advance(until end: Instant) {
        while let time = nextWake, time <= end {
            elapsed = max(elapsed, time.microseconds - start.microseconds)
            deliver(.clock)
        }
    }

    private var nextWake: Instant? {
        let wake = scheduler.wake
        let boot = wake.boot.map { Instant(microseconds: start.microseconds + $0.microseconds) }
        guard let wall = wake.wall, let boot else { return wake.wall ?? boot }
        return min(wall, boot)
    }

    private var reading: ClockReading {
        ClockReading(
            boot: BootTime(microseconds: elapsed), wall: Instant(microseconds: start.microseconds + elapsed))
    }

    private func credential(of account: String) -> Event {
        .credential(account: account, .available(accessKeyID: "key", fingerprint: "1"))
    }

    private mutating func deliver(_ event: Event) {
        var events = [event]
        while let next = events.popLast() {
            self.events += 1
            for decision in scheduler.handle(next, at: reading) {
                decisions += 1
                switch decision {
                case .commit: events.append(.committed(.durable))
                case .send(let order): events.append(.answered(order.attempt, Answer(.accepted)))
                case .readCredential(let account): events.append(credential(of: account))
                case .checkClock(let account): events.append(.clockChecked(account: account, date: nil))
                case .report(.transition(let transition)) where transition.state == .accepted: accepted += 1
                case .report, .ready, .reloaded, .stopped, .answer: break
                }
            }
        }
    }
}
