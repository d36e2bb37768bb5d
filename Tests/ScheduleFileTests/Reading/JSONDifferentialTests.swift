import Foundation
import Testing

@testable import ScheduleFile

@Suite("JSON: the same as JSONSerialization")
struct JSONDifferentialTests {
    /// What JSONSerialization accepts although RFC 8259 or the page refuses it: repeated keys, a comma at the end.
    private let laxities = ["is there already", "has nothing after it"]

    @Test func generatedValuesAreReadAsTheyAre() throws {
        var random = ReadingRandom(seed: 1)
        for _ in 0..<1_000 {
            let tree = SampleTree.random(&random, depth: 4)
            let text = tree.json(&random)
            #expect(treeOrFaults(text, .json) == tree.canonical, "\(text)")
            #expect(throws: Never.self) {
                try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            }
        }
    }

    @Test func mutatedValuesAreJudgedAlike() {
        let alphabet =
            Array("{}[]:,\"\\ \n\t019-+.eEntruefals/u0d8").map(String.init) + ["é", "\u{1}", "\u{7F}", "\u{2028}"]
        var random = ReadingRandom(seed: 2)
        var accepted = 0
        for _ in 0..<6_000 {
            var characters = Array(SampleTree.random(&random, depth: 2).json(&random))
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0...characters.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: characters.insert(contentsOf: random.pick(alphabet), at: place)
                case 1 where place < characters.count: characters.remove(at: place)
                case 2 where place < characters.count:
                    characters.replaceSubrange(place...place, with: random.pick(alphabet))
                default: break
                }
            }
            let text = String(characters)
            guard !text.isEmpty else { continue }
            let outcome = DocumentReader.read(Array(text.utf8), file: "f", format: .json)
            let isValid =
                (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
            if outcome.diagnostics.isEmpty {
                accepted += 1
                #expect(isValid, "\(text.debugDescription)")
            } else if isValid {
                let isKnown = outcome.diagnostics.allSatisfy { fault in
                    laxities.contains { fault.message.contains($0) }
                }
                #expect(isKnown, "\(text.debugDescription): \(outcome.diagnostics)")
            }
        }
        #expect(accepted > 500)
    }
}
