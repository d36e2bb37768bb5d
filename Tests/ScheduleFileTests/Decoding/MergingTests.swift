import RotationCore
import Testing

@testable import ScheduleFile

/// What of several files and several places counts.
struct MergingTests {
    private func schedule(_ files: String..., of name: String = "a") throws -> String {
        let named = files.enumerated().map { ("\($0).yaml", $1) }
        return try decode(named).secret(name).schedule
    }

    @Test("An entry's key beats its account's, which beats the defaults'")
    func inheritance() throws {
        let text = """
            defaults: {every: 1d, within: 1h, timezone: Asia/Shanghai, on-first-sight: rotate, enabled: false}
            accounts:
              main: {region: cn-hangzhou, every: 2d, within: 2h}
            secrets:
              - name: a
              - {name: b, every: 3d, on-first-sight: wait, enabled: true}
              - {name: c, cron: 0 3 * * *, within: null}
            """
        let decoded = decode(text)
        let (a, b, c) = (try decoded.secret("a"), try decoded.secret("b"), try decoded.secret("c"))
        #expect([a, b, c].map(\.schedule) == ["every 2d", "every 3d", "cron 0 3 * * * Asia/Shanghai"])
        #expect([a, b, c].map(\.entry.within) == [.seconds(7200), .seconds(7200), .seconds(7200)])
        #expect([a, b, c].map(\.entry.onFirstSight) == [.rotate, .wait, .rotate])
        #expect([a, b, c].map(\.entry.isEnabled) == [false, true, false])
    }

    @Test("A schedule replaces an inherited one whole, an anchor alone is added to it")
    func schedules() throws {
        let beginning = "defaults: {every: 30d, anchor: 1970-01-11}\n" + oneAccount
        #expect(try schedule(beginning + "  - name: a") == "every 30d anchor 1970-01-11T00:00:00Z")
        #expect(try schedule(beginning + "  - {name: a, every: 30d}") == "every 30d")
        #expect(try schedule(beginning + "  - {name: a, cron: 0 3 * * *}") == "cron 0 3 * * * UTC")
        #expect(
            try schedule(beginning + "  - {name: a, anchor: 1970-01-12}") == "every 30d anchor 1970-01-12T00:00:00Z")
    }

    @Test("An anchor without an offset is local to the entry's zone")
    func anchorZone() throws {
        func schedule(_ anchor: String) throws -> String {
            try self.schedule(oneAccount + "  - {name: a, every: 30d, anchor: \(anchor), timezone: Asia/Shanghai}")
        }
        #expect(try schedule("2026-01-05T03:00") == "every 30d anchor 2026-01-05T03:00:00 Asia/Shanghai")
        #expect(try schedule("\"2026-01-05T03:00+08:00\"") == "every 30d anchor 1970-01-28T19:00:00Z")
        let text = oneAccount + "  - {name: a, every: 30d, anchor: 1970-01-11T08:00, timezone: Asia/Shanghai}"
        let entry = try decode(text).secret("a").entry
        #expect(entry.schedule.phase(account: "main", region: "cn-hangzhou", name: "a") == 10 * 86_400)
    }

    @Test("The later file wins key by key, and its schedule replaces whole")
    func laterFile() throws {
        let first = oneAccount + "  - {name: a, every: 30d, anchor: 2026-01-01, within: 1h, on-first-sight: rotate}"
        let decoded = decode([
            ("1.yaml", first), ("2.json", #"{"secrets": [{"name": "a", "cron": "0 3 * * *", "within": "2h"}]}"#),
        ])
        let secret = try decoded.secret("a")
        #expect(secret.schedule == "cron 0 3 * * * UTC")
        #expect(secret.entry.within == .seconds(7200))
        #expect(secret.entry.onFirstSight == .rotate)
    }

    @Test("null removes what was said before, so that the inherited value applies again")
    func null() throws {
        let first =
            "defaults: {every: 5d, within: 5h}\n" + oneAccount
            + "  - {name: a, every: 30d, anchor: 2026-01-01, within: ~}"
        let second = "secrets:\n  - name: a\n    every:\n    within: null"
        #expect(try schedule(first, second) == "every 5d")
        #expect(try decode([("1", first), ("2", second)]).secret("a").entry.within == .seconds(18_000))
    }

    @Test("Quotes make a text of null")
    func quotedNull() {
        #expect(decode(oneAccount + "  - {name: a, every: 1d, within: \"null\"}").faults.count == 1)
    }

    @Test("`name` beats `names` key by key, whatever the order of the files")
    func specificity() throws {
        let first = oneAccount + "  - {name: a, within: 1h}"
        let second = "secrets:\n  - {names: [a, b], every: 30d, within: 2h}"
        for files in [[first, second], [second, first]] {
            let decoded = decode(files.enumerated().map { ("\($0).yaml", $1) })
            #expect(try decoded.secret("a").entry.within == .seconds(3600))
            #expect(try decoded.secret("a").schedule == "every 30d")
            #expect(try decoded.secret("b").entry.within == .seconds(7200))
        }
    }

    @Test("`name` and `names` may name the same secret in one file")
    func nameBesideNames() throws {
        let decoded = decode(oneAccount + "  - {names: [a, b], every: 30d}\n  - {name: b, every: 1d}")
        #expect(try decoded.secret("b").schedule == "every 1d")
    }

    @Test("Accounts and defaults merge by key, timeouts too")
    func accounts() throws {
        let first =
            "accounts: {main: {region: r, quota: 5 per 1m, reserve: 2, timeouts: {connect: 1s, answer: 3s}}}\ndefaults: {every: 1d}"
        let second = "accounts: {main: {quota: 9 per 1m, reserve: null, timeouts: {answer: 7s}}, more: {region: q}}"
        let decoded = decode([("1", first), ("2", second)])
        let account = try decoded.account("main")
        #expect(account.quota == Quota(limit: 9, per: .seconds(60)))
        #expect(account.reserve == 0)
        #expect(account.connectTimeout == .seconds(1))
        #expect(account.answerTimeout == .seconds(7))
        #expect(try decoded.account("more").region == "q")
    }

    @Test("null removes an account")
    func removedAccount() throws {
        let decoded = decode([
            ("1", "accounts: {a: {region: r}, b: {region: r}}"),
            ("2", "accounts: {a: null}\nsecrets: [{name: x, every: 1d}]"),
        ])
        #expect(try decoded.secret("x").id.account == "b")
    }

    @Test(
        "Nothing but comments, or sections without content, is an empty schedule",
        arguments: ["", "# nothing", "---", "secrets:", "accounts:\ndefaults:\nsecrets: []"])
    func empty(text: String) {
        let decoded = decode(text)
        #expect(decoded.configuration?.secrets.isEmpty ?? false)
        #expect(decoded.configuration?.accounts.isEmpty ?? false)
    }

    @Test("The same name in two regions or accounts is two secrets")
    func identity() throws {
        let text = """
            accounts: {a: {region: r}, b: {region: r}}
            defaults: {every: 1d, account: a}
            secrets: [{name: x}, {name: x, region: q}, {name: x, account: b}]
            """
        let configuration = try #require(decode(text).configuration)
        #expect(configuration.secrets.map(\.id.description).sorted() == ["a/q/x", "a/r/x", "b/r/x"])
    }
}
