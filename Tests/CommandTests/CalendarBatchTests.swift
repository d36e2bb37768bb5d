import Foundation
import Testing

struct CalendarBatchTests {
    private static let start = "2026-01-01T00:00:00Z"

    @Test("A line is answered before the next one is asked, each in its zone and from its instant")
    func answers() throws {
        let run = try CalendarBatchRun("--iterations", "2")
        #expect(
            try run.ask("0 3 * * *\tAsia/Shanghai\t\(Self.start)")
                == .init(expression: "0 3 * * *", occurrences: ["2026-01-01T19:00:00Z", "2026-01-02T19:00:00Z"]))
        #expect(
            try run.ask("every: 6h\tUTC\t2026-01-01T00:30:00Z")
                == .init(expression: "every: 6h", occurrences: ["2026-01-01T06:30:00Z", "2026-01-01T12:30:00Z"]))
        let end = try run.end()
        #expect(end.answers.isEmpty)
        #expect(end.status == 0)
    }

    @Test("A faulty line is answered too, and changes neither the others nor the status")
    func faults() throws {
        let run = try CalendarBatchRun("--iterations", "1")
        #expect(try run.ask("61 3 * * *\tUTC\t\(Self.start)").error == "minute: 61 is out of range; write 0 to 59")
        #expect(try run.ask("0 3 * * *\tNo/Where\t\(Self.start)").error?.contains("no time zone 'No/Where'") == true)
        #expect(try run.ask("0 3 * * *\tUTC\tnow").error?.contains("a year of four digits") == true)
        #expect(try run.ask("calendar: Mom 03:00\tUTC\t\(Self.start)").error == "'Mom' is not known; write Mon")
        #expect(
            try run.ask("Mon 03:00 No/Where\tUTC\t\(Self.start)").error?.contains("no time zone 'No/Where'") == true)
        #expect(try run.ask("H 3 * * *\tUTC\t\(Self.start)").error?.contains("add --secret NAME") == true)
        #expect(try run.ask("").error != nil)
        #expect(try run.ask("0 3 * * *\tUTC\t\(Self.start)").occurrences == ["2026-01-01T03:00:00Z"])
        #expect(try run.ask("0 3 * * *\tUTC\t2026-01-01T02:59:59.999Z").occurrences == ["2026-01-01T03:00:00Z"])
        #expect(try run.end().status == 0)
    }

    @Test("Calendar expressions, their own zones, and months")
    func otherExpressions() throws {
        let run = try CalendarBatchRun("--iterations", "1")
        for expression in ["calendar: Mon 03:00", "Mon 03:00", "Mon *-*-* 03:00:00"] {
            #expect(
                try run.ask("\(expression)\tAsia/Shanghai\t\(Self.start)")
                    == .init(expression: expression, occurrences: ["2026-01-04T19:00:00Z"]))
        }
        #expect(
            try run.ask("Mon 03:00 Asia/Tokyo\tAsia/Shanghai\t\(Self.start)").occurrences == ["2026-01-04T18:00:00Z"])
        #expect(try run.ask("every: 1 month\tUTC\t2026-01-31T03:00:00Z").occurrences == ["2026-02-28T03:00:00Z"])
    }

    @Test("H is each secret's own, and --secret says whose")
    func hash() throws {
        let run = try CalendarBatchRun("--iterations", "1", "--secret", "rds/orders", "--account", "main")
        let answer = try run.ask("H 3 * * *\tUTC\t\(Self.start)")
        let single = try ProgramRun(
            "calendar", "H 3 * * *", "--secret", "rds/orders", "--account", "main", "--after", Self.start,
            "--iterations",
            "1")
        #expect(answer.occurrences == single.lines)
        #expect(answer.occurrences?.first?.hasPrefix("2026-01-01T03:") == true)
    }

    @Test("What a line leaves open is as the options say")
    func defaults() throws {
        let run = try CalendarBatchRun("--iterations", "1", "--timezone", "Asia/Shanghai", "--after", Self.start)
        #expect(try run.ask("0 3 * * *").occurrences == ["2026-01-01T19:00:00Z"])
        #expect(try run.ask("0 3 * * *\tUTC").occurrences == ["2026-01-01T03:00:00Z"])
        #expect(try run.ask("0 3 * * *\t\t2026-02-01T00:00:00Z").occurrences == ["2026-02-01T19:00:00Z"])
    }

    @Test("The last two tabs part a line; a carriage return and a missing last line end do not matter")
    func parts() throws {
        let run = try CalendarBatchRun("--iterations", "1")
        let expected = ["2026-01-01T03:00:00Z"]
        let answer = try run.ask("0\t3\t*\t*\t*\tUTC\t\(Self.start)\r")
        #expect(answer == .init(expression: "0\t3\t*\t*\t*", occurrences: expected))
        let end = try run.end(with: "0 3 * * *\tUTC\t\(Self.start)")
        #expect(end.answers == [.init(expression: "0 3 * * *", occurrences: expected)])
    }

    @Test("The expression comes back as it was, whatever is in it")
    func escapes() throws {
        let run = try CalendarBatchRun()
        let hostile = "\"\\/\u{1}\u{8}\u{C}\u{1F}\u{7F}\u{2028}é𝄞"
        #expect(try run.ask(hostile).expression == hostile)
        #expect(try run.ask(Data([0x61, 0xFF, 0x62, 0x0A])).expression == "a\u{FFFD}b")
    }

    @Test("A line that is too long is answered with an error, and the next one as ever")
    func longLine() throws {
        let run = try CalendarBatchRun("--iterations", "1")
        let answer = try run.ask(String(repeating: "x", count: 200_000))
        #expect(answer.error == "the line has more than 65536 bytes; shorten it")
        #expect(answer.expression.count == 65_536)
        #expect(try run.ask("0 3 * * *\tUTC\t\(Self.start)").occurrences == ["2026-01-01T03:00:00Z"])
    }

    @Test("Many lines in one piece keep their order")
    func manyLines() throws {
        let run = try CalendarBatchRun("--iterations", "1")
        let minutes = (0..<600).map { $0 % 60 }
        let lines = minutes.map { "\($0) 0 * * *\tUTC\t2025-12-31T12:00:00Z\n" }.joined()
        let end = try run.end(with: lines)
        #expect(end.answers.map(\.expression) == minutes.map { "\($0) 0 * * *" })
        #expect(end.answers[59].occurrences == ["2026-01-01T00:59:00Z"])
    }
}
