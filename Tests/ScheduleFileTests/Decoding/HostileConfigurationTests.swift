import Testing

@testable import ScheduleFile

/// Whatever the bytes, decoding ends with a configuration or with faults.
struct HostileConfigurationTests {
    private static let words = [
        "accounts", "defaults", "secrets", "main", "name", "names", "account", "region", "every", "anchor", "cron",
        "timezone",
        "within", "on-first-sight", "catch-up", "enabled", "endpoint", "id", "credentials", "quota", "reserve", "guard",
        "concurrency", "timeouts", "connect", "answer", "version-id-prefix", "cold-start", "null", "~", "30d", "1h",
        "0 3 * * *",
        "a", "b", "acs:kms:cn-hangzhou:12:secret/a", "cn-hangzhou", "50 per 1h", "true", "false", "-1",
        "99999999999999999999",
        "2026-01-01", "0001-01-01", "9999-12-31T23:59:59-23:59", "3652425d", "P9999999999999W", "wait", "rotate",
        "latest", "Asia/Shanghai", "../x", "é", "", "freezes", "match", "calendar", "window", "jitter",
        "catch-up-window",
        "exclusive", "spacing", "min-interval", "type", "labels", "start", "end", "remove", "max-attempts", "retry",
        "first", "most", "scope", "headroom", "from", "to", "yearly", "Mon 03:00", "Mon 03:00 Asia/Shanghai",
        "Mon..Fri 01:00-05:00", "00:00-24:00", "none", "ram", "Generic", "1 month", "**", "?", "12-24..01-02", "100",
        "account-region", "0 3 31 * *", "H H * * *",
    ]

    private static func tree(_ random: inout ReadingRandom, depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 1 : 5), using: &random) {
        case 0: return quoted(random.pick(words))
        case 1:
            return "["
                + (0..<Int.random(in: 0..<4, using: &random)).map { _ in tree(&random, depth: depth + 1) }.joined(
                    separator: ",") + "]"
        default:
            var keys = Set<String>()
            for _ in 0..<Int.random(in: 0..<6, using: &random) {
                keys.insert(random.pick(words.filter { !$0.isEmpty }))
            }
            return "{" + keys.sorted().map { "\(quoted($0)):\(tree(&random, depth: depth + 1))" }.joined(separator: ",")
                + "}"
        }
    }

    private static func quoted(_ word: String) -> String { word == "null" ? word : "\"\(word)\"" }

    private static func file(_ random: inout ReadingRandom) -> String {
        let entries = (0..<4).map { _ in tree(&random, depth: 1) }.joined(separator: ",")
        return
            "{\"accounts\":{\"main\":\(tree(&random, depth: 1))},\"defaults\":\(tree(&random, depth: 2)),\"freezes\":[\(tree(&random, depth: 2))],\"secrets\":[\(entries)]}"
    }

    @Test("Any tree of known words", arguments: 0..<40)
    func trees(seed: UInt64) {
        var random = ReadingRandom(seed: seed)
        for _ in 0..<25 {
            let files = [("1.json", Self.file(&random)), ("2.json", Self.file(&random))]
            let decoded = decode(files)
            #expect((decoded.configuration == nil) == !decoded.faults.isEmpty, "\(files)")
            #expect(decoded.findings.allSatisfy { !$0.contains("\n") && $0.utf8.count < 1000 })
        }
    }

    @Test("A good file with bytes changed", arguments: 0..<40)
    func mutations(seed: UInt64) {
        var random = ReadingRandom(seed: seed)
        let good = Array(
            (oneAccount
                + "  - {name: a, every: 30d, anchor: 2026-01-01T03:00, within: 1h}\n  - names: [b, c]\n    cron: \"0 3 * * mon\"\n")
                .utf8)
        for _ in 0..<50 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var decoder = ScheduleDecoder()
            let outcome = DocumentReader.read(bytes, file: "f", format: .yaml)
            decoder.decode([outcome])
            let configuration = decoder.configuration()
            #expect((configuration == nil) == !(decoder.faults.isEmpty && outcome.diagnostics.isEmpty))
        }
    }
}
