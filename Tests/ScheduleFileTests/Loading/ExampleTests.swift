import Foundation
import RotationCore
import Testing

@testable import ScheduleFile

/// The examples that the package brings.
struct ExampleTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../config"

    @Test("The examples have no fault, and say the same in both formats")
    func examples() throws {
        let loaded = ["yaml", "json"].map { ScheduleSource(paths: ["\(Self.folder)/example.\($0)"]).load() }
        for schedule in loaded { #expect(schedule.diagnostics.isEmpty) }
        let forms = loaded.map { loaded in
            loaded.configuration.map { configuration in
                configuration.secrets.map { "\($0.id) \(configuration.canonicalEntry(of: $0))" }.sorted()
            }
        }
        #expect(forms[0] == forms[1])
        #expect(forms[0]?.count == 6)
    }

    @Test("No example is warned of", arguments: ["example.yaml", "example.json", "reference.yaml", "demo.yaml"])
    func noWarning(name: String) {
        let loaded = ScheduleSource(paths: ["\(Self.folder)/\(name)"]).load(
            reviewedFrom: Instant(seconds: 1_795_478_400))
        #expect(loaded.diagnostics.map(\.description) == [])
    }

    @Test("The reference has every key there is")
    func reference() throws {
        let path = "\(Self.folder)/reference.yaml"
        let document = DocumentReader.read(try FileBytes.read(path: path), file: path, format: .yaml).document
        let root = try #require(document?.root)
        var written: Set<String> = []
        func collect(_ node: Node) {
            for (key, value) in node.pairs {
                written.insert(key.text)
                collect(value)
            }
            for element in node.elements { collect(element) }
        }
        collect(root)
        let known: [[StaticString]] = [
            SectionKey.allCases.map(\.text), AccountKey.allCases.map(\.text), TimeoutKey.allCases.map(\.text),
            EntryKey.allCases.map(\.text), FreezeKey.allCases.map(\.text), RetryKey.allCases.map(\.text),
        ]
        let missing = Set(known.joined().map(\.description)).subtracting(written)
        // One takes a secret away that another file brings, and one is for JSON.
        #expect(missing == ["remove", "$schema"])
    }
}
