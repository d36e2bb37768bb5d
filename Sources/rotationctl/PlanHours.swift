import RotationCore

/// The calls of a quota as bars: one an hour, or one a day where there are many hours.
struct PlanHours {
    /// The most hours that are shown one by one.
    private static let mostHours = 72
    /// The longest bar.
    private static let longestBar = 50

    private let quota: PlanQuota
    /// The calls of a whole bar.
    private let fullHour: Int

    init(_ quota: PlanQuota) {
        self.quota = quota
        fullHour = quota.fullHour
    }

    /// Writes the bars.
    func write(to output: inout StandardOutput) {
        output.writeLine("")
        if quota.hours.count <= Self.mostHours {
            output.writeLine("Slots an hour, \(quota.title) (quota \(quota.text)):")
            for hour in quota.hours { writeBar(hour, to: &output) }
        } else {
            output.writeLine("Fullest hour of each day, \(quota.title) (quota \(quota.text)):")
            for day in days { writeBar(day.fullest, of: day.calls, to: &output) }
        }
    }

    private struct Day {
        var fullest: PlanQuota.Hour
        var calls: Int
    }

    private var days: [Day] {
        var days: [Day] = []
        for hour in quota.hours {
            if let day = days.last, Self.day(of: day.fullest) == Self.day(of: hour) {
                days[days.count - 1].calls += hour.calls
                if hour.calls > day.fullest.calls { days[days.count - 1].fullest = hour }
            } else {
                days.append(Day(fullest: hour, calls: hour.calls))
            }
        }
        return days
    }

    private static func day(of hour: PlanQuota.Hour) -> Int64 {
        hour.start.seconds.flooredQuotient(86_400)
    }

    /// Writes the bar of an hour, and behind it the calls of the whole day where they are given.
    private func writeBar(_ hour: PlanQuota.Hour, of day: Int? = nil, to output: inout StandardOutput) {
        let width = String(fullHour).utf8.count
        let length = max(1, Int(Double(hour.calls) / Double(fullHour) * Double(Self.longestBar)))
        let bar = String(repeating: "#", count: length)
        let start = "\(PlanText.time(hour.start).dropLast(3))  \(PlanText.padded(hour.calls, to: width))  "
        output.writeLine(start + (day.map { "\(PlanText.padded(bar, to: Self.longestBar))  of \($0) that day" } ?? bar))
    }
}
