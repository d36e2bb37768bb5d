import ScheduleFile

@testable import RotationCore

/// Schedules from texts, and their explanations.
struct ExplanationSupport {
    /// When they are explained: on a Saturday in winter.
    static let instant = Instant(seconds: 1_768_003_200)  // 2026-01-10T00:00:00Z

    var zones = TimeZoneTable()
    private var database = TimeZoneDatabase()

    /// The schedule of `cron: …`, `calendar: …` or `every: …`; `every` may end with ` from T`.
    mutating func schedule(_ text: String, zone name: String = "UTC") throws -> Schedule {
        let zone = try self.zone(name)
        let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "cron": return .cron(CronSchedule(try CronExpression(parts[1]), zone: zone))
        case "calendar":
            let expression = try CalendarExpression(parts[1])
            return .calendar(
                CalendarSchedule(expression, zone: try expression.zoneName.map { try self.zone($0) } ?? zone))
        default:
            let words = parts[1].split(separator: " from ").map(String.init)
            let anchor = words.count > 1 ? try DateTimeText(words[1]) : nil
            switch (try IntervalLength(words[0]), anchor) {
            case (.duration(let duration), nil): return .interval(try IntervalSchedule(every: duration))
            case (.duration(let duration), let anchor?):
                return .interval(try IntervalSchedule(every: duration, anchor: anchor, zone: zone, in: zones))
            case (.months(let months), .local(let time)?):
                return .months(MonthSchedule(every: months, anchor: time, zone: zone))
            case (.months, _): throw ValueFault("months need a local anchor")
            }
        }
    }

    private mutating func zone(_ name: String) throws -> TimeZoneTable.ID {
        if let known = zones.id(named: name) { return known }
        return zones.insert(try database.rules(named: name))
    }

    func explanation(of schedule: Schedule, phase: Int64? = nil) -> Explanation {
        Explanation(of: schedule, phase: phase, in: zones, at: Self.instant)
    }
}
