import RotationCore
import Testing

/// Two schedules with different occurrences never have the same sentence.
struct ExplanationUniquenessTests {
    /// How many schedules, each with three more that differ from it in one part.
    private static let count = 800

    @Test("Random schedules with the same sentence have the same occurrences in the next five years")
    func sentencesAreUnique() throws {
        var support = ExplanationSupport()
        var random = SeededRandom(seed: 4)
        var known: [String: (schedule: Schedule, text: String)] = [:]
        var compared = 0
        for _ in 0..<Self.count {
            // What is close to each other is told apart least easily.
            var sample = RandomSchedule(using: &random)
            for _ in 0..<4 {
                let schedule = try? support.schedule(sample.text, zone: sample.zone)
                if let schedule {
                    let text = schedule.text(in: support.zones)
                    let sentence = support.explanation(of: schedule).sentence
                    if let other = known[sentence], other.text != text {
                        compared += 1
                        #expect(
                            Self.areAlike(other.schedule, schedule, in: support.zones),
                            "\(other.text) and \(text) are both: \(sentence)")
                    }
                    known[sentence] = (schedule, text)
                }
                sample.change(using: &random)
            }
        }
        #expect(known.count > Self.count)
        // There are two ways to write some schedules, so that the comparison is no empty one.
        #expect(compared > 0)
    }

    /// Whether two schedules are due at the same instants, for a few secrets: in each 17 days of the next five years
    /// the first occurrences, so that dense schedules are followed through all months and years too.
    private static func areAlike(_ left: Schedule, _ right: Schedule, in zones: TimeZoneTable) -> Bool {
        for name in ["a", "b", "c"] {
            let phases = [left, right].map { $0.phase(account: "main", region: "cn-hangzhou", name: name) }
            for stretch in 0..<108 {
                let start = ExplanationSupport.instant.advanced(by: .seconds(stretch * 17 * 86_400))
                let end = start.advanced(by: .seconds(17 * 86_400))
                var instant = start
                for _ in 0..<100 where instant <= end {
                    let next = left.next(after: instant, phase: phases[0], in: zones)
                    guard next == right.next(after: instant, phase: phases[1], in: zones) else { return false }
                    guard let next else { break }
                    instant = next
                }
            }
        }
        return true
    }
}

/// The text of a random schedule whose parts can be changed one by one; it may be faulty.
private struct RandomSchedule {
    private enum Kind: CaseIterable { case cron, calendar, every, months }

    private let kind: Kind
    private var parts: [String]
    private(set) var zone: String

    init(using random: inout SeededRandom) {
        kind = [.cron, .cron, .calendar, .calendar, .every, .months].randomElement(using: &random) ?? .cron
        parts = []
        zone = "UTC"
        for index in 0..<Self.number(of: kind) { parts.append(part(index, using: &random)) }
        change(using: &random)
    }

    var text: String {
        switch kind {
        case .cron: "cron: \(parts.joined(separator: " "))"
        case .calendar: "calendar: \(parts[0])\(parts[1])-\(parts[2])\(parts[3]) \(parts[4]):\(parts[5]):\(parts[6])"
        case .every: "every: \(parts[0])\(parts[1])"
        case .months: "every: \(parts[0]) from \(parts[1])"
        }
    }

    /// Changes one part.
    mutating func change(using random: inout SeededRandom) {
        let index = Int.random(in: 0...parts.count, using: &random)
        if index < parts.count {
            parts[index] = part(index, using: &random)
        } else {
            zone = ["UTC", "Asia/Shanghai", "Europe/Berlin"].randomElement(using: &random) ?? zone
        }
    }

    private static func number(of kind: Kind) -> Int {
        switch kind {
        case .cron: 5
        case .calendar: 7
        case .every, .months: 2
        }
    }

