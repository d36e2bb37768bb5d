import RotationCore
import ScheduleFile

/// What a zone's clocks show around an instant, step by step, and what fires there by the words of the rule.
struct ClockChangeScan {
    /// The zones whose changes are odd in one way or another.
    static let zones = [
        "America/New_York", "Europe/Berlin", "Pacific/Chatham", "Antarctica/Troll", "Australia/Lord_Howe",
        "America/Santiago",
        "Africa/Casablanca", "Pacific/Apia", "Asia/Shanghai", "Europe/Dublin",
    ]

    let start: Instant
    let end: Instant
    private let step: Int64
    private var shown: [(instant: Instant, local: CivilDateTime)] = []

    /// The hours before and after `middle`, in steps of so many seconds; the longest change takes a day.
    init(around middle: Instant, hours: Int64 = 30, step: Int64 = 60, in rules: TimeZoneRules) {
        start = middle.advanced(by: .seconds(-hours * 3600))
        end = middle.advanced(by: .seconds(hours * 3600))
        self.step = step
        var instant = start
        while instant < end {
            shown.append((instant, rules.civilTime(at: instant)))
            instant = instant.advanced(by: .seconds(step))
        }
    }

    /// The changes of a zone from 1990 until `year`, after one moment without a change.
    static func moments(of rules: TimeZoneRules, until year: String) throws -> [Instant] {
        var moments: [Instant] = [try Instant(rfc3339: "2026-02-26T00:00:00Z")]
        var cursor = try Instant(rfc3339: "1990-01-01T00:00:00Z")
        while let change = rules.transition(after: cursor), change.instant.rfc3339 < year {
            moments.append(change.instant)
            cursor = change.instant
        }
        return moments
    }

    /// The instants at which an expression fires that names these local times.
    func occurrences(isHourly: Bool, names: (CivilDateTime) -> Bool) -> [Instant] {
        if isHourly { return shown.filter { names($0.local) }.map(\.instant) }
        var seen: Set<Int64> = []
        var previous: Int64?
        return shown.filter { _, local in
            // Local times that the clocks leapt over belong to the step after the leap.
            let now = local.civilSeconds
            let first = min((previous ?? now - step) + step, now)
            previous = now
            var fires = false
            for time in stride(from: first, through: now, by: Int64.Stride(step)) where seen.insert(time).inserted {
                if names(time == now ? local : CivilDateTime(civilSeconds: time)) { fires = true }
            }
            return fires
        }.map(\.instant)
    }

    /// Where a schedule differs from what it should fire, in words; nil where it does not.
    func difference(
        of schedule: Schedule, in table: TimeZoneTable, from expected: [Instant], using random: inout SeededRandom
    ) -> String? {
        var found: [Instant] = []
        var instant = start.advanced(by: .seconds(-1))
        while let next = schedule.next(after: instant, phase: 0, in: table), next < end {
            found.append(next)
            instant = next
        }
        guard found == expected else {
            let wrong = Set(found).symmetricDifference(expected).min()
            return "\(found.count) instead of \(expected.count), first at \(wrong?.rfc3339 ?? "?")"
        }
        // From anywhere, forward and backward: also from within a second pass, where no chain of occurrences stops.
        for _ in 0..<50 {
            let second = Int64.random(in: start.seconds..<end.seconds, using: &random)
            let instant = Instant(seconds: second)
            if let next = expected.first(where: { $0 > instant }),
                schedule.next(after: instant, phase: 0, in: table) != next
            {
                return "next after \(instant.rfc3339)"
            }
            if let latest = expected.last(where: { $0 <= instant }),
                schedule.latest(atOrBefore: instant, phase: 0, in: table) != latest
            {
                return "latest at \(instant.rfc3339)"
            }
        }
        for _ in 0..<3 {
            let first = Instant(seconds: Int64.random(in: start.seconds..<end.seconds, using: &random))
            let last = Instant(seconds: Int64.random(in: first.seconds..<end.seconds, using: &random))
            if schedule.count(after: first, through: last, phase: 0, in: table)
                != expected.count(where: { $0 > first && $0 <= last })
            {
                return "count from \(first.rfc3339) to \(last.rfc3339)"
            }
        }
        return nil
    }
}
