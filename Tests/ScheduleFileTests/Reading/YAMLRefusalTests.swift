import Testing

@testable import ScheduleFile

@Suite("YAML-lite: what is refused, where, and what to write instead")
struct YAMLRefusalTests {
    /// A document, the places of all its faults, and a part of the first message.
    struct Case: CustomTestStringConvertible {
        let text: String
        let places: String
        let message: String

        init(_ text: String, _ places: String, _ message: String) {
            self.text = text
            self.places = places
            self.message = message
        }

        var testDescription: String { text.debugDescription }
    }

    private func check(_ it: Case) {
        let faults = DocumentReader.read(Array(it.text.utf8), file: "f", format: .yaml).diagnostics
        #expect(faults.map { "\($0.line):\($0.column)" }.joined(separator: " ") == it.places)
        #expect(faults.first?.message.contains(it.message) == true, "\(faults.first?.message ?? "no fault")")
        #expect(faults.allSatisfy { $0.kind == .syntax && $0.severity == .error && $0.message.contains("; ") })
    }

    @Test(arguments: [
        Case("a: &x b\n", "1:4", "anchors are not supported"),
        Case("a: &x b\nc: *x\n", "1:4 2:4", "write `a: \"&x b\"`"),
        Case("a: *x\n", "1:4", "write `a: \"*x\"`"),
        Case("a: !!str b\nc: d\n", "1:4", "remove `!!str`"),
        Case("a: !x\n  b: c\n", "1:4", "tags are not supported"),
        Case("- &a b: c\n  d: e\n", "1:3", "anchors"),
        Case("[&a b, !c d, *e]", "1:2 1:8 1:14", "anchors"),
        Case("a:\n  <<: *b\n  c: d\n", "2:3", "merge keys"),
        Case("{<<: [*a, *b], c: *d}\n", "1:2 1:19", "merge keys"),
        Case("%YAML 1.2\n---\na: b\n", "1:1", "directives"),
        Case("a: b\n---\nc: d\n", "2:1", "second document"),
        Case("---\n---\n", "2:1", "second document"),
        Case("a: b\n...\n", "2:1", "`...`"),
        Case("...\n", "1:1", "`...`"),
        Case("--- a: b\n", "1:5", "on the next line"),
        Case("--- |\n a\n", "1:5", "on the next line"),
        Case("--- {}\n", "1:5", "on the next line"),
        Case("? a\n: b\n", "1:1", "explicit keys"),
        Case("{? a: b}\n", "1:2", "explicit keys"),
        Case("a: b\na: c\n", "2:1", "`a` is there already, on line 1"),
        Case("a: b\n\"a\": c\nd: e\n'a': f\n", "2:1 4:1", "line 1"),
        Case("{a: b, a: c}\n", "1:8", "`a`"),
        Case(": a\n", "1:1", "a key is empty"),
        Case("\"\": a\n", "1:1", "a key is empty"),
        Case("{: a}\n", "1:2", "a key is empty"),
        Case("a:\n  : b\n  c: d\n", "2:3", "a key is empty"),
        Case("[a]: b\n", "1:1", "a key is text"),
        Case("{a: b}: c\n", "1:1", "a key is text"),
        Case("{[a]: b}\n", "1:2", "a key is text"),
        Case("[a: b]\n", "1:2", "{a: value}"),
        Case("[\"a\":b, c]\n", "1:2", "{a: value}"),
        Case("[: b]\n", "1:2", "braces"),
        Case("[[a]: b, c: d]\n", "1:2 1:10", "braces"),
        Case("[? a]\n", "1:2", "explicit"),
    ])
    func outsideOfYAMLLite(_ it: Case) {
        check(it)
    }