    private func part(_ index: Int, using random: inout SeededRandom) -> String {
        switch kind {
        case .cron: Self.cronField(index, using: &random)
        case .calendar: Self.calendarPart(index, using: &random)
        case .every:
            index == 0
                ? "\(Int.random(in: 1...60, using: &random))\(["s", "m", "h", "d"].randomElement(using: &random) ?? "d")"
                : Bool.random(using: &random) ? "" : " from 2026-01-0\(Int.random(in: 1...9, using: &random))T03:00:00Z"
        case .months:
            index == 0
                ? "\(Int.random(in: 1...26, using: &random)) months"
                : "202\(Int.random(in: 0...6, using: &random))-\(Self.digits(1...12, using: &random))"
                    + "-\(Self.digits(1...31, using: &random))T0\(Int.random(in: 0...2, using: &random)):00"
        }
    }

    private static func digits(_ range: ClosedRange<Int>, using random: inout SeededRandom) -> String {
        let number = Int.random(in: range, using: &random)
        return number < 10 ? "0\(number)" : "\(number)"
    }

    /// Numbers of a range as crontab(5) and systemd.time(7) write them.
    private static func numbers(
        _ range: ClosedRange<Int>, to sign: String, all: String, using random: inout SeededRandom
    ) -> String {
        let first = Int.random(in: range, using: &random)
        let last = Int.random(in: first...range.upperBound, using: &random)
        let step = [2, 3, 5, 6, 7, 10, 15].randomElement(using: &random) ?? 2
        // Many are plain, so that some come twice.
        if Bool.random(using: &random) { return range.upperBound > 12 ? "3" : "*" }
        return switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: "*"
        case 2: "\(first)\(sign)\(last)"
        case 3: "\(first)\(sign)\(last)/\(step)"
        case 4: all.isEmpty ? "*/\(step)" : "\(range.lowerBound)/\(step)"
        case 5: "\(first),\(last)"
        case 6: "\(range.lowerBound),\(first),\(last)"
        default: "\(first)"
        }
    }

    private static func cronField(_ index: Int, using random: inout SeededRandom) -> String {
        let ranges = [0...59, 0...23, 1...31, 1...12, 0...6]
        let range = ranges[index]
        let plain = numbers(range, to: "-", all: "", using: &random)
        let first = Int.random(in: range, using: &random)
        switch (Int.random(in: 0..<10, using: &random), index) {
        case (0...1, 0...1), (0, _):
            let end = Int.random(in: first...range.upperBound, using: &random)
            return [
                "H", "H/5", "H(\(range.lowerBound)-\(range.lowerBound + 4))", "H(\(first)-\(end))", "\(first),H",
                "H(\(first)-\(end))/3",
            ].randomElement(
                using: &random)
                ?? "H"
        case (1...2, 2):
            return ["L", "LW", "L-\(first % 7)", "\(first)W", "1,L", "L-\(first % 3)W"].randomElement(using: &random)
                ?? "L"
        case (1...2, 4):
            return ["\(first)L", "\(first)#\(1 + first % 5)", "1,\(first)#2", "\(first)L,5#1"].randomElement(
                using: &random)
                ?? "1L"
        default: return plain
        }
    }

    private static func calendarPart(_ index: Int, using random: inout SeededRandom) -> String {
        let weekdays = ["", "", "", "Mon ", "Mon..Fri ", "Sat,Sun ", "Fri ", "Fri..Mon "]
        let years = ["*", "*", "*", "2026", "2027..2029", "2026/2", "2028/1", "2026,2029"]
        return switch index {
        case 0: weekdays.randomElement(using: &random) ?? ""
        case 1: years.randomElement(using: &random) ?? "*"
        case 2: numbers(1...12, to: "..", all: "1", using: &random)
        case 3:
            Int.random(in: 0..<4, using: &random) == 0
                ? "~\(Int.random(in: 1...9, using: &random))\(Bool.random(using: &random) ? "/1" : "")"
                : "-" + (Bool.random(using: &random) ? numbers(1...31, to: "..", all: "1", using: &random) : "1..7")
        case 4: numbers(0...23, to: "..", all: "0", using: &random)
        case 5: numbers(0...59, to: "..", all: "0", using: &random)
        default: Bool.random(using: &random) ? "00" : numbers(0...59, to: "..", all: "0", using: &random)
        }
    }
}
