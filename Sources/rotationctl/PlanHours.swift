import RotationCore

/// The calls of an account as bars: one an hour, or one a day where there are many hours.
struct PlanHours {
    /// The most hours that are shown one by one.
    private static let mostHours = 72
    /// The longest bar.
    private static let longestBar = 50

    private let account: AccountConfiguration
    private let hours: [Forecast.Hour]

    init(_ account: AccountConfiguration, of plan: Plan) {
        self.account = account
        hours = plan.hours.filter { $0.account == account.key }
    }

    /// Writes the bars, or nothing where there is no call.
    func write(to output: inout StandardOutput) {
        guard !hours.isEmpty else { return }
        let reserve = account.reserve > 0 ? ", \(account.reserve) of them for urgent requests" : ""
        let quota = "\(account.quota.limit) per \(account.quota.window.scheduleText)\(reserve)"
        output.writeLine("")
        if hours.count <= Self.mostHours {
            output.writeLine("Slots an hour, account \(account.key) (quota \(quota)):")
            for hour in hours { writeBar(hour, to: &output) }
        } else {
            output.writeLine("Fullest hour of each day, account \(account.key) (quota \(quota)):")
            for day in days { writeBar(day.fullest, of: day.calls, to: &output) }
        }
    }

    private struct Day {
        var fullest: Forecast.Hour
        var calls: Int
    }

    private var days: [Day] {
        var days: [Day] = []
        for hour in hours {
            if let day = days.last, Self.day(of: day.fullest) == Self.day(of: hour) {
                days[days.count - 1].calls += hour.calls
                if hour.calls > day.fullest.calls { days[days.count - 1].fullest = hour }
            } else {
                days.append(Day(fullest: hour, calls: hour.calls))
            }
        }
        return days
    }

    private static func day(of hour: Forecast.Hour) -> Int64 {
        hour.start.seconds.flooredQuotient(86_400)
    }

    /// The calls that a whole bar stands for: those of the quota, where that is by the hour.
    private var most: Int {
        let fullest = hours.map(\.calls).max() ?? 1
        return account.quota.window == .seconds(3600) ? max(account.quota.limit, fullest) : fullest
    }

    /// Writes the bar of an hour, and behind it the calls of the whole day where they are given.
    private func writeBar(_ hour: Forecast.Hour, of day: Int? = nil, to output: inout StandardOutput) {
        let width = String(most).utf8.count
        let length = max(1, Int(Double(hour.calls) / Double(most) * Double(Self.longestBar)))
        let bar = String(repeating: "#", count: length)
        let start = "\(PlanText.time(hour.start).dropLast(3))  \(PlanText.padded(hour.calls, to: width))  "
        output.writeLine(start + (day.map { "\(PlanText.padded(bar, to: Self.longestBar))  of \($0) that day" } ?? bar))
    }
}
