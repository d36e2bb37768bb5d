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
            (["calendar: Mon 03:00"], ["2026-01-05T03:00:00Z", "2026-01-12T03:00:00Z"]),
            (["Mon 03:00", "--timezone", "Asia/Shanghai"], ["2026-01-04T19:00:00Z", "2026-01-11T19:00:00Z"]),
            (["Mon 03:00 UTC", "--timezone", "Asia/Shanghai"], ["2026-01-05T03:00:00Z", "2026-01-12T03:00:00Z"]),
            (["*-*~01 03:00"], ["2026-01-31T03:00:00Z", "2026-02-28T03:00:00Z"]),
            (["quarterly"], ["2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z"]),
            (["0 3 LW * *"], ["2026-01-30T03:00:00Z", "2026-02-27T03:00:00Z"]),
            (["0 3 * * 5#2"], ["2026-01-09T03:00:00Z", "2026-02-13T03:00:00Z"]),
            (["every: 1 month", "--anchor", "2025-12-31T03:00"], ["2026-01-31T03:00:00Z", "2026-02-28T03:00:00Z"]),
            (
                ["every: 1 month", "--anchor", "2025-12-31T03:00", "--timezone", "Asia/Shanghai"],
                ["2026-01-30T19:00:00Z", "2026-02-27T19:00:00Z"]
            ),
            (["every: 1y"], ["2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"]),
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
            ("calendar: Mom 03:00", "'Mom' is not known; write Mon"),
            ("Mom 03:00", "'Mom' is not known; write Mon"),
            (
                "@daily",
                "without a key only five fields are cron, and all else a calendar expression; write 'cron: @daily'"
            ),
            (
                "30d",
                "without a key only five fields are cron, and all else a calendar expression; write 'every: 30d'"
            ),
            ("every 30d", "a ':' is missing after the key; write such as 'every: 30d'"),
            ("at: 03:00", "'at:' is no key of an expression; write every:, cron: or calendar:"),
            ("Every:30d", "'Every:' is no key of an expression; write every:, cron: or calendar:"),
            ("at: 0 3 1 *", "'at:' is no key of an expression; write every:, cron: or calendar:"),
            ("Mon: 03:00", "'Mon:' is not known; write Mon"),
            ("@every 5m", "@every is not of crontab(5); write 'every: 5m' instead"),
            ("@dayly", "'@dayly' is not known; write @daily"),
            ("H H * * *", "each secret has its own time where H or ~ stands; add --secret NAME"),
        ])
    func faultyExpression(_ expression: String, _ message: String) throws {
        let run = try ProgramRun("calendar", expression)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.error == "rotationctl: \(message)\n")
    }

    @Test("H takes the secret's time, and an ARN has its region")
    func hash() throws {
        let bare = try ProgramRun(
            ["calendar", "H H * * *", "--secret", "a", "--account", "main", "--region", "cn-hangzhou"] + Self.start)
        let arn = try ProgramRun(
            ["calendar", "~ ~ * * *", "--secret", "acs:kms:cn-hangzhou:1:secret/a", "--account", "main"] + Self.start)
        let other = try ProgramRun(["calendar", "H H * * *", "--secret", "a"] + Self.start)
        #expect(bare.lines.count == 2)
        #expect(bare.lines == arn.lines)
        #expect(bare.lines != other.lines)
    }

    @Test("--explain says first what it means and when the zone's clocks show the next one")
    func explanation() throws {
        let run = try ProgramRun(
            ["calendar", "0 3 1 * *", "--timezone", "Asia/Shanghai", "--explain"] + Self.start)
        #expect(
            run.lines == [
                "03:00 on the first day of every month, Asia/Shanghai; "
                    + "next: 2026-02-01T03:00:00+08:00 (2026-01-31T19:00:00Z), …",
                "2026-01-31T19:00:00Z", "2026-02-28T19:00:00Z",
            ])
    }

    @Test("--explain warns of what is rarely due and tells of clock changes")
    func explainedNotes() throws {
        let rare = try ProgramRun(["calendar", "0 3 31 * *", "--explain"] + Self.start)
        #expect(rare.lines.dropFirst().first == "warning: day 31: 7 months of 12 have one")
        let moved = try ProgramRun(
            ["calendar", "30 2 * * *", "--timezone", "Europe/Berlin", "--explain"] + Self.start)
        #expect(
            moved.lines.dropFirst().first
                == "note: on 2026-03-29 it fires at 03:00: 02:30 does not exist that day")
    }

    @Test("--explain says the anchor as it was given")
    func explainedAnchor() throws {
        let local = try ProgramRun(
            ["calendar", "every: 10d", "--anchor", "2026-03-29T02:30", "--timezone", "Europe/Berlin", "--explain"]
                + Self.start)
        let words = "every 10 days, counted from"
        #expect(
            local.lines.first?.hasPrefix("\(words) 2026-03-29T02:30 Europe/Berlin (2026-03-29T01:00:00Z); next: ")
                == true)
        let instant = try ProgramRun(
            ["calendar", "every: 10d", "--anchor", "2026-03-29T02:30:00+01:00", "--explain"] + Self.start)
        #expect(instant.lines.first?.hasPrefix("\(words) 2026-03-29T01:30:00Z; next: ") == true)
    }

    @Test("--explain warns of a step that is not what it seems")
    func explainedStep() throws {
        let cron = try ProgramRun(["calendar", "*/45 * * * *", "--explain"] + Self.start)
        #expect(cron.lines.contains("warning: minute: */45 means 0 and 45 of each hour, not every 45 minutes"))
        let calendar = try ProgramRun(["calendar", "calendar: 00/5:00", "--explain"] + Self.start)
        #expect(calendar.lines.contains("warning: hour: 00/5 means 00, 05, … and 20 of each day, not every 5 hours"))
    }

    @Test("--explain tells the times of the secret that is asked for")
    func explainedSecret() throws {
        let run = try ProgramRun(["calendar", "H 3 * * *", "--secret", "rds/orders", "--explain"] + Self.start)
        let time = try #require(run.lines.last).dropFirst(11).prefix(5)
        #expect(run.lines[0].hasPrefix("for rds/orders: \(time) every day, UTC; next: 2026-01-01T\(time):00Z, …"))
    }

    @Test("A terminal is told in words, and of a fault the place")
    func terminal() throws {
        let run = try TerminalRun("calendar", "0 3 1 * *", "--after", "2026-01-01T00:00:00Z", "--iterations", "1")
        #expect(
            run.lines == [
                "03:00 on the first day of every month, UTC; next: 2026-01-01T03:00:00Z, …", "2026-01-01T03:00:00Z",
            ])
        let faulty = try TerminalRun("calendar", "cron:  61 3 * * *")
        #expect(faulty.status == 1)
        #expect(
            faulty.lines == [
                "rotationctl: minute: 61 is out of range; write 0 to 59", "    cron:  61 3 * * *",
                "           ^",
            ])
        let hostile = try TerminalRun("calendar", "Mon 03:00 \u{1B}[31m")
        #expect(hostile.lines.allSatisfy { !$0.contains("\u{1B}") })
    }

    @Test("Nothing more before the year 10000: 1")
    func endOfTime() throws {
        let run = try ProgramRun("calendar", "0 3 * * *", "--after", "9999-12-31T12:00:00Z")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.error.hasSuffix(" and before the year 10000\n"))
    }

    @Test("Calendar expressions end with a year of their own, and say so where it cuts the list short")
    func lastYear() throws {
        let past = try ProgramRun("calendar", "Sat *-02-29", "--after", "2172-03-01T00:00:00Z")
        #expect(past.status == 1)
        #expect(
            past.error == "rotationctl: it names no instant after 2172-03-01T00:00:00Z and before the year 2200: "
                + "calendar expressions end with 2199, as systemd's do\n")
        let cut = try ProgramRun("calendar", "yearly", "--after", "2197-03-01T00:00:00Z")
        #expect(cut.status == 0)
        #expect(cut.lines == ["2198-01-01T00:00:00Z", "2199-01-01T00:00:00Z"])
        #expect(
            cut.error == "rotationctl: it names no more instants before the year 2200: calendar expressions end with "
                + "2199, as systemd's do\n")
        let own = try ProgramRun("calendar", "2026-01-02", "--after", "2026-01-01T00:00:00Z")
        #expect(own.lines == ["2026-01-02T00:00:00Z"])
        #expect(own.error.isEmpty)
        let over = try ProgramRun("calendar", "2026-01-02", "--after", "2026-01-03T00:00:00Z")
        #expect(over.error == "rotationctl: it names no instant after 2026-01-03T00:00:00Z\n")
    }

    @Test(
        "A wrong call: 2",
        arguments: [
            [], ["0 3 * * *", "--batch"], ["0 3 * * *", "--iterations", "0"],
            ["0 3 * * *", "--after", "2026-01-01T00:00"],
            ["0 3 * * *", "--timezone", "Asia/Nowhere"], ["every: 1d", "--anchor", "yesterday"],
            ["0 3 * * *", "--secret", "a b"], ["0 3 * * *", "--region", "cn-hangzhou"], ["--batch", "--explain"],
            ["0 3 * * *", "--secret", "acs:kms:cn-hangzhou:1:secret/a", "--region", "cn-beijing"],
        ])
    func wrongCall(_ arguments: [String]) throws {
        let run = try ProgramRun(["calendar"] + arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(!run.error.isEmpty)
    }
}