    @Test(arguments: [
        Case("calendar: *-*-* 03:00\n", "1:11", "write `calendar: \"*-*-* 03:00\"`"),
        Case("cron: @daily\n", "1:7", "write `cron: \"@daily\"`"),
        Case("cron: * * * * *  # all\n", "1:7", "write `cron: \"* * * * *\"`"),
        Case("match: **\n", "1:8", "write `match: \"**\"`"),
        Case("- *.example\n", "1:3", "write `- \"*.example\"`"),
        Case("a: %d\n", "1:4", "write `a: \"%d\"`"),
        Case("a: `b`\n", "1:4", "write `a: \"`b`\"`"),
        Case("a: !b c\n", "1:4", "write `a: \"!b c\"`"),
        Case("a: @\"b\"\n", "1:4", #"write `a: '@"b"'`"#),
        Case("- {name: x, cron: @daily}\n", "1:19", "write `- {name: x, cron: \"@daily\"}`"),
        Case("a: @b: c\nd: e\n", "1:4", "write `a: \"@b: c\"`"),
        Case("a: @b\n  c\nd: *e\n", "1:4 3:4", "\"@b\""),
    ])
    func beginningsThatNeedQuotes(_ it: Case) {
        check(it)
    }

    @Test(arguments: [
        Case("a:\n\tb: c\n", "2:1", "a tab cannot indent"),
        Case("a:\n  b: c\n\td: e\n", "3:1", "a tab"),
        Case("a:\n  b: c\n  \td: e\n", "3:3", "a tab"),
        Case("\ta: b\n", "1:1", "a tab"),
        Case("-\t- a\n", "1:2", "a tab"),
        Case("-\ta: b\n", "1:2", "a tab"),
        Case("a: \"b\n\tc\"\n", "2:1", "a tab"),
        Case("a: [\n\tb]\n", "2:1", "a tab"),
        Case("a: |\n\tb\n", "2:1", "a tab"),
        Case("a: b\n\tc\n", "2:1", "a tab"),
        Case("a:\n  b: [c]\n   d: e\n", "3:4", "column 4"),
        Case("a:\n  b: c\n   d: e\n", "3:5", "the indentation of its neighbours"),
        Case("a:\n  - b\n - c\n", "3:2", "column 2"),
        Case("  a: b\nc: d\n", "2:1", "belongs to nothing"),
        Case("- a\nb: c\n", "2:1", "belongs to nothing"),
        Case("a: b\n- c\n", "2:1", "list item"),
        Case("a: [b]\n  c: d\n", "2:3", "column 3"),
        Case("a: [\nb]\n", "2:1", "not closed yet"),
        Case("a: [\n  b\n]\n", "3:1", "also if it only closes it"),
        Case("a: \"b\nc: d\"\n", "2:1", "goes on here without indentation"),
        Case("a: |\n   \n  b\n", "2:4", "empty line"),
        Case("a: |\n   b\n  c\n", "3:3", "column"),
    ])
    func indentation(_ it: Case) {
        check(it)
    }

    @Test(arguments: [
        Case("a: b: c\nd: e\n", "1:5", "write `a: \"b: c\"`"),
        Case("a: - b\n", "1:4", "a list cannot begin"),
        Case("a\nb: c\n", "2:2", "key of text that began"),
        Case("a:\n  b\n  c: d\n", "3:4", "key of text that began"),
        Case("\"a\n b\": c\n", "2:4", "key of text that began"),
        Case("a: b\nc\nd: e\n", "2:1", "write `c: value`"),
        Case("a: b\nc:d\n", "2:1", "write `c: d`"),
        Case("- name:x\n  every: 1d\n", "1:3", "write `name: x`"),
        Case("\"a\":b\n", "1:4", "a space is missing"),
        Case("a: \"b\" c\n", "1:8", "`c` follows the end"),
        Case("a: [b] c\n", "1:8", "`c` follows the end"),
        Case("a: [b]]\n", "1:7", "`]` follows the end"),
        Case("a: \"b\"#c\n", "1:7", "a comment needs a space"),
        Case("[a,#b\n c]\n", "1:4", "a comment needs a space"),
        Case("a: \"b\n", "1:4", "never closed; write `\"`"),
        Case("a: 'b\n", "1:4", "never closed; write `'`"),
        Case("\"\n---\n\"\n", "1:1", "never closed"),
        Case("a: [b\n", "1:4", "this `[` is never closed"),
        Case("{a: b\n", "1:1", "this `{` is never closed"),
        Case("[a, , b]\n", "1:5", "`,` cannot stand here"),
        Case("[, a]\n", "1:2", "`,` cannot stand here"),
        Case("{, a}\n", "1:2", "`,` cannot stand here"),
        Case("[a\n #c\n b]\n", "3:2", "`,` or `]` is missing"),
        Case("[\"a\" \"b\"]\n", "1:6", "`,` or `]` is missing"),
        Case("{a: b c: d}\n", "1:8", "`,` or `}` is missing"),
        Case("{a:[b]}\n", "1:4", "a space is missing"),
        Case("[a}\n", "1:3", "`,` or `]` is missing before `}`"),
        Case("[-]\n", "1:2", "`-` alone"),
        Case("[- a]\n", "1:2", "`-` alone"),
        Case("]\n", "1:1", "`]` cannot stand here"),
        Case("a: ]\n", "1:4", "`]` cannot stand here"),
        Case("[|\n a]\n", "1:2", "`|` cannot stand here"),
        Case("a: | b\n", "1:6", "begin the text on the next line"),
        Case("a: |0\n", "1:5", "cannot follow"),
        Case("a: |11\n", "1:6", "cannot follow"),
        Case("a: |#c\n", "1:5", "cannot follow"),
        Case(#""\q""#, "1:2", #"write \\ for a backslash"#),
        Case(#""\xZ0""#, "1:2", "2 hexadecimal digits"),
        Case(#""\u12""#, "1:2", "4 hexadecimal digits"),
        Case(#""\ud800""#, "1:2", "surrogate"),
        Case(#""\ude00\ud800""#, "1:2", "surrogate"),
        Case(#""\U00110000""#, "1:2", "no character"),
        Case("a: b\u{1}\n", "1:5", "control character"),
        Case("# \u{0}\n", "1:3", "control character"),
        Case("a: b\u{7F}\n", "1:5", "double quotes only"),
        Case("# \u{9F}\n", "1:3", "double quotes only"),
        Case("a: |\n  b\u{FEFF}\n", "2:4", "double quotes only"),
        Case("é: b: c\n", "1:5", "é: \"b: c\""),
        Case("a: b\r\nc: d\rc: e\n", "3:1", "`c` is there already, on line 2"),
    ])
    func malformed(_ it: Case) {
        check(it)
    }

    @Test func everyRecoverableFaultIsReportedOnce() {
        check(
            Case(
                """
                accounts: &a
                  main: {region: *r, region: x}
                secrets:
                  - name: *n
                    cron: @daily
                    cron: "0 3 * * *"
                  - [a: b]
                """, "1:11 2:18 2:22 4:11 5:11 6:5 7:6", "anchors"))
    }

    @Test func aKeyHasAtMost1024Characters() {
        let key = String(repeating: "é", count: 1024)
        #expect(treeOrFaults("\(key): b\n") == "{\"\(key)\":\"b\"}")
        check(Case("\(key)x: b\n", "1:1", "more than 1024"))
        #expect(treeOrFaults("{\(key)x: b}\n") == "{\"\(key)x\":\"b\"}")
    }

    @Test func messagesRepeatAtMostALine() {
        let long = String(repeating: "x", count: 5000)
        for text in [
            "a: *\(long)", "\(long)\u{7}", "a: \(long): \(long)", "- [*a, \(long)]", "a: &\(long) b", "a: !\(long)",
            "\(String(repeating: "k", count: 900)): 1\n\(String(repeating: "k", count: 900)): 1", "a: 1\n\(long)",
        ] {
            let faults = DocumentReader.read(Array(text.utf8), file: "f", format: .yaml).diagnostics
            #expect(!faults.isEmpty)
            #expect(faults.allSatisfy { $0.message.count < 320 && !$0.message.contains("\n") })
        }
    }
}
