import RotationCore
import ScheduleFile
import Testing

/// Windows and freezes around clock changes against a scan that follows the words of the rule.
struct OpeningTimesClockChangeTests {
    static let zones = [
        "America/New_York", "Europe/Berlin", "Pacific/Chatham", "Antarctica/Troll", "Australia/Lord_Howe",
        "America/Santiago", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia", "Pacific/Kwajalein",
        "Europe/Dublin",
    ]

    @Test(arguments: zones)
    func openTimesAreThoseOfAScan(zone: String) throws {
        var database = TimeZoneDatabase()
        let rules = try database.rules(named: zone)
        // The minutes between two looks of the scan: one zone had changes at 00:01, no other has any off this grid.
        let step: Int64 = zone == "America/St_Johns" ? 1 : 5
        var table = TimeZoneTable()
        let id = table.insert(rules)
        let other = table.insert(try database.rules(named: "Asia/Kolkata"))
        var random = SeededRandom(seed: UInt64(zone.utf8.count))
        var middles: [Instant] = [try Instant(rfc3339: "2026-02-28T12:00:00Z")]
        let end = try Instant(rfc3339: "2040-01-01T00:00:00Z")
        var cursor = try Instant(rfc3339: "1990-01-01T00:00:00Z")
        while let change = rules.transition(after: cursor), change.instant < end {
            middles.append(change.instant)
            cursor = change.instant
        }
        for middle in middles {
            let sample = RandomWindow(step: Int(step), using: &random)
            let window = try Window(sample.text)
            var scan = Scan(around: middle, step: step, in: rules)
            scan.open(sample)
            try compare(
                scan, OpeningTimes(window: window, zone: id, in: table), "\(sample.text) in \(zone)", &random)

            let freezes = try freezes(around: middle, step: step * 60, zones: [id, other], in: table, &random)
            scan.close(freezes, in: table)
            try compare(
                scan, OpeningTimes(window: window, zone: id, freezes: freezes, in: table),
                "\(sample.text) in \(zone) without \(freezes.map(\.time))", &random)
        }
    }

    private func compare(
        _ scan: Scan, _ times: OpeningTimes, _ comment: @autoclosure () -> String, _ random: inout SeededRandom
    ) throws {
        let expected = scan.stretches
        let found = Array(times.stretches(from: scan.start, to: scan.end))
        #expect(found == expected, "\(comment()) around \(scan.start.rfc3339)")
        for _ in 0..<20 {
            let instant = Instant(microseconds: .random(in: scan.range, using: &random))
            let isOpen = expected.contains { $0.contains(instant) }
            if times.isOpen(at: instant) != isOpen { Issue.record("open: \(comment()) at \(instant.rfc3339)") }
            let first = Instant(microseconds: .random(in: scan.range, using: &random))
            let last = expected.last { $0.lowerBound < instant && $0.upperBound > first }
            let wanted = first < instant ? last.map { min($0.upperBound, instant) } : nil
            if times.lastStart(before: instant, notBefore: first) != wanted {
                Issue.record("last start: \(comment()) from \(first.rfc3339) to \(instant.rfc3339)")
            }
        }
    }

    /// Up to three freezes, some of which hold near an instant.
    private func freezes(
        around middle: Instant, step: Int64, zones: [TimeZoneTable.ID], in table: TimeZoneTable,
        _ random: inout SeededRandom
    ) throws -> [Freeze] {
        try (0..<Int.random(in: 1...3, using: &random)).map { number in
            func day(_ random: inout SeededRandom) -> String {
                let date = CivilDateTime(civilSeconds: middle.seconds + .random(in: -2...2, using: &random) * 86_400)
                return String(Instant(seconds: date.civilSeconds).rfc3339.prefix(10))
            }
            let zone = zones[number % 2]
            if Bool.random(using: &random) {
                let span = try YearlySpan("\(day(&random).dropFirst(5))..\(day(&random).dropFirst(5))")
                return Freeze(name: "\(number)", yearly: span, zone: zone)
            }
            let from = (middle.seconds / step + .random(in: -400...400, using: &random)) * step
            let to = from + .random(in: 1...300, using: &random) * step
            return try Freeze(
                name: "\(number)", from: .instant(Instant(seconds: from)), to: .instant(Instant(seconds: to)),
                in: table[zone])
        }
    }

    /// Two and a half days of a zone's clocks around an instant, of which the longest change takes one.
    private struct Scan {
        let start: Instant
        let end: Instant
        private let step: Int64
        private var looks: [(instant: Instant, minute: Int64, isOpen: Bool)] = []

        init(around middle: Instant, step: Int64, in rules: TimeZoneRules) {
            self.step = step
            start = Instant(seconds: (middle.seconds / 3600 - 30) * 3600)
            end = start.advanced(by: .seconds(60 * 3600))
            var instant = start
            while instant < end {
                looks.append((instant, rules.civilTime(at: instant).civilSeconds / 60, false))
                instant = instant.advanced(by: .seconds(60 * step))
            }
        }

        var range: Range<Int64> { start.microseconds..<end.microseconds }

        /// Opens what the window names, and after a gap what the clocks leapt over whole.
        mutating func open(_ window: RandomWindow) {
            var highest = looks[0].minute
            for index in looks.indices {
                let minute = looks[index].minute
                if window.names(minute) { looks[index].isOpen = true }
                guard minute != highest + step else {
                    highest = minute
                    continue
                }
                let leapt = Array(stride(from: highest + step, to: minute, by: Int(step)))
                for first in leapt where window.names(first) && !window.names(first - step) {
                    guard
                        let end = leapt.first(where: { $0 > first && !window.names($0) })
                            ?? (window.names(minute) ? nil : minute)
                    else { continue }
                    for late in index..<min(index + Int((end - first) / step), looks.count) {
                        looks[late].isOpen = true
                    }
                }
                highest = max(highest, minute)
            }
        }

        mutating func close(_ freezes: [Freeze], in table: TimeZoneTable) {
            for freeze in freezes {
                switch freeze.time {
                case .once(let from, let to):
                    for index in looks.indices where from <= looks[index].instant && looks[index].instant < to {
                        looks[index].isOpen = false
                    }
                case .yearly(let span, let zone):
                    let ends = span.text.split(separator: "..").map { Int($0.filter(\.isNumber)) ?? 0 }
                    for index in looks.indices {
                        let date = table[zone].civilTime(at: looks[index].instant).date
                        let day = date.month * 100 + date.day
                        let isAfter = ends[0] <= day
                        let isBefore = day <= ends[1]
                        if ends[0] <= ends[1] ? isAfter && isBefore : isAfter || isBefore {
                            looks[index].isOpen = false
                        }
                    }
                }
            }
        }

        var stretches: [Range<Instant>] {
            var stretches: [Range<Instant>] = []
            for look in looks where look.isOpen {
                let end = look.instant.advanced(by: .seconds(60 * step))
                if let last = stretches.last, last.upperBound == look.instant {
                    stretches[stretches.count - 1] = last.lowerBound..<end
                } else {
                    stretches.append(look.instant..<end)
                }
            }
            return stretches
        }
    }
}
