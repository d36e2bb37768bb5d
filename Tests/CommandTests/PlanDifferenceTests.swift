import Foundation
import Testing

/// `plan --diff`: what another schedule would change.
struct PlanDifferenceTests {
    private static let old = """
        accounts: {main: {region: cn-x, quota: 1 per 1h, reserve: 0}}
        defaults: {every: 7d, anchor: 2026-11-23T03:00:00Z, within: 5h}
        secrets: [{name: a}, {name: b, within: 30m}, {name: c, within: 30m}, {name: gone, anchor: 2026-11-23T20:00:00Z}]

        """
    private static let new = """
        accounts: {main: {region: cn-x, quota: 1 per 1h, reserve: 0}}
        defaults: {every: 7d, anchor: 2026-11-23T03:00:00Z, within: 5h}
        secrets: [{name: a, within: 10m}, {name: b, within: 30m}, {name: c}, {name: e, anchor: 2026-11-23T09:00:00Z}]

        """
    private static let span = ["--from", "2026-11-23T00:00:00Z", "--horizon", "24h"]

    @Test("Text: a table of what changes, the counts, and the quota before and after")
    func text() throws {
        let (old, new) = (try TemporaryFile(Self.old), try TemporaryFile(Self.new))
        let run = try ProgramRun(["plan", old.path, "--diff", new.path] + Self.span)
        #expect(run.status == 0)
        #expect(
            run.output == """
                CHANGE  BEFORE (UTC)         AFTER (UTC)          SECRET  VERSION ID
                moved   2026-11-23 04:00:05  2026-11-23 03:00:00  a       20261123T030000Z
                moved   2026-11-23 05:00:10  2026-11-23 04:00:05  c       20261123T030000Z  no longer late
                moved   2026-11-23 03:00:00  2026-11-23 05:00:10  b       20261123T030000Z  newly LATE by 1h30m: no slot is free in time
                added                        2026-11-23 09:00:00  e       20261123T090000Z
                gone    2026-11-23 20:00:00                       gone    20261123T200000Z

                Rotations from 2026-11-23 00:00:00 to 2026-11-24 00:00:00 UTC: 1 added, 1 gone, 3 moved, 1 newly late, 1 no longer late.
                0 rotations as before.
                Account main: 4 rotations as before; at most 1 of 1 slots in use as before; room for 540 more monthly secrets as before.

                """)
    }

    private struct Report: Decodable {
        struct Use: Decodable, Equatable {
            var rotations: Int
            var mostSlots: Int
            var usableSlots: Int
            var monthlyRoom: Int?
        }
        struct Quota: Decodable {
            var accounts: [String]
            var before: Use
            var after: Use
        }
        var added: [[String: String]]
        var gone: [[String: String]]
        var moved: [[String: String]]
        var newlyLate: [[String: String]]
        var noLongerLate: [[String: String]]
        var quotas: [Quota]
        var unchanged: Int
    }

    @Test("JSON: the same")
    func json() throws {
        let (old, new) = (try TemporaryFile(Self.old), try TemporaryFile(Self.new))
        let run = try ProgramRun(["plan", old.path, "--diff", new.path, "--format", "json"] + Self.span)
        #expect(run.status == 0)
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(report.added.map { $0["secret"] } == ["e"])
        #expect(report.gone.map { $0["secret"] } == ["gone"])
        #expect(
            report.moved.first == [
                "account": "main", "region": "cn-x", "secret": "a", "versionId": "20261123T030000Z",
                "from": "2026-11-23T04:00:05Z", "to": "2026-11-23T03:00:00Z",
            ])
        #expect(report.moved.map { $0["secret"] } == ["a", "c", "b"])
        #expect(report.newlyLate.map { $0["secret"] } == ["b"])
        #expect(report.newlyLate.first?["reason"] == "no slot is free in time")
        #expect(report.noLongerLate.map { $0["secret"] } == ["c"])
        #expect(report.unchanged == 0)
        #expect(report.quotas.map(\.accounts) == [["main"]])
        #expect(
            report.quotas.first?.before == Report.Use(rotations: 4, mostSlots: 1, usableSlots: 1, monthlyRoom: 540))
    }

    @Test("The same schedule changes nothing")
    func nothing() throws {
        let file = try TemporaryFile(Self.old)
        let run = try ProgramRun(["plan", file.path, "--diff", file.path] + Self.span)
        #expect(run.status == 0)
        #expect(run.lines.first?.hasPrefix("No rotation changes from 2026-11-23 00:00:00 to") ?? false)
    }

    @Test("Faults of the other schedule are told as its own, 1; with a picture the call is wrong, 2")
    func faults() throws {
        let (old, new) = (try TemporaryFile(Self.old), try TemporaryFile("secrets: [{nam: a}]\n"))
        let run = try ProgramRun(["plan", old.path, "--diff", new.path] + Self.span)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("\(new.path):1:"))
        #expect(try ProgramRun("plan", old.path, "--diff", old.path, "--svg", "/tmp/x.svg").status == 2)
    }
}
