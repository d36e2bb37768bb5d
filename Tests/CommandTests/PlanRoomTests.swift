import Foundation
import Testing

/// What `plan` says of the room that is left.
struct PlanRoomTests {
    private struct Report: Decodable {
        struct Room: Decodable {
            var monthlySecrets: Int
            var eachDay: Int?
            var eachOpening: Int?
            var fullest: String
            var window: String?
        }
        var headroom: [Room]
        var late: [[String: String]]
    }

    /// Three slots an hour, of which 12 secrets use some every day, and `more` others in each day, monthly.
    private func report(adding more: Int) throws -> Report {
        var text = """
            accounts: {m: {region: cn-x, quota: 3 per 1h, reserve: 0, guard: 0s}}
            secrets:
              - {names: [\((1...12).map { "base/\($0)" }.joined(separator: ", "))], every: 1d, anchor: 2026-01-01}

            """
        if more > 0 {
            for day in 1...30 {
                let names = (1...more).map { "more/\(day)/\($0)" }.joined(separator: ", ")
                let date = "2026-01-\(day < 10 ? "0" : "")\(day)"
                text += "  - {names: [\(names)], every: 30d, anchor: \(date), within: 1d}\n"
            }
        }
        let file = try TemporaryFile(text)
        let run = try ProgramRun(
            "plan", file.path, "--from", "2025-12-31T23:59:59Z", "--horizon", "30d", "--format", "json")
        return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    @Test("So many more secrets as are said to have room are all in time, and with one more a day some are late")
    func isTrue() throws {
        let room = try #require(try report(adding: 0).headroom.first)
        #expect(room.eachDay == 60)
        #expect(room.monthlySecrets == 1800)
        #expect(try report(adding: 60).late.isEmpty)
        #expect(try !report(adding: 61).late.isEmpty)
    }

    @Test("A window has room of its own: in its fullest opening, times the openings of 30 days")
    func window() throws {
        let file = try TemporaryFile(
            """
            accounts: {m: {region: cn-x, quota: 4 per 1h, reserve: 0}}
            defaults: {window: "Mon..Fri 01:00-03:00"}
            secrets:
              - {names: [a, b, c], every: 30d, anchor: 2026-01-06T01:00:00Z}

            """)
        let run = try ProgramRun(
            "plan", file.path, "--from", "2026-01-01T00:00:00Z", "--horizon", "30d", "--format", "json")
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        let room = try #require(report.headroom.last)
        // Two rounds of four in an opening, of which three are used on the 6th; 22 weekdays in 30 days.
        #expect(room.eachOpening == 5)
        #expect(room.monthlySecrets == 5 * 22)
        #expect(room.fullest == "2026-01-06T01:00:00Z")
        let text = try ProgramRun("plan", file.path, "--from", "2026-01-01T00:00:00Z", "--horizon", "30d")
        #expect(
            text.lines.last
                == "Account m: room for 110 more monthly secrets in the window Mon..Fri 01:00-03:00 UTC, "
                + "5 in each opening (the fullest begins 2026-01-06 01:00:00 UTC).")
    }

    @Test("Where a day is full there is no room, and it is said which")
    func full() throws {
        let file = try TemporaryFile(
            """
            accounts: {m: {region: cn-x, quota: 2 per 1d, reserve: 0, guard: 0s}}
            secrets: [{names: [a, b], every: 30d, anchor: 2026-01-03}]

            """)
        let run = try ProgramRun("plan", file.path, "--from", "2026-01-01T00:00:00Z", "--horizon", "10d")
        #expect(
            run.lines.last
                == "Account m: no room for another monthly secret: 2026-01-03 00:00:00 UTC has no free slot.")
    }
}
