import Foundation
import Testing

/// What `plan` says would make a schedule fit that does not.
struct PlanRemedyTests {
    private static let span = ["--from", "2026-11-22T00:00:00Z", "--horizon", "20d"]

    private struct Report: Decodable {
        struct Change: Decodable {
            struct Key: Decodable {
                var key: String
                var from: String?
                var to: String?
                var secret: String
                var secrets: Int
            }
            var keys: [Key]
        }
        var changes: [Change]?
        var late: [[String: String]]
    }

    private func report(_ schedule: String) throws -> Report {
        let file = try TemporaryFile(schedule)
        let run = try ProgramRun(["plan", file.path, "--format", "json"] + Self.span)
        return try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    }

    /// 25 secrets at once on 9 slots, in a window that has two rounds.
    private func schedule(window: String = "Mon..Fri 01:00-03:00", within: String = "10h") -> String {
        let names = (1...25).map { "db/\($0)" }.joined(separator: ", ")
        return """
            accounts: {main: {region: cn-x, quota: 10 per 1h}}
            defaults: {window: "\(window)", within: \(within)}
            secrets: [{names: [\(names)], calendar: Mon 01:00}]

            """
    }

    @Test("A wider window, by as little as is enough, and more time: each makes it fit")
    func window() throws {
        let before = try report(schedule())
        #expect(!before.late.isEmpty)
        let changes = try #require(before.changes)
        #expect(changes.map { $0.keys.map(\.key) } == [["window"], ["within"]])
        let window = try #require(changes.first?.keys.first)
        #expect(window.from == "Mon..Fri 01:00-03:00")
        #expect(window.to == "Mon..Fri 01:00-03:15")
        #expect(window.secrets == 25)
        let after = try report(schedule(window: try #require(window.to)))
        #expect(after.late.isEmpty)
        #expect(after.changes == nil)
        let within = try #require(changes.last?.keys.first?.to)
        #expect(try report(schedule(within: within)).late.isEmpty)
        let file = try TemporaryFile(schedule())
        let run = try ProgramRun(["plan", file.path] + Self.span)
        #expect(
            run.lines.contains(
                "The smallest change that makes it fit: widen the window Mon..Fri 01:00-03:00 UTC of 25 secrets "
                    + "(db/1 ...) by 15m, to Mon..Fri 01:00-03:15."))
    }

    @Test("Times that are spread, where an anchor or a cron expression brings them together")
    func spread() throws {
        let base = "accounts: {main: {region: cn-x, quota: 2 per 1h, reserve: 0}}\n"
        let cron = try report(base + "secrets: [{names: [a, b, c], cron: '0 3 1 * *', within: 10m}]\n")
        #expect(cron.changes?.last?.keys.map(\.key) == ["cron"])
        #expect(cron.changes?.last?.keys.first?.to == "H H 1 * *")
        #expect(try report(base + "secrets: [{names: [a, b, c], cron: 'H H 1 * *', within: 10m}]\n").late.isEmpty)
    }

    @Test("Where nothing helps that is said")
    func nothing() throws {
        let text = """
            accounts: {main: {region: cn-x, quota: 1 per 1h, reserve: 0}}
            secrets: [{names: [a, b, c], calendar: hourly}]

            """
        let found = try report(text)
        #expect(found.changes?.isEmpty ?? false)
        let file = try TemporaryFile(text)
        let run = try ProgramRun(["plan", file.path] + Self.span)
        #expect(
            run.lines.contains {
                $0.hasPrefix("No longer `within`, wider window or spread times were found that make it fit (")
            })
    }
}
