import Testing

@testable import ScheduleFile

/// What can be used and hardly goes as whoever wrote it expects.
struct WarningTests {
    @Test("A warning does not stop a configuration, and of an inherited value it is told once")
    func once() {
        let entries = (0..<500).map { "  - name: a\($0)\n" }.joined()
        let decoded = decode("defaults: {cron: 0 3 31 * *}\n" + oneAccount + entries)
        #expect(decoded.configuration?.secrets.count == 500)
        #expect(decoded.findings.count == 1)
        #expect(decoded.warnings.first?.hasPrefix("f.yaml:1:18: warning: `cron`: ") ?? false, "\(decoded.findings)")
    }

    @Test("Of each place that says it there is a warning")
    func places() {
        let entries = (0..<3).map { "  - {name: a\($0), cron: 0 3 31 * *}\n" }.joined()
        #expect(decode(oneAccount + entries).warnings.count == 3)
    }

    @Test("What is overridden gives no warning")
    func overridden() {
        let decoded = decode(
            "defaults: {cron: 0 3 31 * *, catch-up-window: 1d}\n" + oneAccount
                + "  - {name: a, every: 1d, catch-up: none}")
        #expect(decoded.findings.isEmpty)
    }

    @Test("There is an end to the warnings, which hides no error")
    func limit() {
        let entries = (0..<2000).map { "  - {name: a\($0), cron: 0 3 31 * *}\n" }.joined()
        let decoded = decode(oneAccount + entries + "  - {name: b, every: 1x}")
        #expect(decoded.warnings.count == Faults.warningLimit + 1)
        #expect(decoded.faults.count == 1)
    }
}
