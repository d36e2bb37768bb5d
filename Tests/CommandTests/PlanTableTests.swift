import Testing

/// How much of a plan is shown, and how it looks where.
struct PlanTableTests {
    private static let span = ["--from", "2026-01-01T00:00:00Z", "--horizon", "2d"]

    private func schedule(_ count: Int) throws -> TemporaryFile {
        let names = (1...count).map { "db/\($0)" }.joined(separator: ", ")
        return try TemporaryFile(
            "accounts: {m: {region: cn-x}}\nsecrets: [{names: [\(names)], every: 7d, anchor: 2026-01-01T12:00:00Z}]\n")
    }

    @Test("Of many rotations the first are shown, and a line says how to see the others")
    func many() throws {
        let file = try schedule(100)
        let few = try ProgramRun(["plan", file.path] + Self.span)
        let rows = few.lines.prefix { $0.contains("20260101T") || $0.hasPrefix("WHEN") }
        #expect(rows.count == 41)
        #expect(
            few.lines[41]
                == "... 60 more until 2026-01-03 00:00:00: --all shows them, --secret GLOB those of some secrets")
        let all = try ProgramRun(["plan", file.path, "--all"] + Self.span)
        #expect(all.lines.prefix { $0.contains("20260101T") || $0.hasPrefix("WHEN") }.count == 101)
        #expect(!all.output.contains("--all"))
    }

    @Test("A pattern chooses the secrets of the table, and nothing else")
    func some() throws {
        let file = try schedule(100)
        let run = try ProgramRun(["plan", file.path, "--secret", "db/9?"] + Self.span)
        #expect(run.lines.filter { $0.contains("20260101T") }.count == 10)
        #expect(run.lines.contains("100 rotations from 2026-01-01 00:00:00 to 2026-01-03 00:00:00 UTC."))
        #expect(try ProgramRun("plan", file.path, "--secret", "db/[1]").status == 2)
    }

    @Test("Without UTF-8 all is ASCII, with it the histogram has finer steps")
    func locale() throws {
        let file = try schedule(3)
        let plain = try ProgramRun(["plan", file.path] + Self.span, environment: ["LC_ALL": "POSIX"])
        #expect(plain.output.utf8.allSatisfy { $0 < 0x80 })
        let fine = try ProgramRun(["plan", file.path] + Self.span, environment: ["LC_ALL": "en_US.UTF-8"])
        #expect(fine.output.contains("█"))
        #expect(fine.output.contains("↑ 45 usable an hour"))
    }

    @Test("The histogram goes by hours up to three days, by days, and by several days")
    func scales() throws {
        let file = try TemporaryFile(
            "accounts: {m: {region: cn-x}}\nsecrets: [{name: a, every: 6h, anchor: 2026-01-01T00:00:00Z}]\n")
        for (horizon, title) in [("72h", "an hour"), ("73h", "a day"), ("60d", "a day"), ("365d", "in 7 days")] {
            let run = try ProgramRun("plan", file.path, "--from", "2026-01-01T00:00:00Z", "--horizon", horizon)
            #expect(run.lines.contains("Slots \(title), account m: 50 per 1h, 5 of them for urgent requests"))
            #expect(run.lines.allSatisfy { $0.count <= 130 })
        }
    }

    @Test("Days: the bars and the mark of what a day holds")
    func days() throws {
        let file = try TemporaryFile(
            """
            accounts: {m: {region: cn-x, quota: 2 per 1d, reserve: 0, guard: 0s}}
            secrets:
              - {names: [a, b], every: 4d, anchor: 2026-01-02T12:00:00Z}
              - {name: c, every: 4d, anchor: 2026-01-03T12:00:00Z}

            """)
        let run = try ProgramRun("plan", file.path, "--from", "2026-01-01T00:00:00Z", "--horizon", "4d")
        let histogram = run.lines.drop { !$0.hasPrefix("Slots") }.prefix(12)
        #expect(
            Array(histogram) == [
                "Slots a day, account m: 2 per 1d", "   2 ------------- 2 usable a day", "     |   ##", "     |   ##",
                "     |   ##", "     |   ##", "     |   ## ##", "     |   ## ##", "     |   ## ##", "     |   ## ##",
                "     ++-----------", "      2026-01-01 UTC",
            ])
    }

    @Test("On a terminal what is late stands out, unless NO_COLOR says otherwise, and names are cut at its edge")
    func terminal() throws {
        let file = try TemporaryFile(
            """
            accounts: {m: {region: cn-x, quota: 1 per 1h, reserve: 0}}
            secrets:
              - {names: [\(String(repeating: "long/", count: 20)), b], every: 7d, anchor: 2026-01-01T12:00:00Z, within: 1m}

            """)
        let arguments = [
            "plan", file.path, "--from", "2026-01-01T00:00:00Z", "--horizon", "1d",
        ]
        let styled = try TerminalRun(
            arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5],
            environment: ["NO_COLOR": "", "TERM": "xterm", "COLUMNS": "100", "LC_ALL": "C"])
        let late = styled.lines.first { $0.contains("LATE") }
        #expect(late?.hasPrefix("\u{1B}[1;31m") ?? false)
        #expect(late?.hasSuffix("\u{1B}[0m") ?? false)
        #expect(styled.lines.contains { $0.contains("long/") && $0.contains("...") })
        let plain = try TerminalRun(
            arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5],
            environment: ["NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100", "LC_ALL": "C"])
        #expect(plain.lines.contains { $0.contains("LATE") })
        #expect(plain.lines.allSatisfy { !$0.contains("\u{1B}") })
    }
}
