import Foundation
import RotationCore
import ScheduleFile
import Testing

/// The occurrences of calendar expressions against those of `systemd-analyze calendar`.
struct CalendarSystemdTests {
    private static let tool = "/usr/bin/systemd-analyze"
    private static let isMissing = !FileManager.default.isExecutableFile(atPath: tool)

    @Test(.disabled(if: isMissing, "systemd-analyze is not installed"), arguments: ["UTC", "Europe/Berlin"])
    func occurrencesAreThoseOfSystemd(zone: String) throws {
        var random = SeededRandom(seed: 252)
        var texts: [String] = []
        for _ in 0..<300 { texts.append(Self.sample(using: &random)) }
        // Some months away from Berlin's changes.
        let base = try Instant(rfc3339: "2026-11-10T12:34:56Z")
        let horizon = try Instant(rfc3339: "2027-03-20T00:00:00Z")
        let expected = try Self.ask(texts, after: base, zone: zone)
        #expect(expected.count == texts.count)
        var database = TimeZoneDatabase()
        var table = TimeZoneTable()
        let id = table.insert(try database.rules(named: zone))
        for (text, wanted) in zip(texts, expected) {
            let schedule = Schedule.calendar(CalendarSchedule(try CalendarExpression(text), zone: id))
            var found: [Instant] = []
            var instant = base
            while found.count < Self.count, let next = schedule.next(after: instant, phase: 0, in: table) {
                found.append(next)
                instant = next
            }
            #expect(found.filter { $0 < horizon } == wanted.filter { $0 < horizon }, "\(text)")
        }
    }

    private static let count = 10

    /// An expression in which no repetition is unbounded, for those differ by intent.
    private static func sample(using random: inout SeededRandom) -> String {
        while true {
            let text = CalendarSample(seconds: .any, using: &random).text
            let isBounded = text.split { ", -~:".contains($0) }.allSatisfy { !$0.contains("/") || $0.contains("..") }
            if isBounded { return text }
        }
    }

    /// The first occurrences that the tool prints for each expression.
    private static func ask(_ texts: [String], after base: Instant, zone: String) throws -> [[Instant]] {
        let process = Process()
        process.executableURL = URL(filePath: tool)
        process.environment = ["TZ": zone, "LC_ALL": "C", "SYSTEMD_COLORS": "0"]
        process.arguments = ["calendar", "--iterations=\(count)", "--base-time=@\(base.seconds)", "--"] + texts
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        var answers: [[Instant]] = []
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.first == "Normalized" { answers.append([]) }
            // The time itself where the clocks show UTC, otherwise a line of its own.
            guard words.last == "UTC", words.count > 3, !answers.isEmpty else { continue }
            let time = "\(words[words.count - 3])T\(words[words.count - 2])Z"
            answers[answers.count - 1].append(try Instant(rfc3339: time))
        }
        return answers
    }
}
