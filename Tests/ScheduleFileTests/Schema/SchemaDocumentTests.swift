import Foundation
import Testing

@testable import ScheduleFile

/// The schema and the decoder judge documents alike, as far as a schema can know.
struct SchemaDocumentTests {
    private let validator: SchemaValidator

    init() throws {
        validator = try SchemaValidator(SchemaFile.bytes())
    }

    /// What the schema has against a document; nil where it is valid.
    private func fault(_ text: String, _ format: Format = .yaml) throws -> String? {
        let outcome = DocumentReader.read(Array(text.utf8), file: "f", format: format)
        #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics)")
        return try validator.fault(of: outcome.document?.root.map { JSONValue($0) } ?? .null)
    }

    @Test("The examples that the package brings are valid")
    func examples() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/../../../config"
        for name in ["example.yaml", "example.json", "demo.yaml"] {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            #expect(try fault(text, Format(fileName: name) ?? .yaml) == nil, "\(name)")
        }
    }

    @Test("What the decoder accepts, the schema accepts", arguments: SchemaSamples.valid)
    func valid(text: String) throws {
        #expect(try fault(text) == nil)
        #expect(decode(text).faults.isEmpty, "\(decode(text).faults)")
    }

    @Test("What is wrong in a way that a schema can know, both refuse", arguments: SchemaSamples.invalid)
    func invalid(text: String) throws {
        #expect(try fault(text) != nil)
        #expect(!decode(text).faults.isEmpty)
    }

    @Test("Nothing that the decoder's own table accepts is refused by the schema", arguments: FaultCase.all)
    func table(_ example: FaultCase) throws {
        let outcome = DocumentReader.read(Array(example.text.utf8), file: "f", format: .yaml)
        guard outcome.diagnostics.isEmpty, let root = outcome.document?.root, decode(example.text).faults.isEmpty else {
            return
        }
        #expect(try validator.fault(of: JSONValue(root)) == nil)
    }
}
