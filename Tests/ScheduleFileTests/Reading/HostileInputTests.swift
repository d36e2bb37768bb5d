import Testing

@testable import ScheduleFile

@Suite("Hostile input: no crash, no hang, no balloon")
struct HostileInputTests {
    private static let sample = """
        accounts:
          main: {region: cn-hangzhou, "quota": '50 per 1h'} # c
        defaults:
          note: |-
            a

             b
          text: >+
            c
            d
        secrets:
        - names: [a, "b\\u00e9\\
            c", d]
        - - x
          - 'y
            z'
        é: plain
          text

          goes on
        """

    @Test(arguments: [Format.yaml, .json])
    func nestingEndsAt32(format: Format) {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(treeOrFaults(nested(32), format) == nested(32))
        #expect(treeOrFaults(nested(33), format) == "1:33")
        #expect(treeOrFaults(String(repeating: "[", count: 1_000_000), format) == "1:33")
        #expect(treeOrFaults(String(repeating: "{\"a\":", count: 100_000), format) == "1:161")
        #expect(treeOrFaults("[" + String(repeating: "[],", count: 10_000) + "[]]", format).utf8.count == 30_004)
    }

    @Test func nestingEndsAt32InBlocksToo() {
        #expect(treeOrFaults(String(repeating: "- ", count: 32) + "a").hasPrefix("[["))
        #expect(treeOrFaults(String(repeating: "- ", count: 33) + "a") == "1:65")
        #expect(treeOrFaults(String(repeating: "- ", count: 1_000_000)) == "1:65")
        let steps = (0..<40).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n")
        #expect(treeOrFaults(steps) == "33:34")
    }

    @Test func aFileHasAtMost64MiB() {
        let bytes = [UInt8](repeating: UInt8(ascii: "\n"), count: (64 << 20) + 1)
        let outcome = DocumentReader.read(bytes, file: "f", format: .yaml)
        #expect(outcome.document == nil)
        #expect(outcome.diagnostics.first?.message.contains("64 MiB") == true)
    }

    @Test func theNumberOfFaultsIsBounded() {
        let text = "[" + String(repeating: "*a,", count: 50_000) + "]"
        let faults = DocumentReader.read(Array(text.utf8), file: "f", format: .yaml).diagnostics
        #expect(faults.count == 10_001)
        #expect(faults.last?.message.hasPrefix("more than 10000 faults") == true)
    }

    /// Each fault shows its line corrected: reading the whole line again for each would take minutes here.
    @Test func aLongLineWithManyFaultsTakesLinearTime() {
        let indentation = String(repeating: " ", count: 500_000)
        let text = "[\n\(indentation)\(String(repeating: "*a, ", count: 2_000))b]"
        let faults = DocumentReader.read(Array(text.utf8), file: "f", format: .yaml).diagnostics
        #expect(faults.count == 2_000)
        #expect(faults.allSatisfy { $0.line == 2 && $0.column > 500_000 })
    }

    @Test(
        arguments: [
            [0xFF], [0x61, 0xC3], [0x61, 0xC3, 0x28], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80],
        ] as [[UInt8]])
    func invalidUTF8IsRefusedWhereItStands(fault: [UInt8]) {
        let column = fault.first == 0x61 ? 2 : 1
        for format in [Format.yaml, .json] {
            #expect(treeOrFaults(bytes: Array("é\r\n".utf8) + fault, format) == "2:\(column)")
        }
    }

    /// Long runs of what a reader might look at again and again.
    @Test(arguments: [
        " ", "\t", "\n", "\r", "#", "\n#", "- ", "a ", "a\n", "a\n\n", "a: ", "a:\n", "? ", ": ", "[a, ", "{", "]", ",",
        "\"", "'", "''",
        "\"\\", "\\", "|\n", ">\n \n", "&a ", "!t ", "*a ", "*a\n", "&a\n", "%", "@", "---\n", "...\n", "a: [\n", "é",
        "\u{FEFF}", "\" \n",
        "' \t\n", "-\n", "- -\n", "a #", "[ \n", "{a \n", "a,", ":a", "\u{2028}", "<<: ",
    ])
    func longRunsTakeLinearTime(piece: String) {
        let run = String(repeating: piece, count: 12_000 / piece.utf8.count)
        for start in ["", "a: ", "- ", "[", "{", "\"", "'", "a: |\n ", "a: >\n ", "a: |\n", "x\n", "{\"a\":", "---\n"] {
            let bytes = Array((start + run).utf8)
            for format in [Format.yaml, .json] {
                let outcome = DocumentReader.read(bytes, file: "f", format: format)
                #expect(outcome.document != nil || !outcome.diagnostics.isEmpty)
            }
        }
    }

    @Test func everyTruncationEndsWell() {
        let bytes = Array(Self.sample.utf8)
        for end in 0...bytes.count {
            for format in [Format.yaml, .json] { check(Array(bytes[..<end]), format) }
        }
    }

    @Test func randomBytesEndWell() {
        var random = ReadingRandom(seed: 3)
        for _ in 0..<5_000 {
            let count = Int.random(in: 0..<40, using: &random)
            check((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, random.pick([.yaml, .json]))
        }
    }

    @Test func randomTokensEndWell() {
        let tokens = [
            "a", "b: ", ":", " ", "  ", "\n", "\n  ", "\n    ", "- ", "-", "? ", "[", "]", "{", "}", ",", "\"", "'",
            "\\", "#", " #", "|",
            ">", "+", "2", "&", "*", "!", "%", "@", "---", "...", "\t", "\r", "é", "\u{FEFF}", "\u{85}", "<<", "~",
            "\\u00e9", "\\\n",
        ]
        var random = ReadingRandom(seed: 4)
        for _ in 0..<10_000 {
            let text = (0..<Int.random(in: 0..<14, using: &random)).map { _ in random.pick(tokens) }.joined()
            check(Array(text.utf8), .yaml)
        }
    }

    /// Reads, and if there is a tree, walks all of it; a fault lies inside of the file.
    private func check(_ bytes: [UInt8], _ format: Format) {
        let outcome = DocumentReader.read(bytes, file: "f", format: format)
        #expect(outcome.document != nil || !outcome.diagnostics.isEmpty)
        let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
        #expect(outcome.diagnostics.allSatisfy { $0.line <= lines && $0.column <= bytes.count + 1 })
        #expect(
            Set(outcome.diagnostics.map(\.position)).count == outcome.diagnostics.count,
            "\(String(decoding: bytes, as: UTF8.self).debugDescription): \(outcome.diagnostics)")
        var output: [UInt8] = []
        outcome.document?.appendJSON(to: &output)
        if let root = outcome.document?.root { walk(root) }
    }

    private func walk(_ node: Node) {
        _ = (node.position, node.text, node.isNull)
        for element in node.elements { walk(element) }
        for (key, value) in node.pairs {
            walk(key)
            walk(value)
        }
    }
}
