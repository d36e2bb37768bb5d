import Testing

@testable import ScheduleFile

@Suite("Diagnostics: order, form, bounds")
struct DiagnosticsTests {
    private func fault(_ file: String, _ line: Int, _ column: Int, _ message: String) -> Diagnostic {
        Diagnostic(file: file, position: Position(line: line, column: column), kind: .value, message: message)
    }

    @Test func theyAreOrderedByFileAsMetThenByPlaceThenAsAdded() {
        var diagnostics = Diagnostics()
        #expect(diagnostics.isEmpty && !diagnostics.hasErrors)
        diagnostics.meet(file: "z")
        diagnostics.add(contentsOf: [
            fault("a", 2, 1, "1"), fault("z", 9, 9, "2"), fault("a", 1, 5, "3"), fault("a", 1, 5, "4"),
            fault("a", 1, 4, "5"),
        ])
        #expect(diagnostics.sorted.map(\.message) == ["2", "5", "3", "4", "1"])
        #expect(diagnostics.hasErrors)
    }

    @Test func warningsAreNoErrors() {
        var diagnostics = Diagnostics()
        diagnostics.add(
            Diagnostic(
                file: "a", position: Position(line: 1, column: 1), severity: .warning, kind: .schema,
                message: "odd; mend it"))
        #expect(!diagnostics.hasErrors && !diagnostics.isEmpty)
        #expect(diagnostics.sorted.first?.description == "a:1:1: warning: odd; mend it")
    }

    @Test func aFindingIsOneLineOfTextAndOneOfJSON() {
        let finding = fault("dir/a\n\"b.yaml", 3, 14, "no \"x\"; write y")
        #expect(finding.description == "dir/a\\u{a}\"b.yaml:3:14: error: no \"x\"; write y")
        #expect(
            finding.json == #"{"file":"dir/a\n\"b.yaml","line":3,"column":14,"severity":"error","kind":"value","#
                + #""message":"no \"x\"; write y"}"#)
    }

    @Test func excerptsAreShortAndPrintable() {
        #expect(Excerpt.bounded("short é") == "short é")
        #expect(Excerpt.bounded("a\u{1B}[31m\u{202E}b\n") == "a\\u{1b}[31m\\u{202e}b\\u{a}")
        #expect(Excerpt.bounded(String(repeating: "é", count: 60)) == String(repeating: "é", count: 60))
        #expect(Excerpt.bounded(String(repeating: "é", count: 61)) == String(repeating: "é", count: 60) + "…")
        let bytes = Array(String(repeating: "😀", count: 1000).utf8)
        #expect(Excerpt.bounded(bytes[...]) == String(repeating: "😀", count: 60) + "…")
    }

    @Test func theFormatIsNamedByTheSuffix() {
        #expect(Format(fileName: "a.yaml") == .yaml)
        #expect(Format(fileName: "/etc/x.d/10-a.b.yml") == .yaml)
        #expect(Format(fileName: "a.json") == .json)
        for name in ["a", "a.conf", "yaml", ".yaml", "x.yaml/a", "a.yaml~", "a.JSON", "", "a.yaml.bak"] {
            #expect(Format(fileName: name) == nil)
        }
    }
}
