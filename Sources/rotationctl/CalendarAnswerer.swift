import RotationCore
import ScheduleFile

/// Answers questions to the calendar, and keeps the zones that it has read for the next one.
struct CalendarAnswerer {
    private var database = TimeZoneDatabase()
    /// The zones that were asked for.
    private(set) var zones = TimeZoneTable()

    /// The occurrences of an expression in order; throws where the question has no answer.
    mutating func answer(
        _ expression: String, _ question: CalendarQuestion
    ) throws(CalendarError) -> some Sequence<Instant> {
        let schedule = try schedule(ExpressionText(expression), question)
        let phase = try phase(of: schedule, for: question)
        return occurrences(of: schedule, phase: phase, after: question.after).prefix(question.iterations)
    }

    /// All occurrences of a schedule after an instant, in order.
    func occurrences(of schedule: Schedule, phase: Int64, after instant: Instant) -> some Sequence<Instant> {
        sequence(state: instant) { [zones] instant in
            guard let next = schedule.next(after: instant, phase: phase, in: zones) else { return nil }
            instant = next
            return next
        }
    }

    /// The schedule that an expression means.
    mutating func schedule(_ expression: ExpressionText, _ question: CalendarQuestion) throws(CalendarError) -> Schedule
    {
        switch expression.key {
        case .every:
            let length = try expression.value(IntervalLength.init)
            let zone = try zone(named: question.zone)
            return try interval(length, of: expression, zone: zone, question)
        case .cron:
            let cron = try expression.value(CronExpression.init)
            return .cron(CronSchedule(cron, zone: try zone(named: question.zone)))
        case .calendar:
            let calendar = try expression.value(CalendarExpression.init)
            guard let name = calendar.zoneName else {
                return .calendar(CalendarSchedule(calendar, zone: try zone(named: question.zone)))
            }
            // The zone is the last word.
            let start = expression.offset + expression.text.utf8.count - name.utf8.count
            return .calendar(CalendarSchedule(calendar, zone: try zone(named: name, at: start)))
        }
    }

    /// The number that the schedule needs of the secret that is asked for.
    func phase(of schedule: Schedule, for question: CalendarQuestion) throws(CalendarError) -> Int64 {
        if let secret = question.secret {
            return schedule.phase(account: secret.account, region: secret.region, name: secret.name)
        }
        // Intervals have an anchor here: it is a cron expression.
        guard !schedule.dependsOnSecret else {
            throw CalendarError("each secret has its own time where H or ~ stands; add --secret NAME")
        }
        return schedule.phase(account: "", region: "", name: "")
    }

    /// The zone's place in the table; throws where there is no such zone, which stands in the expression at `offset`.
    mutating func zone(named name: String, at offset: Int? = nil) throws(CalendarError) -> TimeZoneTable.ID {
        if let zone = zones.id(named: name) { return zone }
        do throws(TimeZoneError) {
            return zones.insert(try database.rules(named: name))
        } catch {
            throw CalendarError(error.message, at: offset)
        }
    }

    private func interval(
        _ length: IntervalLength, of expression: ExpressionText, zone: TimeZoneTable.ID, _ question: CalendarQuestion
    ) throws(CalendarError) -> Schedule {
        switch length {
        case .duration(let duration):
            let anchor = question.anchor ?? .instant(question.after)
            return .interval(
                try expression.value { _ throws(ValueFault) in
                    try IntervalSchedule(every: duration, anchor: anchor, zone: zone, in: zones)
                })
        case .months(let months):
            let anchor =
                switch question.anchor {
                case .local(let time): time
                case .instant(let instant): zones[zone].civilTime(at: instant)
                case nil: zones[zone].civilTime(at: question.after)
                }
            return .months(MonthSchedule(every: months, anchor: anchor, zone: zone))
        }
    }
}
