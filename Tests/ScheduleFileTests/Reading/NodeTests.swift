import Testing

@testable import ScheduleFile

@Suite("Nodes: kinds, texts, nulls, places")
struct NodeTests {
    @Test func aMappingGivesItsPairsAndTheirPlaces() throws {
        let node = try root(of: "# c\nnäme: [a,  'b']\nother:\n  - é: \"x\\ty\"\n    z:\n")
        #expect(node.kind == .mapping)
        #expect(node.position == Position(line: 2, column: 1))
        let pairs = Array(node.pairs)
        #expect(pairs.map(\.key.text) == ["näme", "other"])
        #expect(pairs.map(\.value.kind) == [.sequence, .sequence])
        let list = Array(pairs[0].value.elements)
        #expect(list.map(\.text) == ["a", "b"])
        #expect(list.map(\.isPlain) == [true, false])
        #expect(list.map(\.position) == [Position(line: 2, column: 8), Position(line: 2, column: 12)])
        let entry = try #require(Array(pairs[1].value.elements).first)
        let inner = Array(entry.pairs)
        #expect(inner.map(\.value.text) == ["x\ty", ""])
        #expect(inner.map(\.value.position) == [Position(line: 4, column: 8), Position(line: 5, column: 7)])
        #expect(inner[1].value.isNull)
        #expect(node.file == "f")
    }

    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func plainNullsAreNull(text: String) throws {
        let pair = try #require(Array(root(of: "a: \(text)\n").pairs).first)
        #expect(pair.value.isNull)
    }

    @Test(arguments: ["''", "\"null\"", "nULL", "nil", "~~", "0", "[]", "{}", "|\n", "'~'"])
    func nothingElseIsNull(text: String) throws {
        let pair = try #require(Array(root(of: "a: \(text)\n").pairs).first)
        #expect(!pair.value.isNull)
    }

    @Test func jsonNullIsNullAndItsTextIsNot() throws {
        let elements = Array(try root(of: #"[null, "null", "", 1, true]"#, .json).elements)
        #expect(elements.map(\.isNull) == [true, false, false, false, false])
        #expect(elements.map(\.isPlain) == [true, false, false, true, true])
    }

    @Test func textsAreComparedWithoutACopy() throws {
        let elements = Array(try root(of: "[name, 'na''me', [name], {name: x}, \"n\\u0061me\"]").elements)
        #expect(elements.map { $0.hasText("name") } == [true, false, false, false, true])
        #expect(elements[1].hasText("na'me"))
        #expect(!elements[0].hasText("nam") && !elements[0].hasText("names"))
    }

    @Test func aFaultyNodeSaysThatItsFaultIsKnown() throws {
        let outcome = DocumentReader.read(
            Array("a: &x 1\nb: *x\nc: @d\ne: f: g\nh: ok\nh: again\n<<: *x\n".utf8), file: "f", format: .yaml)
        #expect(outcome.diagnostics.count == 6)
        let pairs = Array(try #require(outcome.document?.root).pairs)
        #expect(pairs.map(\.key.text) == ["a", "b", "c", "e", "h"])
        #expect(pairs.map(\.value.isReported) == [true, true, true, true, false])
    }

    @Test func collectionsAndScalarsOfTheWrongKindAreEmpty() throws {
        let elements = Array(try root(of: "[a, [b], {c: d}]").elements)
        #expect(elements.map { Array($0.elements).count } == [0, 1, 0])
        #expect(elements.map { Array($0.pairs).count } == [0, 0, 1])
        #expect(elements.map(\.text) == ["a", "", ""])
        #expect(elements.map { $0.hasText("a") } == [true, false, false])
    }
}
