import RotationCore
import Testing

@testable import ScheduleFile

/// Entries with `match`, which name no secret but say something of those that the files bring.
struct MatchTests {
    private func within(_ files: String..., of name: String = "redis/a") throws -> Duration? {
        try decode(files.enumerated().map { ("\($0).yaml", $1) }).secret(name).entry.within
    }

    @Test("`match` says something of every secret of the files whose name it matches, before or after it")
    func everyFile() throws {
        let secrets = oneAccount + "  - {names: [redis/a, redis/b/c, rds/a], every: 30d}"
        let matching = "secrets:\n  - {match: \"redis/*\", within: 1h}"
        for files in [[secrets, matching], [matching, secrets]] {
            let decoded = decode(files.enumerated().map { ("\($0).yaml", $1) })
            #expect(try decoded.secret("redis/a").entry.within == .seconds(3600))
            #expect(try decoded.secret("redis/b/c").entry.within == nil)
            #expect(try decoded.secret("rds/a").entry.within == nil)
            #expect(decoded.findings.isEmpty)
        }
    }

    @Test("Several patterns, and a schedule of its own")
    func list() throws {
        let decoded = decode(
            oneAccount + "  - names: [redis/a, redis/b/c, rds/a]\n  - {match: [redis/**, rds/?], cron: 0 3 * * *}")
        for name in ["redis/a", "redis/b/c", "rds/a"] {
            #expect(try decoded.secret(name).schedule == "cron 0 3 * * * UTC")
        }
    }

    @Test("`name` beats `names` beats `match`, key by key, whatever the order")
    func precedence() throws {
        let entries = [
            "  - {match: \"redis/**\", within: 1h, jitter: 1s, on-first-sight: rotate, every: 9d}",
            "  - {names: [redis/a, redis/b], within: 2h, jitter: 2s}", "  - {name: redis/a, within: 3h}",
        ]
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let decoded = decode(oneAccount + order.map { entries[$0] }.joined(separator: "\n"))
            let (a, b) = (try decoded.secret("redis/a"), try decoded.secret("redis/b"))
            #expect([a, b].map(\.entry.within) == [.seconds(10_800), .seconds(7200)])
            #expect([a, b].map(\.entry.jitter) == [.seconds(2), .seconds(2)])
            #expect([a, b].map(\.entry.onFirstSight) == [.rotate, .rotate])
            #expect([a, b].map(\.schedule) == ["every 9d", "every 9d"])
        }
    }

    @Test("Of two that match, the later one wins key by key: later in the file, or in a later file")
    func later() throws {
        let beginning = oneAccount + "  - {name: redis/a, every: 30d}\n"
        let matches = ["  - {match: \"**\", within: 1h}\n", "  - {match: redis/a, within: 2h}\n"]
        #expect(try within(beginning + matches[0] + matches[1]) == .seconds(7200))
        #expect(try within(beginning + matches[1] + matches[0]) == .seconds(3600))
        #expect(try within(beginning + matches[1], "secrets:\n" + matches[0]) == .seconds(3600))
    }

    @Test("It is for the account that it or `defaults` says, else for all, and for the region that it says")
    func places() throws {
        let accounts = "accounts: {a: {region: r}, b: {region: r}}\n"
        let names =
            "secrets:\n  - {name: x, account: a, every: 1d}\n  - {name: x, account: b, every: 1d}\n"
            + "  - {name: x, account: b, region: q, every: 1d}\n"
        func covered(_ entry: String, defaults: String = "") -> [String] {
            let decoded = decode(accounts + defaults + names + "  - {match: x, within: 1h\(entry)}")
            let configuration = decoded.configuration ?? Configuration()
            return configuration.secrets.filter { configuration.entries[$0.entry].within != nil }
                .map(\.id.description).sorted()
        }
        #expect(covered("") == ["a/r/x", "b/q/x", "b/r/x"])
        #expect(covered(", account: b") == ["b/q/x", "b/r/x"])
        #expect(covered(", region: q") == ["b/q/x"])
        #expect(covered("", defaults: "defaults: {account: a}\n") == ["a/r/x"])
    }

    @Test("An ARN is matched by the name that it ends with")
    func arns() throws {
        let arn = "acs:kms:cn-hangzhou:34:secret/redis/a"
        let text =
            "accounts: {main: {region: cn-hangzhou, id: 12}}\nsecrets:\n  - {name: \"\(arn)\", every: 1d}\n"
            + "  - {match: \"redis/*\", within: 1h}"
        #expect(try decode(text).secret(arn).entry.within == .seconds(3600))
    }

    @Test("The names of an entry share what was joined for them")
    func shared() throws {
        let names = (0..<100).map { "redis/\($0)" }.joined(separator: ", ")
        let decoded = decode(oneAccount + "  - {names: [\(names)], every: 1d}\n  - {match: \"redis/**\", within: 1h}")
        #expect(decoded.configuration?.entries.count == 1)
        #expect(decoded.configuration?.secrets.count == 100)
    }
}
