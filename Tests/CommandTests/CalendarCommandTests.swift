import Testing

struct CalendarCommandTests {
    private static let start = ["--after", "2026-01-01T00:00:00Z", "--iterations", "2"]

    @Test(
        "The next occurrences, one UTC instant a line",
        arguments: [
            (["0 3 1 * *"], ["2026-01-01T03:00:00Z", "2026-02-01T03:00:00Z"]),
            (["0 3 1 * *", "--timezone", "Asia/Shanghai"], ["2026-01-31T19:00:00Z", "2026-02-28T19:00:00Z"]),
            (["cron: @monthly"], ["2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"]),
            ([" cron:0 3 1 * * "], ["2026-01-01T03:00:00Z", "2026-02-01T03:00:00Z"]),
            (["every: 30d"], ["2026-01-31T00:00:00Z", "2026-03-02T00:00:00Z"]),
            (["every: PT36H"], ["2026-01-02T12:00:00Z", "2026-01-04T00:00:00Z"]),
            (["every: 30d", "--anchor", "2027-01-05T03:00:00Z"], ["2026-01-10T03:00:00Z", "2026-02-09T03:00:00Z"]),
            (
                ["every: 30d", "--anchor", "2026-01-05T03:00", "--timezone", "Asia/Shanghai"],
                ["2026-01-04T19:00:00Z", "2026-02-03T19:00:00Z"]
            ),
            (["0 3 1 * *", "--secret", "rds/orders"], ["2026-01-01T03:00:00Z", "2026-02-01T03:00:00Z"]),
        ])
    func occurrences(_ arguments: [String], _ expected: [String]) throws {
        let run = try ProgramRun(["calendar"] + arguments + Self.start)
        #expect(run.status == 0)
        #expect(run.lines == expected)
        #expect(run.error.isEmpty)
    }

    @Test("A time that the clocks leap over is the moment of the change, and T itself is left out")
    func clockChange() throws {
        let run = try ProgramRun(
            "calendar", "30 2 * * *", "--timezone", "Europe/Berlin", "--after", "2026-03-28T01:30:00Z", "--iterations",
            "2")
        #expect(run.lines == ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"])
    }

    @Test("Without --iterations there are ten")
    func tenByDefault() throws {
        let run = try ProgramRun("calendar", "every: 1d")
        #expect(run.lines.count == 10)
    }

    @Test(
        "A faulty expression: one line says what to write, 1",
        arguments: [
            ("61 3 * * *", "minute: 61 is out of range; write 0 to 59"),
            ("every: 1.5h", "a fraction; write whole numbers, such as 1h30m instead of 1.5h"),
            ("every: 200ms", "the interval 200ms is too short; write at least 1s"),
            ("calendar: Mon 03:00", "calendar expressions are not known; write 'cron: 0 3 1 * *' or 'every: 30d'"),
            (
                "Mon 03:00",
                "without a key only the five fields of cron are known; write '0 3 1 * *', 'cron: @daily' or 'every: 30d'"
            ),
        ])
    func faultyExpression(_ expression: String, _ message: String) throws {
        let run = try ProgramRun("calendar", expression)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.error == "rotationctl: \(message)\n")
    }

    @Test("Nothing more before the year 10000: 1")
    func endOfTime() throws {
        let run = try ProgramRun("calendar", "0 3 * * *", "--after", "9999-12-31T12:00:00Z")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
    }

    @Test(
        "A wrong call: 2",
        arguments: [
            [], ["0 3 * * *", "--batch"], ["0 3 * * *", "--iterations", "0"],
            ["0 3 * * *", "--after", "2026-01-01T00:00"],
            ["0 3 * * *", "--timezone", "Asia/Nowhere"], ["every: 1d", "--anchor", "yesterday"],
            ["0 3 * * *", "--secret", "a b"],
        ])
    func wrongCall(_ arguments: [String]) throws {
        let run = try ProgramRun(["calendar"] + arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.error.isEmpty)
    }
}
