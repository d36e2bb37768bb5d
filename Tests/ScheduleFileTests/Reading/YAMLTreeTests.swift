import Testing

@testable import ScheduleFile

@Suite("YAML-lite: what is accepted, and as which tree")
struct YAMLTreeTests {
    /// A document and the tree that YAML 1.2 gives it, every scalar as text.
    struct Case: CustomTestStringConvertible {
        let text: String
        let tree: String

        init(_ text: String, _ tree: String) {
            self.text = text
            self.tree = tree
        }

        var testDescription: String { text.debugDescription }
    }

    @Test(arguments: [
        Case("", "null"),
        Case("\n\n", "null"),
        Case("# only a comment", "null"),
        Case("  \t# indented comment\n", "null"),
        Case("---", #""""#),
        Case("---\n", #""""#),
        Case("--- # comment\na: 1\n", #"{"a":"1"}"#),
        Case("# c\n---\n# d\na: 1\n# e\n", #"{"a":"1"}"#),
        Case("\u{FEFF}a: 1\n", #"{"a":"1"}"#),
        Case("\u{FEFF}---\na: 1\n", #"{"a":"1"}"#),
        Case("\u{FEFF}", "null"),
        Case("a", #""a""#),
        Case("---a", #""---a""#),
        Case("a---\n", #""a---""#),
        Case("a: ---\n", #"{"a":"---"}"#),
        Case("....\n", #""....""#),
    ])
    func documents(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case(
            "a: no\nb: 1e3\nc: 0777\nd: 2026-01-01\ne: 12:30\nf: ~\ng: null\nh:\n",
            #"{"a":"no","b":"1e3","c":"0777","d":"2026-01-01","e":"12:30","f":"~","g":"null","h":""}"#),
        Case("a: b:c\n", #"{"a":"b:c"}"#),
        Case("a: http://x/y#z\n", #"{"a":"http://x/y#z"}"#),
        Case("a:b: c\n", #"{"a:b":"c"}"#),
        Case("a: b #c\n", #"{"a":"b"}"#),
        Case("a: b#c\n", #"{"a":"b#c"}"#),
        Case("a: b\t# c\n", #"{"a":"b"}"#),
        Case("a : b\n", #"{"a":"b"}"#),
        Case("a:   b  \n", #"{"a":"b"}"#),
        Case("a:\tb\t\n", #"{"a":"b"}"#),
        Case("a b: c d\n", #"{"a b":"c d"}"#),
        Case("-a: -b\n", #"{"-a":"-b"}"#),
        Case("?a: ?b\n", #"{"?a":"?b"}"#),
        Case(":a: :b\n", #"{":a":":b"}"#),
        Case("a: -1\n", #"{"a":"-1"}"#),
        Case("a: b, [c] {d}\n", #"{"a":"b, [c] {d}"}"#),
        Case("a: b & c * d ! e % f @ g | h > i\n", #"{"a":"b & c * d ! e % f @ g | h > i"}"#),
        Case("a: it's \"so\"\n", #"{"a":"it's \"so\""}"#),
        Case("ключ: значение\n秘密: 😀\n", #"{"ключ":"значение","秘密":"😀"}"#),
        Case("a: b\u{85}c\u{2028}d\n", "{\"a\":\"b\u{85}c\u{2028}d\"}"),
        Case("null: a\n~: b\n1: c\n", #"{"null":"a","~":"b","1":"c"}"#),
        Case("\"<<\": a\n", #"{"<<":"a"}"#),
        Case("'a': b\n\"c\": d\n", #"{"a":"b","c":"d"}"#),
        Case("'a' : b\n", #"{"a":"b"}"#),
        Case("a: ::\n", "1:5"),
    ])
    func plainScalars(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case("a\nb\n", #""a b""#),
        Case("a: b\n  c\n", #"{"a":"b c"}"#),
        Case("a:\n  b\n  c\n", #"{"a":"b c"}"#),
        Case("a:\n    b\n  c\n     d\n", #"{"a":"b c d"}"#),
        Case("a: b\n\n  c\n\n\n  d\n", #"{"a":"b\nc\n\nd"}"#),
        Case("a: b  \n  \t\n  c\t\n", #"{"a":"b\nc"}"#),
        Case("a: b\n  \tc\n", #"{"a":"b c"}"#),
        Case("a: b\n  - c\n", #"{"a":"b - c"}"#),
        Case("a: b\n  \"c\"\n  [d]\n", #"{"a":"b \"c\" [d]"}"#),
        Case("a: b\n  #c\n", #"{"a":"b"}"#),
        Case("a: b\n  c#d\n", #"{"a":"b c#d"}"#),
        Case("a: b\n  c # d\ne: f\n", #"{"a":"b c","e":"f"}"#),
        Case("a: b\n\n\nc: d\n", #"{"a":"b","c":"d"}"#),
        Case("- a\n  b\n- c\n", #"["a b","c"]"#),
        Case("- a\n   - b\n", #"["a - b"]"#),
        Case("[a\n b,\n c\n\n d]\n", #"["a b","c\nd"]"#),
        Case("a: b\r\n  c\r\n\r\n  d\r\n", #"{"a":"b c\nd"}"#),
        Case("a: b\r  c\rd: e\r", #"{"a":"b c","d":"e"}"#),
    ])
    func foldedPlainScalars(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case(#"'it''s'"#, #""it's""#),
        Case(#"''"#, #""""#),
        Case(#"''''"#, #""'""#),
        Case(#"'a\nb'"#, #""a\\nb""#),
        Case("'a\n b'", #""a b""#),
        Case("'a  \n\n  b '", #""a\nb ""#),
        Case("'\n a\n'", #"" a ""#),
        Case("a: '  b  '", #"{"a":"  b  "}"#),
        Case("a: 'b # c: d'", #"{"a":"b # c: d"}"#),
        Case("a: '---'", #"{"a":"---"}"#),
        Case("a: '' # c", #"{"a":""}"#),
        Case("'a''b\n\n c''d'", #""a'b\nc'd""#),
    ])
    func singleQuotes(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case(#""""#, #""""#),
        Case(#""a\"b\\c\/d""#, #""a\"b\\c/d""#),
        Case(#""\0\a\b\t\n\v\f\r\e""#, #""\u0000\u0007\u0008\t\n\u000b\u000c\r\u001b""#),
        Case("\"a\\\tb\\ c\"", #""a\tb c""#),
        Case(#""\N\_\L\P""#, "\"\u{85}\u{A0}\u{2028}\u{2029}\""),
        Case(#""\x41\u00e9\U0001F600""#, #""Aé😀""#),
        Case(#""\ud83d\ude00""#, #""😀""#),
        Case("\"a\n b\"", #""a b""#),
        Case("\"a \t\n\n \t b\"", #""a\nb""#),
        Case("\"a\\\n b\"", #""ab""#),
        Case("\"a \\\n  b\"", #""a b""#),
        Case("\"a\\\n\n  b\"", #""a\nb""#),
        Case("\"a\\\n  \\ b\"", #""a b""#),
        Case("\"a\\ \n b\"", #""a  b""#),
        Case("\"a\\t\n b\"", #""a\t b""#),
        Case("\" \n a\n \"", #"" a ""#),
        Case("\"\n\"", #"" ""#),
        Case("\"\n\n\"", #""\n""#),
        Case("\"a\r\n\r\n b\r c\"", #""a\nb c""#),
        Case("\"\u{7F}\u{80}\u{FEFF}\"", "\"\u{7F}\u{80}\u{FEFF}\""),
        Case("a: \"b\" # c", #"{"a":"b"}"#),
        Case("a: \"b\n  \t c\"", #"{"a":"b c"}"#),
        Case("a: \"b\n\n\t\n c\"", #"{"a":"b\n\nc"}"#),
    ])
    func doubleQuotes(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case("a: |\n  b\n  c\n", #"{"a":"b\nc\n"}"#),
        Case("a: |\n  b\n  c", #"{"a":"b\nc\n"}"#),
        Case("a: |-\n  b\n\n", #"{"a":"b"}"#),
        Case("a: |+\n  b\n\n \nc: d\n", #"{"a":"b\n\n\n","c":"d"}"#),
        Case("a: |\n  b\n\n\nc: d\n", #"{"a":"b\n","c":"d"}"#),
        Case("a: |\n\n  b\n   c\n\n    d\n", #"{"a":"\nb\n c\n\n  d\n"}"#),
        Case("a: |2\n    b\n  c\n", #"{"a":"  b\nc\n"}"#),
        Case("a: |2-\n   b\n", #"{"a":" b"}"#),
        Case("a: |-2\n   b\n", #"{"a":" b"}"#),
        Case("a: |+1 # c\n b\n\n", #"{"a":"b\n\n"}"#),
        Case("a: |\n  # text\n  b # too\n# comment\n", ##"{"a":"# text\nb # too\n"}"##),
        Case("a: |\n\tb: c\n", "2:1"),
        Case("a: |\n  \tb\n", #"{"a":"\tb\n"}"#),
        Case("a: |\n  b  \n  c\t\n", #"{"a":"b  \nc\t\n"}"#),
        Case("a: |\nb: c\n", #"{"a":"","b":"c"}"#),
        Case("a: |+\n\n\nb: c\n", #"{"a":"\n\n","b":"c"}"#),
        Case("a: |\n\n\nb: c\n", #"{"a":"","b":"c"}"#),
        Case("- |\n a\n-  |\n  b\n", #"["a\n","b\n"]"#),
        Case("- |1\n  a\n", #"[" a\n"]"#),
        Case("- - |\n   a\n  - b\n", #"[["a\n","b"]]"#),
        Case("a:\n- |\n b\n", #"{"a":["b\n"]}"#),
        Case("|\na\n b\n", #""a\n b\n""#),
        Case("|\n  a\n  ---\n", #""a\n---\n""#),
        Case("a: |\r\n  b\r\n  c\r\n", #"{"a":"b\nc\n"}"#),
        Case("a: |\n   b\n     \n   c\n", #"{"a":"b\n  \nc\n"}"#),
        Case("a: |\n  x\n   ", #"{"a":"x\n \n"}"#),
    ])
    func literalBlocks(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case("a: >\n  b\n  c\n", #"{"a":"b c\n"}"#),
        Case("a: >-\n  b\n  c\n\n", #"{"a":"b c"}"#),
        Case("a: >+\n  b\n\n", #"{"a":"b\n\n"}"#),
        Case("a: >\n  b\n\n  c\n\n\n  d\n", #"{"a":"b\nc\n\nd\n"}"#),
        Case("a: >\n  b\n    c\n  d\n", #"{"a":"b\n  c\nd\n"}"#),
        Case("a: >\n  b\n\n    c\n\n  d\n", #"{"a":"b\n\n  c\n\nd\n"}"#),
        Case("a: >\n  b\n    c\n    d\n  e\n", #"{"a":"b\n  c\n  d\ne\n"}"#),
        Case("a: >\n  b\n  \tc\n  d\n", #"{"a":"b\n\tc\nd\n"}"#),
        Case("a: >\n\n\n  b\n", #"{"a":"\n\nb\n"}"#),
        Case("a: >\n  b  \n  c\n", #"{"a":"b   c\n"}"#),
        Case("a: >1\n   b\n  c\n d\n", #"{"a":"  b\n c\nd\n"}"#),
        Case(">\n a\n b\n", #""a b\n""#),
        Case("a: >\n  b: c\n  - d\nb: x\n", #"{"a":"b: c - d\n","b":"x"}"#),
    ])
    func foldedBlocks(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case("- a\n- b\n", #"["a","b"]"#),
        Case("-\n- \n-\n", #"["","",""]"#),
        Case("- - a\n  - b\n- c\n", #"[["a","b"],"c"]"#),
        Case("- - - a\n", #"[[["a"]]]"#),
        Case("-\n  - a\n-\n - b\n", #"[["a"],["b"]]"#),
        Case("- a: b\n  c: d\n- e: f\n", #"[{"a":"b","c":"d"},{"e":"f"}]"#),
        Case("-   a: b\n    c: d\n", #"[{"a":"b","c":"d"}]"#),
        Case("- a:\n  - b\n  c: d\n", #"[{"a":["b"],"c":"d"}]"#),
        Case("- a:\n    - b\n", #"[{"a":["b"]}]"#),
        Case("a:\n- b\n- c\nd: e\n", #"{"a":["b","c"],"d":"e"}"#),
        Case("a:\n  - b\n  - c\nd: e\n", #"{"a":["b","c"],"d":"e"}"#),
        Case("a:\n\n  # c\n\n  b: c\n# x\n\nd: e\n", #"{"a":{"b":"c"},"d":"e"}"#),
        Case("a: # c\n  b: c\n", #"{"a":{"b":"c"}}"#),
        Case("a:\n b:\n  c:\n   d: e\n f: g\n", #"{"a":{"b":{"c":{"d":"e"}},"f":"g"}}"#),
        Case("a:\nb:\n", #"{"a":"","b":""}"#),
        Case("  a: b\n  c: d\n", #"{"a":"b","c":"d"}"#),
        Case("a:\n  b\n# c\nd: e\n", #"{"a":"b","d":"e"}"#),
        Case("- # c\n  a\n", #"["a"]"#),
        Case("-\ta\n", #"["a"]"#),
        Case("- [a]\n- {b: c}\n", #"[["a"],{"b":"c"}]"#),
        Case("- -1\n- --\n- -a\n", #"["-1","--","-a"]"#),
        Case("a:\n  - - b\n    - c\n  -\n    d: e\n", #"{"a":[["b","c"],{"d":"e"}]}"#),
        Case("a: 1\n\t\nb: 2\n", #"{"a":"1","b":"2"}"#),
        Case("a: 1\n  \t# c\nb: 2\n", #"{"a":"1","b":"2"}"#),
    ])
    func blockCollections(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }

    @Test(arguments: [
        Case("[]", "[]"),
        Case("{}", "{}"),
        Case("[ ]", "[]"),
        Case("[a, b, ]", #"["a","b"]"#),
        Case("{a: b, }", #"{"a":"b"}"#),
        Case("{a, b: c}", #"{"a":"","b":"c"}"#),
        Case("{a: , b:}", #"{"a":"","b":""}"#),
        Case("{a:1}", #"{"a:1":""}"#),
        Case("{a :1}", #"{"a :1":""}"#),
        Case("{\"a\":1,'b':2}", #"{"a":"1","b":"2"}"#),
        Case("{\"a\" :1}", #"{"a":"1"}"#),
        Case("{\"a\":[1,{\"b\":null}]}", #"{"a":["1",{"b":"null"}]}"#),
        Case("[a b, c]", #"["a b","c"]"#),
        Case("[a:b, http://c]", #"["a:b","http://c"]"#),
        Case("[-a, ?b, :c, -]x", "1:14"),
        Case("[-a, ?b, :c]", #"["-a","?b",":c"]"#),
        Case("[\n a,\n # c\n b # d\n]\n", #"["a","b"]"#),
        Case("a: [\n b,\n c\n ]\n", #"{"a":["b","c"]}"#),
        Case("a: {\n  b: c,\n\n  d:\n    e}\n", #"{"a":{"b":"c","d":"e"}}"#),
        Case("{ a\n b: c }", #"{"a b":"c"}"#),
        Case("{ a\n : b }", #"{"a":"b"}"#),
        Case("{ \"a\"\n :b }", #"{"a":"b"}"#),
        Case("[[], {}, [[]]]", "[[],{},[[]]]"),
        Case("a: [b] # c\n", #"{"a":["b"]}"#),
        Case("a:\n  [b,\n   c]\nd: e", #"{"a":["b","c"],"d":"e"}"#),
        Case("{\n\ta: b\n}", #"{"a":"b"}"#),
        Case("[a\n\n b]", #"["a\nb"]"#),
        Case("['a\n  b', \"c\\\n  d\"]", #"["a b","cd"]"#),
        Case("[a#b, c #d\n]", #"["a#b","c"]"#),
        Case("{a: {b: {c: d}}}", #"{"a":{"b":{"c":"d"}}}"#),
        Case("{%x: 1}", "1:2"),
        Case("{\"a\":}", #"{"a":""}"#),
        Case("\t[a]", #"["a"]"#),
    ])
    func flowCollections(_ it: Case) {
        #expect(treeOrFaults(it.text) == it.tree)
    }
}
