import RotationCore
import ScheduleFile
import Testing

/// The clock-change rule against a scan, minute by minute, that follows the words of the rule.
struct CronClockChangeTests {
    static let zones = [
        "America/New_York", "Europe/Berlin", "Pacific/Chatham", "Antarctica/Troll", "Australia/Lord_Howe",
        "America/Santiago",
        "Africa/Casablanca", "Pacific/Apia", "Asia/Shanghai", "Europe/Dublin",
    ]

    @Test(arguments: zones)
    func occurrencesAreThoseOfAMinuteScan(zone: String) throws {
        var database = TimeZoneDatabase()
        let rules = try database.rules(named: zone)
        var table = TimeZoneTable()
        let id = table.insert(rules)
        var random = SeededRandom(seed: UInt64(zone.utf8.count))
        var windows: [Instant] = [try Instant(rfc3339: "2026-02-26T00:00:00Z")]
        var cursor = try Instant(rfc3339: "1990-01-01T00:00:00Z")
        while let change = rules.transition(after: cursor), change.instant.rfc3339 < "2040" {
            windows.append(change.instant)
            cursor = change.instant
        }
        for middle in windows {
            let scan = MinuteScan(around: middle, in: rules)
            for _ in 0..<Self.expressionsPerChange {
                let sample = RandomCron(using: &random)
                let schedule = Schedule.cron(CronSchedule(try CronExpression(sample.text), zone: id))
                let expected = scan.occurrences(of: sample)
                var found: [Instant] = []
                var instant = scan.start.advanced(by: .seconds(-1))
                while let next = schedule.next(after: instant, phase: 0, in: table), next < scan.end {
                    found.append(next)
                    instant = next
                }
                #expect(found == expected, "\(sample.text) in \(zone) around \(middle.rfc3339)")
                // From anywhere, forward and backward: also from within a second pass, where no chain of occurrences
                // stops.
                for _ in 0..<50 {
                    let second = Int64.random(in: scan.start.seconds..<scan.end.seconds, using: &random)
                    let instant = Instant(seconds: second)
                    if let next = expected.first(where: { $0 > instant }),
                        schedule.next(after: instant, phase: 0, in: table) != next
                    {
                        Issue.record("next: \(sample.text) in \(zone) after \(instant.rfc3339)")
                    }
                    if let latest = expected.last(where: { $0 <= instant }),
                        schedule.latest(atOrBefore: instant, phase: 0, in: table) != latest
                    {
                        Issue.record("latest: \(sample.text) in \(zone) at \(instant.rfc3339)")
                    }
                }
            }
        }
    }

    /// A hundred found no more than two.
    private static let expressionsPerChange = 2

    /// Two and a half days of a zone's clocks around an instant, of which the longest change takes one.
    private struct MinuteScan {
        let start: Instant
        let end: Instant
        private var minutes: [(instant: Instant, local: CivilDateTime)] = []

        init(around middle: Instant, in rules: TimeZoneRules) {
            start = middle.advanced(by: .seconds(-30 * 3600))
            end = middle.advanced(by: .seconds(30 * 3600))
            var instant = start
            while instant < end {
                minutes.append((instant, rules.civilTime(at: instant)))
                instant = instant.advanced(by: .seconds(60))
            }
        }

        func occurrences(of sample: RandomCron) -> [Instant] {
            if sample.isHourly { return minutes.filter { sample.names($0.local) }.map(\.instant) }
            var shown: Set<Int64> = []
            var previous: Int64?
            return minutes.filter { _, local in
                // Local times that the clocks leapt over belong to the minute after the leap.
                let now = local.civilSeconds
                let first = min((previous ?? now - 60) + 60, now)
                previous = now
                var fires = false
                for time in stride(from: first, through: now, by: 60) where shown.insert(time).inserted {
                    if sample.names(time == now ? local : CivilDateTime(civilSeconds: time)) { fires = true }
                }
                return fires
            }.map(\.instant)
        }
    }
}
