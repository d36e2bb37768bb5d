import RotationCore
import Testing

@testable import ScheduleFile

/// `remove: true`.
struct RemovalTests {
    private static let first = oneAccount + "  - {names: [a, b], every: 30d, within: 1h}\n  - {name: a, jitter: 1s}\n"

    private func decodeAll(_ files: String...) -> Decoded {
        decode(files.enumerated().map { ("\($0).yaml", $1) })
    }

    private func names(_ decoded: Decoded) -> [String]? { decoded.configuration?.secrets.map(\.id.name).sorted() }

    @Test(
        "What files up to this one say of the secret is gone",
        arguments: ["name: a", "names: [a]", "match: a", "match: [\"?\"], region: cn-hangzhou, account: main"])
    func removed(how: String) {
        let decoded = decodeAll(Self.first, "secrets: [{\(how), remove: true}]")
        #expect(names(decoded) == (how.contains("?") ? [] : ["b"]))
        #expect(decoded.findings.isEmpty)
    }

    @Test("It counts for its own file too, wherever it stands in it")
    func ownFile() {
        let text =
            oneAccount + "  - {match: b, remove: true}\n  - {name: a, remove: true}\n  - {names: [a, b, c], every: 1d}"
        #expect(names(decode(text)) == ["c"])
    }

    @Test("A later file may bring the secret again, from nothing")
    func again() throws {
        let decoded = decodeAll(
            Self.first + "  - {match: \"*\", on-first-sight: rotate}", "secrets: [{name: a, remove: true}]",
            "secrets: [{name: a, every: 5d}, {match: \"*\", max-attempts: 2}]")
        let (a, b) = (try decoded.secret("a").entry, try decoded.secret("b").entry)
        #expect(a == Entry(schedule: a.schedule, retry: RetryPolicy(maxAttempts: 2)))
        #expect(try decoded.secret("a").schedule == "every 5d")
        #expect(b.within == .seconds(3600))
        #expect(b.onFirstSight == .rotate)
    }

    @Test("It removes the secret of its account and region")
    func identity() {
        let text = """
            accounts: {a: {region: r}, b: {region: r}}
            defaults: {every: 1d, account: a}
            secrets: [{name: x}, {name: x, region: q}, {name: x, account: b}]
            """
        for (keys, gone) in [("", "a/r/x"), (", region: q", "a/q/x"), (", account: b", "b/r/x")] {
            let decoded = decodeAll(text, "secrets: [{name: x, remove: true\(keys)}]")
            let left = Set(["a/r/x", "a/q/x", "b/r/x"]).subtracting([gone])
            #expect(decoded.configuration.map { Set($0.secrets.map(\.id.description)) } == left)
        }
    }

    @Test("A removed secret is in no merged text, and its faults of the whole are not told")
    func quiet() {
        let decoded = decodeAll(oneAccount + "  - {name: a, within: 1h}", "secrets: [{name: a, remove: true}]")
        #expect(decoded.findings.isEmpty)
        #expect(decoded.configuration?.secrets.isEmpty ?? false)
    }
}
