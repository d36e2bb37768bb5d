import Foundation
import Testing

/// `plan` of rotations that wait for something else than a slot.
struct PlanWaitsTests {
    private static let schedule = """
        accounts:
          main: {region: cn-hangzhou, quota: 20 per 1h, reserve: 0}
        defaults: {timezone: Asia/Shanghai}
        freezes:
          - {name: sale, from: 2026-11-24T00:00, to: 2026-11-25T00:00, secrets: ["frozen*"]}
        secrets:
          - {name: night, every: 7d, anchor: 2026-11-23T03:00:00Z, window: "20:00-21:00"}
          - {name: frozen, every: 7d, anchor: 2026-11-24T03:00:00Z, within: 1h}
          - {names: [x1, x2, x3], every: 7d, anchor: 2026-11-23T03:00:00Z, exclusive: x, spacing: 10m, within: 15m}
          - {name: free, every: 7d, anchor: 2026-11-23T03:00:00Z}

        """
    private static let span = ["--from", "2026-11-23T00:00:00Z", "--horizon", "3d"]

    private struct Report: Decodable {
        var rotations: [[String: String]]
        var late: [[String: String]]
    }

    @Test("Text: when the window opens, and behind each late one why")
    func text() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(["plan", file.path] + Self.span)
        #expect(run.status == 0)
        #expect(
            run.lines.prefix(7) == [
                "WHEN (UTC)           SECRET  VERSION ID        WHY IT WAITED",
                "2026-11-23 03:00:00  x1      20261123T030000Z",
                "2026-11-23 03:00:00  free    20261123T030000Z",
                "2026-11-23 03:10:00  x2      20261123T030000Z  10m for its turn in group x",
                "2026-11-23 03:20:00  x3      20261123T030000Z  LATE by 5m: 20m for its turn in group x",
                "2026-11-23 12:00:00  night   20261123T030000Z  9h for its window",
                "2026-11-24 16:00:00  frozen  20261124T030000Z  LATE by 12h: 13h for the end of freeze sale",
            ])
        #expect(run.lines.contains("1 late in account main: a freeze lasts too long."))
        #expect(run.lines.contains("1 late in account main: another of its exclusive group goes first."))
    }

    @Test("JSON: what each rotation waits for, and when it opens")
    func json() throws {
        let file = try TemporaryFile(Self.schedule)
        let run = try ProgramRun(["plan", file.path, "--format", "json"] + Self.span)
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        let rotations = Dictionary(
            report.rotations.compactMap { line in line["secret"].map { ($0, line) } }, uniquingKeysWith: { $1 })
        #expect(
            rotations.mapValues { $0["waitsFor"] } == [
                "night": "window", "frozen": "freeze", "x1": nil, "x2": "exclusive", "x3": "exclusive", "free": nil,
            ])
        #expect(rotations["night"]?["opens"] == "2026-11-23T12:00:00Z")
        #expect(rotations["frozen"]?["opens"] == "2026-11-24T16:00:00Z")
        #expect(rotations["free"]?["opens"] == nil)
        #expect(Set(report.late.map { $0["reason"] }).count == 2)
    }
}
