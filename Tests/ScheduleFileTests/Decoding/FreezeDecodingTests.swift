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
