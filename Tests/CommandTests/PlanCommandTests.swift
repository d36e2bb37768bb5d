import Foundation
import Testing

struct PlanCommandTests {
    /// Five slots an hour, and eight secrets that are due at once.
    private static let schedule = """
        accounts:
          main:
            region: cn-hangzhou
            quota: 5 per 1h
            reserve: 0
        secrets:
          - name: acs:kms:cn-hangzhou:1234567890123456:secret/rds/orders
            cron: "0 4 * * *"
          - names: [a/1, a/2, a/3, a/4, a/5, a/6]
            every: 7d
            anchor: 2026-11-23T03:00:00Z
            within: 30m

        """
    private static let span = ["--from", "2026-11-23T00:00:00Z", "--horizon", "6h"]

    /// What the command says of the schedule above.
    private struct Report: Decodable {
        var from: String
        var to: String
        var rotations: [[String: String]]
        var waiting: [[String: String]]
        var late: [[String: String]]
        var held: [[String: String]]
        var superseded: Int
    }

    private func report(_ arguments: [String]) throws -> Report {
        let run = try ProgramRun(["plan", "--format", "json"] + arguments)
        #expect(run.status == 0)
        return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    @Test("Text: a table, a histogram of slots, and what is late")
    func text() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(["plan", file.path] + Self.span)
        #expect(run.status == 0)
        #expect(
            run.output == """
                WHEN (UTC)           SECRET      VERSION ID        WHY IT WAITED
                2026-11-23 03:00:00  a/1         20261123T030000Z
                2026-11-23 03:00:00  a/2         20261123T030000Z
                2026-11-23 03:00:00  a/3         20261123T030000Z
                2026-11-23 03:00:00  a/4         20261123T030000Z
                2026-11-23 03:00:00  a/5         20261123T030000Z
                2026-11-23 04:00:05  rds/orders  20261123T040000Z  5s for a slot
                2026-11-23 04:00:05  a/6         20261123T030000Z  LATE by 30m5s: 1h for a slot

                Slots an hour, account main: 5 per 1h
                   5 ------------------- 5 usable an hour
                     |         ##
                     |         ##
                     |         ##
                     |         ##
                     |         ##
                     |         ## ##
                     |         ## ##
                     |         ## ##
                                  !!     ! some waited for a slot
                     ++-----------------
                      11-23 UTC

                7 rotations from 2026-11-23 00:00:00 to 2026-11-23 06:00:00 UTC.
                1 late in account main: no slot is free in time.
                  The latest is a/6, due 2026-11-23 03:00:00, in time until 2026-11-23 03:30:00, \
                sent 2026-11-23 04:00:05: 30m5s late.
                The smallest change that makes it fit: write `within: 1h5m` instead of 30m for 6 secrets (a/1 ...).
                Or: leave out the `anchor` of `every: 7d` for 6 secrets (a/1 ...), so that each has a time of its own.

                """)
    }

    @Test("JSON: each rotation is a flat object of strings")
    func json() throws {
        let file = try TemporaryFile(Self.schedule)
        let report = try report([file.path] + Self.span)
        #expect(report.from == "2026-11-23T00:00:00Z")
        #expect(report.to == "2026-11-23T06:00:00Z")
        #expect(report.rotations.count == 7)
        #expect(
            report.rotations.dropLast().last == [
                "account": "main", "region": "cn-hangzhou", "secret": "rds/orders", "versionId": "20261123T040000Z",
                "due": "2026-11-23T04:00:00Z", "send": "2026-11-23T04:00:05Z", "deadline": "2026-11-24T04:00:00Z",
                "waitsFor": "quota",
            ])
        #expect(
            report.late == [
                [
                    "account": "main", "secret": "a/6", "versionId": "20261123T030000Z",
                    "reason": "no slot is free in time",
                ]
            ])
        #expect(report.waiting.isEmpty)
        #expect(report.held.isEmpty)
        #expect(report.superseded == 0)
    }

    @Test("What is not sent within the horizon is apart and has no time of sending")
    func waiting() throws {
        let file = try TemporaryFile(Self.schedule)
        let report = try report([file.path, "--from", "2026-11-23T00:00:00Z", "--horizon", "3h30m"])
        #expect(report.rotations.count == 5)
        #expect(report.waiting.map { $0["secret"] } == ["a/6"])
        #expect(report.waiting[0]["send"] == nil)
    }

    @Test(
        "What is late says why also where a newer occurrence comes due as the obstacle ends",
        arguments: [
            ("{name: a, calendar: hourly, window: 01:00-05:00}", "", "its window opens too late"),
            (
                "{name: a, calendar: hourly}", "freezes: [{name: x, from: 2026-01-01T20:00Z, to: 2026-01-02T01:00Z}]",
                "a freeze lasts too long"
            ),
            ("{name: a, calendar: '*:00/30', min-interval: 90m}", "", "the secret was rotated too recently"),
        ])
    func takenOver(_ secret: String, _ rest: String, _ reason: String) throws {
        let file = try TemporaryFile("accounts: {m: {region: cn-x}}\nsecrets: [\(secret)]\n\(rest)\n")
        let report = try report([file.path, "--from", "2026-01-01T22:30:00Z", "--horizon", "3h"])
        #expect(!report.late.isEmpty)
        #expect(report.late.allSatisfy { $0["reason"] == reason }, "\(report.late)")
    }

    @Test("Account and region are named where there are several")
    func severalAccounts() throws {
        let file = try TemporaryFile(
            """
            accounts: {one: {region: cn-hangzhou}, two: {region: cn-beijing}}
            defaults: {every: 1d, anchor: 2026-01-01T00:00:00Z}
            secrets: [{name: a, account: one}, {name: a, account: two}]

            """)
        let run = try ProgramRun("plan", file.path, "--from", "2025-12-31T12:00:00Z", "--horizon", "1d")
        try #require(run.lines.count > 2)
        #expect(run.lines[1].contains("  one cn-hangzhou a  "))
        #expect(run.lines[2].contains("  two cn-beijing a   "))
    }

    private static let sharing = """
        accounts:
          one: {region: cn-hangzhou, id: "1", quota: 3 per 1h, reserve: 0}
          two: {region: cn-hangzhou, id: "1", quota: 3 per 1h, reserve: 0}
          other: {region: cn-hangzhou, id: "2", quota: 3 per 1h, reserve: 0}
        defaults: {every: 1d, anchor: 2026-11-23T03:00:00Z}
        secrets:
          - {names: [a, b], account: one}
          - {name: c, account: two}
          - {name: d, account: other}

        """

    @Test("Accounts that share a quota have one table of hours, and are named")
    func sharedQuota() throws {
        let file = try TemporaryFile(Self.sharing)
        let run = try ProgramRun(["plan", file.path] + Self.span)
        #expect(
            run.lines.filter { $0.hasPrefix("Slots") } == [
                "Slots an hour, accounts one and two, which share a quota: 3 per 1h",
                "Slots an hour, account other: 3 per 1h",
            ])
        #expect(
            run.lines.suffix(3) == [
                "4 rotations from 2026-11-23 00:00:00 to 2026-11-23 06:00:00 UTC.",
                "Accounts that share a quota: one, two.", "None late.",
            ])
        let json = try ProgramRun(["plan", "--format", "json", file.path] + Self.span)
        let object = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let quotas = try #require(object["quotas"] as? [[String: [String]]])
        #expect(quotas == [["accounts": ["one", "two"]], ["accounts": ["other"]]])
    }

    @Test("Faults are told as check tells them, 1", arguments: ["text", "json"])
    func faults(_ format: String) throws {
        let file = try TemporaryFile("accounts: {main: {region: cn-hangzhou}}\nsecrets: [{name: a, evry: 30d}]\n")
        let run = try ProgramRun("plan", file.path, "--format", format)
        #expect(run.status == 1)
        #expect(run.output == (try ProgramRun("check", file.path, "--format", format)).output)
        #expect(!run.output.isEmpty)
    }

    @Test("A state directory without a ledger: 1")
    func noLedger() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun("plan", file.path, "--state", "/nonexistent/state")
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        // Before it, what the schedule is warned of.
        #expect(run.error.contains("\nrotationctl: /nonexistent/state"))
    }

    @Test(
        "A wrong call: 2",
        arguments: [
            ["--horizon", "1 month"], ["--horizon", "3661d"], ["--horizon", "1d", "--from", "9999-12-31T00:00:01Z"],
            ["--from", "tomorrow"], ["--state", "/", "--from", "2020-01-01T00:00:00Z"],
        ])
    func wrongCall(_ arguments: [String]) throws {
        let run = try ProgramRun(["plan"] + arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
    }
}
