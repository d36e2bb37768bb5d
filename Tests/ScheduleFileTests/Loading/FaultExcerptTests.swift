import Testing

@testable import ScheduleFile

/// The lines of files in which faults are.
struct FaultExcerptTests {
    private func excerpt(_ text: String, line: Int, column: Int) throws -> String? {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "f.yaml")
        var excerpts = FaultExcerpts()
        return excerpts.excerpt(
            for: Diagnostic(file: file, position: Position(line: line, column: column), kind: .value, message: "m"))
    }

    @Test("A caret stands below the column")
    func caret() throws {
        #expect(try excerpt("a: b\nç: d\r\n", line: 2, column: 4) == "    ç: d\n       ^")
    }

    @Test("Nothing steers the terminal, and long lines are cut")
    func long() throws {
        #expect(try excerpt("a\u{1b}[31m\t\u{202e}", line: 1, column: 1) == "    a?[31m ?\n    ^")
        let shown = try #require(try excerpt(String(repeating: "x", count: 3000), line: 1, column: 2001))
        #expect(
            shown == "    " + String(repeating: "x", count: 100) + "\n    " + String(repeating: " ", count: 50) + "^")
    }

    @Test("A place that the file does not have any more is passed over", arguments: [(5, 1), (1, 50), (2, 1)])
    func gone(line: Int, column: Int) throws {
        #expect(try excerpt("a: b\n", line: line, column: column) == nil)
    }
}
