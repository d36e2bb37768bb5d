import RotationCore
import Testing

@testable import ScheduleFile

/// The section `freezes`.
struct FreezeDecodingTests {
    private func freezes(_ files: String...) -> [Freeze]? {
        decode(files.enumerated().map { ("\($0).yaml", $1) }).configuration?.freezes
    }

    private static let accounts = "accounts: {main: {region: r}, more: {region: r}}\n"

    @Test("Once and yearly, for all or some")
    func values() throws {
        let text =
            Self.accounts + """
                defaults: {timezone: Asia/Shanghai}
                freezes:
                  - {name: double-eleven, from: 2026-11-10T00:00, to: 2026-11-13}
                  - {name: new-year, yearly: 12-24..01-02, timezone: UTC, accounts: more, secrets: [redis/**, rds/?]}
                """
        let found = try #require(freezes(text))
        #expect(
            found[0].time
                == .once(
                    from: try Instant(rfc3339: "2026-11-09T16:00:00Z"), to: try Instant(rfc3339: "2026-11-12T16:00:00Z")
                ))
        #expect(found[1].time == .yearly(try YearlySpan("12-24..01-02"), zone: .utc))
        #expect(found[1].covers(account: "more", name: "redis/a/b"))
        #expect(!found[1].covers(account: "main", name: "redis/a/b"))
        #expect(!found[1].covers(account: "more", name: "rds/abc"))
        #expect(found.map(\.name) == ["double-eleven", "new-year"])
    }

    @Test("Patterns in `accounts` stand for the keys that they match, a key for itself")
    func accountPatterns() throws {
        let accounts = "accounts: {main: {region: r}, more: {region: r}, other: {region: r}, \"m*\": {region: r}}\n"
        func keys(_ list: String) throws -> [String] {
            try #require(freezes(accounts + "freezes: [{name: a, yearly: 01-01..01-02, accounts: \(list)}]"))[0]
                .accounts
        }
        #expect(try keys("mo*") == ["more"])
        #expect(try keys("[\"?????\", main, ma*]") == ["other", "main"])
        #expect(try keys("\"**\"") == ["main", "more", "other", "m*"])
        #expect(try keys("m*") == ["m*"])
    }

    @Test("A freeze ends with its last day at 24:00")
    func dayEnd() throws {
        let text = "freezes: [{name: a, from: 2026-11-10T00:00, to: 2026-11-12T24:00}]"
        let end = try Instant(rfc3339: "2026-11-13T00:00:00Z")
        #expect(
            try #require(freezes(text))[0].time == .once(from: try Instant(rfc3339: "2026-11-10T00:00:00Z"), to: end))
    }

    @Test("An account that a freeze needs is missed where it was removed")
    func removedAccount() {
        let decoded = decode([
            ("1.yaml", Self.accounts + "freezes: [{name: a, yearly: 01-01..01-02, accounts: [more]}]"),
            ("2.yaml", "# ours\naccounts:\n  more:\n"),
        ])
        let message = "account `more` has no keys in 2.yaml:3, which removes it; write `{}` or its keys there"
        #expect(decoded.faults == ["1.yaml:2:54: error: \(message)"])
        let entry = decode([
            ("1.yaml", "accounts: {m: {region: r}}\nsecrets: [{name: a, every: 1d}]"),
            ("2.yaml", "accounts: {m: null}"),
        ])
        #expect(
            entry.faults == [
                "1.yaml:2:11: error: there is no account for this secret: `m` has no keys in 2.yaml:1, which removes it; "
                    + "write `accounts:` and below it `main: {region: REGION}`"
            ])
    }

    @Test("Where there are no secrets at all, no freeze is warned of")
    func noSecrets() {
        #expect(decode("freezes: [{name: a, yearly: 01-01..01-02, secrets: [redis/**]}]").findings.isEmpty)
    }

    @Test("They are merged by name, key by key; `yearly` and a time of once replace each other")
    func merging() throws {
        let first = Self.accounts + "freezes: [{name: a, from: 2026-01-01, to: 2026-01-05, accounts: [main]}]"
        let later = try #require(freezes(first, "freezes: [{name: a, to: 2026-01-09}]"))
        #expect(later.count == 1)
        #expect(
            later[0].time
                == .once(
                    from: try Instant(rfc3339: "2026-01-01T00:00:00Z"), to: try Instant(rfc3339: "2026-01-09T00:00:00Z")
                ))
        let yearly = try #require(freezes(first, "freezes: [{name: a, yearly: 01-01..01-05, accounts: null}]"))
        #expect(yearly[0].time == .yearly(try YearlySpan("01-01..01-05"), zone: .utc))
        #expect(yearly[0].accounts.isEmpty)
        #expect(try #require(freezes(first, "freezes: [{name: b, yearly: 01-01..01-05}]")).count == 2)
    }
}
