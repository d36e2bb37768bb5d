import RotationCore
import Testing

@testable import ScheduleFile

/// `null` that changes nothing is told, and no other.
struct NullTests {
    private static let beginning = "defaults: {every: 1d, window: 01:00-05:00}\n" + oneAccount

    private func warnings(_ files: String...) -> [String] {
        decode(files.enumerated().map { ("\($0).yaml", $1) }).findings
    }

    @Test("What takes something of a file before, of `names` or of `match` away is of use")
    func used() {
        let said = Self.beginning + "  - {name: a, window: 02:00-03:00}"
        #expect(warnings(said, "secrets: [{name: a, window: null}]").isEmpty)
        #expect(warnings(said, "secrets: [{name: a, window: null}]", "secrets: [{name: a, window: null}]").isEmpty)
        #expect(
            warnings(Self.beginning + "  - {names: [a, b], window: 02:00-03:00}\n  - {name: a, window: null}").isEmpty)
        #expect(warnings(Self.beginning + "  - {match: a, window: 02:00-03:00}\n  - {name: a, window: null}").isEmpty)
        #expect(
            warnings(Self.beginning + "  - {match: a, window: 02:00-03:00}\n  - {names: [a, b], window: ~}").isEmpty)
    }

    @Test("Where no inherited value holds there is nothing to say")
    func nothingInherited() {
        let entries = "  - {name: a, within: null, cron: 0 3 * * *, every: null, anchor: null}"
        #expect(warnings(Self.beginning + entries).isEmpty)
        #expect(
            warnings(Self.beginning + "  - {name: a, window: null}", "secrets: [{name: a, window: 00:00-24:00}]")
                .isEmpty)
        #expect(warnings("accounts: {m: {region: r, window: null, every: 1d}}\nsecrets: [{name: a}]").isEmpty)
    }

    @Test("It is told at each entry, once for all of its names")
    func places() {
        let idle = warnings(
            Self.beginning
                + "  - {names: [a, b], window: null}\n  - {name: c, window: null}\n  - name: dd\n  - {match: d*, window: null}"
        )
        #expect(
            idle.map { $0.prefix { $0 != " " } } == ["0.yaml:5:29:", "0.yaml:6:23:", "0.yaml:8:25:"].map { $0[...] })
    }

    @Test("An account's null over the defaults is told, unless a later file gives the value")
    func accounts() {
        let account =
            "defaults: {every: 1d, jitter: 1h}\naccounts: {m: {region: r, jitter: null}}\nsecrets: [{name: a}]"
        #expect(warnings(account).count == 1)
        #expect(warnings(account, "accounts: {m: {jitter: 0s}}").isEmpty)
        #expect(
            warnings(
                "defaults: {every: 1d, jitter: 1h}\naccounts: {m: {region: r, jitter: 2h}}\nsecrets: [{name: a}]",
                "accounts: {m: {jitter: null}}"
            ).isEmpty)
    }
}
