/// What the changes of a zone's clocks make of a schedule, in words.
struct ExplanationClockChanges {
    private let schedule: Schedule
    private let rules: TimeZoneRules

    /// The most times that are named one by one.
    private static let mostListed = 4
    /// 366 days in seconds.
    private static let year: Int64 = 366 * 86_400

    /// The changes of the zone of `schedule`.
    init(of schedule: Schedule, in rules: TimeZoneRules) {
        self.schedule = schedule
        self.rules = rules
    }

    /// A line for each change in the year after `instant` that moves, merges or repeats a named time.
    ///
    /// Where the hour field matches all hours, instants fire as the clocks show them, and there is nothing to say.
    func lines(after instant: Instant) -> [String] {
        guard !isHourly, instant < .latest else { return [] }
        var lines: [String] = []
        var last = max(instant, .earliest)
        let end = Instant(seconds: min(last.seconds, Instant.latest.seconds) + Self.year)
        while let change = rules.transition(after: last), change.instant <= end {
            if let line = line(for: change) { lines.append(line) }
            last = change.instant
        }
        return lines
    }

    private var isHourly: Bool {
        switch schedule {
        case .cron(let cron): cron.expression.isHourly
        case .calendar(let calendar): calendar.fields.isHourly
        case .interval, .months: false
        }
    }

    private func line(for change: TimeZoneRules.Transition) -> String? {
        let before = change.instant.seconds + Int64(change.before)
        let after = change.instant.seconds + Int64(change.after)
        return before < after ? gap(before..<after) : repetition(after..<before, offset: change.before)
    }

    /// The clocks leap over a range of local times (civil seconds), to its end.
    private func gap(_ range: Range<Int64>) -> String? {
        let leapt = named(in: range)
        guard let first = leapt.first else { return nil }
        let date = CivilDateTime(civilSeconds: first).date
        let isNamedAtEnd = named(in: range.upperBound..<range.upperBound + 1).first != nil
        let day = ExplanationWords.date(date)
        let end = text(range.upperBound, on: date)
        if leapt.count == 1, !isNamedAtEnd {
            return "on \(day) it fires at \(end): \(text(first, on: date)) does not exist that day"
        }
        let times = words(for: isNamedAtEnd ? leapt + [range.upperBound] : leapt, on: date)
        let start = text(range.lowerBound, on: date)
        return "on \(day) it fires once at \(end) for \(times): the clocks leap from \(start) to \(end)"
    }

    /// The clocks show a range of local times (civil seconds) twice, at first with the offset from UTC `offset`.
    private func repetition(_ range: Range<Int64>, offset: Int) -> String? {
        let repeated = named(in: range)
        guard let first = repeated.first else { return nil }
        let date = CivilDateTime(civilSeconds: first).date
        let day = ExplanationWords.date(date)
        let comes = repeated.count == 1 ? "comes" : "come"
        return "on \(day) it fires at the first pass only: \(words(for: repeated, on: date)) \(comes) twice that day"
    }

    /// The named local times (civil seconds) in a range.
    private func named(in range: Range<Int64>) -> [Int64] {
        var found: [Int64] = []
        var last = range.lowerBound - 1
        // By a clock that is never changed, an instant is its local time.
        while let next = next(after: last), next < range.upperBound {
            found.append(next)
            last = next
        }
        return found
    }

    private func next(after local: Int64) -> Int64? {
        switch schedule {
        case .interval: nil
        case .months(let months): months.next(after: local, in: .utc)
        case .cron(let cron): cron.expression.firstNamed(atOrAfter: local + 1)
        case .calendar(let calendar): calendar.fields.firstNamed(atOrAfter: local + 1)
        }
    }

    private func words(for times: [Int64], on date: CivilDate) -> String {
        guard times.count > Self.mostListed, let first = times.first, let last = times.last else {
            return ExplanationWords.list(times.map { text($0, on: date) })
        }
        return "the \(times.count) times from \(text(first, on: date)) to \(text(last, on: date))"
    }

    /// `03:00`, and before it the date where it is another one.
    private func text(_ local: Int64, on date: CivilDate) -> String {
        let time = CivilDateTime(civilSeconds: local)
        let clock = ExplanationWords.clock(time.secondOfDay, withSeconds: time.second != 0)
        return time.date == date ? clock : "\(ExplanationWords.date(time.date)) \(clock)"
    }
}
