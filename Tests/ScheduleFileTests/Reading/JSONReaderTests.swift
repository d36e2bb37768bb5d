import Testing

@testable import ScheduleFile

@Suite("JSON: RFC 8259 and nothing else")
struct JSONReaderTests {
    /// A document and its tree, or the place of its fault.
    struct Case: CustomTestStringConvertible {
        let text: String
        let result: String

        init(_ text: String, _ result: String) {
            self.text = text
            self.result = result
        }

        var testDescription: String { text.debugDescription }
    }

    @Test(arguments: [
        Case("", "null"),
        Case("null", #""null""#),
        Case(" true ", #""true""#),
        Case("false\r\n", #""false""#),
        Case(#""a""#, #""a""#),
        Case("[]", "[]"),
        Case("{}", "{}"),
        Case("\t{ \"a\" :\n[ 1 , \"b\" ] }", #"{"a":["1","b"]}"#),
        Case(#"{"":0}"#, #"{"":"0"}"#),
        Case(#"{"<<":0}"#, #"{"<<":"0"}"#),
        Case(
            "[0,-0,1.50,-1e9,1E+2,1.5e-10,100000000000000000000]",
            #"["0","-0","1.50","-1e9","1E+2","1.5e-10","100000000000000000000"]"#),
        Case(#"["\"\\\/\b\f\n\r\t"]"#, #"["\"\\/\u0008\u000c\n\r\t"]"#),
        Case(#"["\u0041\u00E9\u0000"]"#, #"["Aé\u0000"]"#),
        Case(#"["\ud83d\uDE00"]"#, #"["😀"]"#),
        Case("[\"\u{7F}é😀\u{2028}\u{FEFF}\"]", "[\"\u{7F}é😀\u{2028}\u{FEFF}\"]"),
        Case(#"[{"a":{"a":{}}}]"#, #"[{"a":{"a":{}}}]"#),
    ])
    func accepted(_ it: Case) {
        #expect(treeOrFaults(it.text, .json) == it.result)
    }

    @Test(arguments: [
        Case(" ", "1:2"),
        Case("\u{FEFF}{}", "1:1"),
        Case("[1,]", "1:4"),
        Case("[,1]", "1:2"),
        Case("[1 2]", "1:4"),
        Case("[1", "1:1"),
        Case("[1,", "1:4"),
        Case("]", "1:1"),
        Case("[]]", "1:3"),
        Case("{} {}", "1:4"),
        Case(#"{"a":1,}"#, "1:8"),
        Case(#"{"a"}"#, "1:5"),
        Case(#"{"a" 1}"#, "1:6"),
        Case(#"{"a":}"#, "1:6"),
        Case(#"{a:1}"#, "1:2"),
        Case(#"{'a':1}"#, "1:2"),
        Case(#"{1:1}"#, "1:2"),
        Case(#"{"a":1"#, "1:1"),
        Case(#"{"a":1 "b":2}"#, "1:8"),
        Case("[01]", "1:2"),
        Case("[-01]", "1:2"),
        Case("[1.]", "1:2"),
        Case("[.5]", "1:2"),
        Case("[+1]", "1:2"),
        Case("[-]", "1:2"),
        Case("[1e]", "1:2"),
        Case("[1e+]", "1:2"),
        Case("[0x1]", "1:3"),
        Case("[NaN]", "1:2"),
        Case("[Infinity]", "1:2"),
        Case("[nul]", "1:2"),
        Case("[True]", "1:2"),
        Case("[truee]", "1:6"),
        Case("[\"a", "1:2"),
        Case("[\"a\n\"]", "1:4"),
        Case("[\"a\tb\"]", "1:4"),
        Case("[\"\u{0}\"]", "1:3"),
        Case(#"["\x41"]"#, "1:3"),
        Case(#"["\a"]"#, "1:3"),
        Case(#"["\u12"]"#, "1:3"),
        Case(#"["\u123g"]"#, "1:3"),
        Case(#"["\ud800"]"#, "1:3"),
        Case(#"["\ud800\u0041"]"#, "1:3"),
        Case(#"["\udc00"]"#, "1:3"),
        Case(#"["\ud83d\ud83d"]"#, "1:3"),
        Case("[1] // c", "1:5"),
        Case("/* c */ 1", "1:1"),
        Case("# c\n1", "1:1"),
        Case("[\u{A0}1]", "1:2"),
        Case("[\u{C}1]", "1:2"),
        Case("{\"a\":1,\n \"b\":2,\n \"a\":3, \"\\u0062\":4}", "3:2 3:9"),
        Case("--- {}", "1:1"),
    ])
    func refused(_ it: Case) {
        #expect(treeOrFaults(it.text, .json) == it.result)
        let faults = DocumentReader.read(Array(it.text.utf8), file: "f", format: .json).diagnostics
        #expect(faults.allSatisfy { $0.kind == .syntax && $0.message.contains("; ") }, "\(faults)")
    }

    @Test func aRepeatedKeyIsReportedAndReadingGoesOn() throws {
        let outcome = DocumentReader.read(Array(#"{"a":1,"a":2,"b":3}"#.utf8), file: "f.json", format: .json)
        #expect(
            outcome.diagnostics.map(\.description) == [
                "f.json:1:8: error: `a` is there already, on line 1; remove one of the two"
            ])
        let pairs = try #require(outcome.document?.root).pairs.map { "\($0.key.text)=\($0.value.text)" }
        #expect(pairs == ["a=1", "b=3"])
    }

    @Test func manyKeysAreComparedByTheirText() {
        let keys = (0..<1000).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
        #expect(treeOrFaults("{\(keys)}", .json).count == keys.utf8.count + 2 + 2000)
        #expect(treeOrFaults("{\(keys),\n\"\\u006b999\":1,\"k0\":2,\"l\":3}", .json) == "2:1 2:15")
    }
}
