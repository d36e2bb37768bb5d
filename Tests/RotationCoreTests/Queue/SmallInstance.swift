import SimulationWorld

@testable import RotationCore

/// Some rotations for a few slots, small enough for every order to be tried; times are whole seconds from the epoch.
struct SmallInstance {
    struct Job {
        var due: Int64
        /// The last second in which it may start in time.
        var deadline: Int64
        /// When it may start.
        var open: [Range<Int64>]
        var group: Int?
    }

    var jobs: [Job] = []
    /// The spacing of each exclusive group.
    var spacings: [Int64] = []
    var limit = 1
    var span: Int64 = 600

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }
        func chance(_ percent: Int64) -> Bool { number(1...100) <= percent }
        limit = Int(number(1...4))
        spacings = (0..<number(0...2)).map { _ in number(0...400) }
        let count = number(2...12)
        // From one burst to as many spans as there is work for, and somewhat more.
        let length = span * (count / Int64(limit) + 1) * number(0...12) / 10
        let tight = number(10...90)
        let windowed = chance(50) ? number(10...70) : 0
        for _ in 0..<count {
            let due = number(1...max(length, 1))
            let within = chance(tight) ? number(1...span) : number(span...6 * span)
            var job = Job(due: due, deadline: due + within, open: [0..<86_400])
            if chance(windowed) {
                job.open = (0..<number(1...3)).map { _ in
                    let start = number(0...due + within)
                    return start..<start + number(1...span)
                }
                .sorted { $0.lowerBound < $1.lowerBound }
            }
            if !spacings.isEmpty, chance(40) { job.group = Int(number(0...Int64(spacings.count - 1))) }
            jobs.append(job)
        }
    }

    /// How many the scheduler starts in time.
    func inTimeByScheduler() throws -> Int {
        try forecast().lines.filter { !$0.isLate }.count
    }

    /// What the scheduler does.
    func forecast() throws -> Forecast {
        let account = Setup.account(limit: limit, per: .seconds(span), guard: .zero)
        let secrets = try jobs.enumerated().map { index, job in
            var secret = try Setup.secret(
                "s\(index)", every: .seconds(30 * 86_400), at: .seconds(job.due),
                within: .seconds(job.deadline - job.due))
            if job.open != [0..<86_400] { secret.entry.window = try Setup.window(job.open) }
            if let group = job.group {
                secret.entry.exclusive = "g\(group)"
                secret.entry.spacing = .seconds(spacings[group])
            }
            return secret
        }
        return Forecast.run(
            Configuration(accounts: [account], secrets: secrets), from: Setup.epoch, for: .seconds(80_000))
    }
}
