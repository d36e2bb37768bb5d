import Foundation
import Testing

/// `plan --request`: what an operator's request would come to.
struct PlanRequestTests {
    private static let start = ["--from", "2026-11-23T00:00:00Z"]

    private struct Report: Decodable {
        var urgent: Bool
        var secrets: Int
        var seconds: Int?
        var rotations: [[String: String]]
        var waiting: [[String: String]]
        var leftOut: [[String: String]]
        var newlyLate: [[String: String]]
    }

    private func report(_ arguments: [String]) throws -> Report {
        let run = try ProgramRun(["plan", "--format", "json"] + arguments + Self.start)
        #expect(run.status == 0)
        return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    @Test("A thousand secrets at 45 an hour take 22 hours, and each has its time")
    func length() throws {
        let names = (1...1000).map { "db/\($0)" }.joined(separator: ", ")
        let file = try TemporaryFile(
            "accounts: {m: {region: cn-x, reserve: 5}}\nsecrets: [{names: [\(names)], every: 60d}]\n")
        let report = try report([file.path, "--request", "db/*", "--horizon", "2d"])
        #expect(report.secrets == 1000)
        #expect(report.seconds == 22 * 3605)
        #expect(Set(report.rotations.compactMap { $0["secret"] }).count == 1000)
        #expect(report.rotations.last?["send"] == "2026-11-23T22:01:50Z")
        #expect(report.waiting.isEmpty)
        let run = try ProgramRun(["plan", file.path, "--request", "db/*"] + Self.start)
        #expect(
            run.lines.suffix(3) == [
                "... 960 more: --all shows them",
                "1,000 secrets to rotate: all within 22h1m, the last at 2026-11-23 22:01:50 UTC.",
                "It makes no rotation of the schedule late.",
            ])
    }

    private static let schedule = """
        accounts: {m: {region: cn-x, quota: 2 per 1h, reserve: 0}}
        secrets:
          - {names: [a/1, a/2, a/3], every: 30d}
          - {name: a/off, every: 30d, enabled: false}
          - {name: b, every: 1d, anchor: 2026-11-23T00:10:00Z, within: 10m}

        """

    @Test("Text: when each is rotated, what is left out, and what of the schedule is late because of it")
    func text() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(
            ["plan", file.path, "--request", "a/*", "--urgent", "--horizon", "1d"] + Self.start)
        #expect(run.status == 0)
        let times = ["2026-11-23 00:00:00  now", "2026-11-23 00:00:00  now", "2026-11-23 01:00:05  1h "]
        #expect(run.lines.dropFirst().prefix(3).map { String($0.prefix(24)) } == times)
        #expect(
            run.lines.suffix(4) == [
                "3 secrets to rotate, urgently: all within 1h, the last at 2026-11-23 01:00:05 UTC.",
                "1 secret left out:", "  a/off: not enabled",
                "It makes 1 rotation of the schedule late, first b 20261123T001000Z.",
            ])
        let report = try report([file.path, "--request", "a/*", "--urgent", "--horizon", "1d"])
        #expect(report.urgent)
        #expect(report.leftOut.map { $0["reason"] } == ["not enabled"])
        #expect(report.newlyLate.map { $0["secret"] } == ["b"])
        #expect(report.newlyLate.first?["reason"] == "no slot is free in time")
    }

    @Test("What does not end within the horizon is said")
    func unfinished() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(["plan", file.path, "--request", "a/*", "--horizon", "30m"] + Self.start)
        #expect(
            run.lines.contains(
                "3 secrets to rotate: 2 of them not by 2026-11-23 00:30:00 UTC; write a longer --horizon."))
    }

    @Test("A request for nothing is refused: 1")
    func nothing() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(["plan", file.path, "--request", "nothing/*"] + Self.start)
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(
            run.error.hasSuffix("rotationctl: the request is refused: no secret of the schedule matches nothing/*\n"))
    }

    @Test(
        "A wrong call: 2",
        arguments: [
            ["--urgent"], ["--request", "a", "--through-freezes"], ["--request", "a", "--diff", "x.yaml"],
            ["--request", "a b"],
        ])
    func wrongCall(_ arguments: [String]) throws {
        #expect(try ProgramRun(["plan"] + arguments).status == 2)
    }
}
