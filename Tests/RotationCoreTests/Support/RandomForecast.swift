@testable import RotationCore
@testable import SimulationWorld

/// Configurations that are hard to foresee: everything that moves a rotation, mixed by a seed.
struct RandomForecast {
    private var generator: SeededGenerator
    /// Whether nothing is ever pressed for time, so that the scheduler never looks ahead.
    private let isRelaxed: Bool

    init(seed: UInt64, isRelaxed: Bool = false) {
        generator = SeededGenerator(seed: seed)
        self.isRelaxed = isRelaxed
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }

    mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < probability }

    mutating func configuration() throws -> Configuration {
        var configuration = Configuration()
        let isShared = chance(0.3)
        let isRegional = chance(0.3)
        for index in 0..<Int(number(1...4)) {
            let limit = Int(number(1...8))
            configuration.accounts.append(
                Setup.account(
                    "account\(index)", limit: limit, per: .seconds(isRelaxed ? number(10...200) : number(30...900)),
                    reserve: chance(0.3) ? 1 : 0,
                    guard: .seconds(number(0...5)), concurrency: Int(number(1...4)), number: isShared ? "1" : nil,
                    prefix: chance(0.3) ? "p." : "", scope: isRegional && chance(0.8) ? .accountRegion : .account))
            if chance(0.5) { configuration.accounts[index].credentials = "credential\(index)" }
        }
        for index in 0..<Int(number(1...60)) {
            let account = configuration.accounts[Int(number(0...Int64(configuration.accounts.count - 1)))].key
            // The same names in several accounts and regions.
            let region = chance(0.3) ? "cn-beijing" : "cn-hangzhou"
            let id = SecretID(account: account, region: region, name: "s\(chance(0.2) ? index / 4 : index + 100)")
            guard !configuration.secrets.contains(where: { $0.id == id }) else { continue }
            configuration.add(TestSecret(id: id, entry: try entry()))
        }
        if chance(0.3), !isRelaxed { configuration.freezes = try freezes() }
        return configuration
    }

    private mutating func entry() throws -> Entry {
        var entry = Entry(schedule: try schedule())
        if chance(0.5) { entry.within = .seconds(isRelaxed ? number(400...900) : number(1...900)) }
        if chance(0.2) { entry.onFirstSight = .rotate }
        if chance(0.05) { entry.isEnabled = false }
        if chance(0.2), !isRelaxed { entry.window = try window() }
        if chance(0.2) { entry.jitter = .seconds(isRelaxed ? number(1...100) : number(1...600)) }
        if chance(0.2) { entry.catchUp = .none }
        if chance(0.2) { entry.catchUpWindow = .seconds(number(0...300)) }
        if chance(0.25), !isRelaxed {
            entry.exclusive = "group\(number(0...2))"
            entry.spacing = chance(0.5) ? .zero : .seconds(number(1...300))
        }
        if chance(0.2) { entry.minInterval = .seconds(number(1...2000)) }
        if chance(0.1) { entry.start = Setup.epoch.advanced(by: .seconds(number(-1000...4000))) }
        if chance(0.1) { entry.end = Setup.epoch.advanced(by: .seconds(number(1000...9000))) }
        return entry
    }

    private mutating func schedule() throws -> Schedule {
        if isRelaxed { return try relaxedSchedule() }
        return switch number(0...9) {
        case 0: .cron(CronSchedule(try CronExpression("*/\(number(1...30)) * * * *")))
        case 1: .cron(CronSchedule(try CronExpression("H H * * *")))
        case 2: .cron(CronSchedule(try CronExpression("H/\(number(5...30)) * * * *")))
        case 3: .calendar(CalendarSchedule(try CalendarExpression("*:0/\(number(1...30)):\(number(0...59))")))
        case 4, 5: .interval(try IntervalSchedule(every: .seconds(number(60...4000))))
        default:
            .interval(
                try IntervalSchedule(
                    every: .seconds(number(30...80) * number(1...60)),
                    anchor: Setup.epoch.advanced(by: .seconds(60 * number(0...10)))))
        }
    }

    private mutating func relaxedSchedule() throws -> Schedule {
        switch number(0...5) {
        case 0: .cron(CronSchedule(try CronExpression("*/\(number(2...6) * 5) * * * *")))
        case 1: .cron(CronSchedule(try CronExpression("H * * * *")))
        case 2, 3: .interval(try IntervalSchedule(every: .seconds(number(400...4000))))
        default:
            .interval(
                try IntervalSchedule(
                    every: .seconds(number(7...60) * 60),
                    anchor: Setup.epoch.advanced(by: .seconds(60 * number(0...10))))
            )
        }
    }

    private mutating func window() throws -> Window {
        let first = number(0...3000)
        let second = first + number(30...2000)
        let third = second + number(10...3000)
        return try Setup.window([first..<second, third..<third + number(30...2000)])
    }

    private mutating func freezes() throws -> [Freeze] {
        try (0..<Int(number(1...3))).map { index in
            let start = Setup.epoch.advanced(by: .seconds(number(-500...6000)))
            let range = start..<start.advanced(by: .seconds(number(1...3000)))
            return try Setup.freeze("freeze\(index)", range, secrets: chance(0.5) ? ["s\(number(0...15))*"] : [])
        }
    }
}
