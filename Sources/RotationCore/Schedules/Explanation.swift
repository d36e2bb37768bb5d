/// A schedule in words, for the person who wrote it.
///
/// Schedules that name different instants have different sentences. What an `H` leaves to each secret is said as such;
/// `phase` makes it the times of one secret.
public struct Explanation: Sendable {
    /// When it is due, with the zone whose clocks count: `03:00 on the first day of every month, Asia/Shanghai`.
    public let sentence: String
    /// How rarely it is due, where it names days that some months or years do not have; nil for all others.
    public let rareness: String?
    /// What changes of the zone's clocks make of it in the year after `instant`: one line for each change that moves,
    /// merges or repeats a named time, in their order.
    public let clockChanges: [String]

    /// Explains a schedule of a configuration with these `zones` at `instant`, from which intervals are told.
    ///
    /// `phase`, as `Schedule.phase` gives it, makes it the explanation for one secret; nil: for all. `anchor` is the
    /// instant from which an interval was said to count, where that is known: the schedule keeps local ones alone.
    public init(
        of schedule: Schedule, phase: Int64? = nil, anchor: Instant? = nil, in zones: TimeZoneTable, at instant: Instant
    ) {
        let schedule = phase.map(schedule.resolved) ?? schedule
        var zone = schedule.zone.map { zones[$0] }
        var words: String
        switch schedule {
        case .interval(let interval):
            words = Self.words(interval, anchor: anchor, in: zones, at: instant)
            // Its instants are told in UTC, and changes of the clocks move none of them.
            zone = nil
            rareness = nil
        case .months(let months):
            words = Self.words(months, at: instant)
            rareness = nil
        case .cron(let cron):
            words = Self.words(cron.expression)
            rareness = cron.expression.rareness
        case .calendar(let calendar):
            words = Self.words(calendar.fields)
            rareness = calendar.fields.rareness
        }
        if let zone { words += ", \(zone.name)" }
        sentence = words
        clockChanges = zone.map { ExplanationClockChanges(of: schedule, in: $0).lines(after: instant) } ?? []
    }

    private static func words(
        _ interval: IntervalSchedule, anchor: Instant?, in zones: TimeZoneTable, at instant: Instant
    ) -> String {
        let units: [(Int64, String)] = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")]
        // A day of the clocks is not always 24 hours, which this one is.
        let fitting = units.first { interval.seconds % $0.0 == 0 && interval.seconds != 86_400 } ?? units[1]
        let every = "every \(ExplanationWords.amount(interval.seconds / fitting.0, fitting.1))"
        guard let phase = interval.anchorPhase else { return "\(every), spread by each secret's name" }
        if let local = interval.localAnchor {
            let (time, zone) = (local.time, zones[local.zone])
            let clock = ExplanationWords.clock(time.secondOfDay, withSeconds: time.second != 0)
            let instant = zone.firstInstant(showing: time)
            return
                "\(every), counted from \(ExplanationWords.date(time.date))T\(clock) \(zone.name) (\(instant.rfc3339))"
        }
        let last = interval.latest(atOrBefore: min(max(instant, .earliest), .latest).seconds, phase: phase)
        return "\(every), counted from \((anchor ?? Instant(seconds: last)).rfc3339)"
    }

    private static func words(_ schedule: MonthSchedule, at instant: Instant) -> String {
        let anchor = schedule.anchor
        let every = Int(schedule.months)
        let (date, day) = (anchor.date, anchor.date.day)
        let time = ExplanationWords.clock(anchor.secondOfDay, withSeconds: anchor.second != 0)
        // By a clock that is never changed, an instant is its local time.
        let local = min(max(instant, .earliest), .latest).seconds
        let last = schedule.latest(atOrBefore: local, in: .utc).map { CivilDateTime(civilSeconds: $0).date } ?? date
        if every % 12 == 0 {
            let or = date.month == 2 && day == 29 ? ", or 28 February," : ""
            let years = every == 12 ? "of every year" : "of every \(every / 12) years, counted from \(last.year)"
            return "\(time) on \(day) \(ExplanationWords.months[date.month - 1])\(or) \(years)"
        }
        let days = day > 28 ? "day \(day), or the month's last day," : day == 1 ? "the first day" : "day \(day)"
        if every == 1 { return "\(time) on \(days) of every month" }
        guard 12 % every == 0 else {
            let from = "\(ExplanationWords.months[last.month - 1]) \(last.year)"
            return "\(time) on \(days) of every \(ExplanationWords.ordinal(every)) month, counted from \(from)"
        }
        let months = stride(from: (date.month - 1) % every, to: 12, by: every).map { ExplanationWords.months[$0] }
        return "\(time) on \(days) of \(ExplanationWords.list(months))"
    }

    private static func words(_ expression: CronExpression) -> String {
        let hours = ExplanationWords.members(of: UInt64(expression.hours))
        let minutes = ExplanationWords.members(of: expression.minutes)
        let own = expression.hashed
        let time =
            own.minute.step == 0 && own.hour.step == 0
            ? ExplanationTime(hours: hours, minutes: minutes, seconds: [0])
            : ExplanationTime(hours: hours, minutes: minutes, ownHour: own.hour, ownMinute: own.minute)
        let special = expression.special
        let days = ExplanationDays(
            daysOfMonth: expression.daysOfMonth, daysFromLast: special.fromLast, nearest: special.nearest,
            nearestFromLast: special.nearestFromLast, weekdays: expression.weekdays, weekdaysOfMonth: special.weekdays,
            isEither: expression.dayRule == .either, months: expression.months, own: own)
        return joined(time, days)
    }

    private static func words(_ fields: CalendarFields) -> String {
        let time = ExplanationTime(
            hours: ExplanationWords.members(of: UInt64(fields.hours)),
            minutes: ExplanationWords.members(of: fields.minutes),
            seconds: ExplanationWords.members(of: fields.seconds))
        let days = ExplanationDays(
            daysOfMonth: fields.daysOfMonth, daysFromLast: fields.daysFromEnd, weekdays: fields.weekdays,
            months: fields.months, years: fields.years == .every ? nil : fields.years)
        return joined(time, days)
    }

    private static func joined(_ time: ExplanationTime, _ days: ExplanationDays) -> String {
        let words = days.text(afterAllDay: time.isAllDay)
        return words.isEmpty ? time.text : "\(time.text) \(words)"
    }
}

extension Schedule {
    /// The schedule of one secret: what an `H` leaves open is chosen.
    fileprivate func resolved(_ phase: Int64) -> Schedule {
        guard case .cron(let cron) = self else { return self }
        return .cron(CronSchedule(cron.resolved(phase), zone: cron.zone))
    }
}
