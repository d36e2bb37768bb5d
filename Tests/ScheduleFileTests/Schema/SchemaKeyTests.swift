import Foundation
import Testing

@testable import ScheduleFile

/// The schema has the keys that the decoder has, and tells what each means.
struct SchemaKeyTests {
    private let validator: SchemaValidator

    init() throws {
        validator = try SchemaValidator(SchemaFile.bytes())
    }

    /// The properties of the schema at a path such as `$defs/entry`.
    private func properties(_ path: String) throws -> [String: JSONValue] {
        guard case .object(let schema) = try validator.resolved("#/" + path),
            case .object(let properties)? = schema["properties"]
        else {
            Issue.record("\(path) has no properties")
            return [:]
        }
        #expect(schema["additionalProperties"] == .boolean(false), "\(path)")
        return properties
    }

    private static func texts(_ keys: [some FileKey]) -> Set<String> { Set(keys.map(\.text.description)) }

    private static func entryKeys(_ place: EntryKey.Place) -> Set<String> {
        texts(EntryKey.allCases.filter { $0.isAllowed(in: place) })
    }

    @Test("Each mapping has the same keys")
    func keys() throws {
        #expect(Set(try properties("").keys) == Self.texts(SectionKey.allCases))
        #expect(Set(try properties("$defs/entry").keys) == Self.entryKeys(.entry))
        #expect(Set(try properties("$defs/defaults").keys) == Self.entryKeys(.defaults))
        #expect(
            Set(try properties("$defs/account").keys)
                == Self.entryKeys(.account).union(Self.texts(AccountKey.allCases)))
        #expect(Set(try properties("$defs/freeze").keys) == Self.texts(FreezeKey.allCases))
        #expect(Set(try properties("$defs/retry").keys) == Self.texts(RetryKey.allCases))
        #expect(
            Set(try properties("$defs/account/properties/timeouts").keys) == Self.texts(TimeoutKey.allCases))
    }

    @Test("Each key has a title and a description, which an editor shows")
    func descriptions() throws {
        let places = [
            "", "$defs/entry", "$defs/defaults", "$defs/account", "$defs/freeze", "$defs/retry",
            "$defs/account/properties/timeouts",
        ]
        for place in places {
            for (key, property) in try properties(place) {
                let texts = try ["title", "description"].map { try text($0, of: property) }
                #expect(texts.allSatisfy { $0.count >= 3 }, "\(place)/\(key)")
                #expect(texts[1].hasSuffix("."), "\(place)/\(key)")
            }
        }
    }

    /// A text of a schema, or of the one that it refers to.
    private func text(_ keyword: String, of schema: JSONValue) throws -> String {
        guard case .object(let members) = schema else { return "" }
        if case .string(let text)? = members[keyword] { return text }
        guard case .string(let reference)? = members["$ref"] else { return "" }
        return try text(keyword, of: try validator.resolved(reference))
    }

    @Test("The words of each choice are the decoder's")
    func choices() throws {
        let words: [(path: String, words: [String])] = [
            ("$defs/catch-up", ["latest", "none"]), ("$defs/on-first-sight", ["wait", "rotate"]),
            ("$defs/account/properties/scope", ["account", "account-region"]),
            ("$defs/account/properties/cold-start", ["assume-full", "assume-empty"]),
        ]
        for (path, words) in words {
            guard case .object(let schema) = try validator.resolved("#/" + path) else { continue }
            #expect(schema["enum"] == .array(words.map { .string($0) } + [.null]))
            let key = path.split(separator: "/").last.map(String.init) ?? ""
            for word in words { #expect(Self.accepts(word, for: key)) }
            #expect(!Self.accepts("nothing", for: key))
        }
    }

    private static func accepts(_ word: String, for key: String) -> Bool {
        let isOfEntry = EntryKey.allCases.contains { $0.text.description == key }
        let text =
            isOfEntry
            ? oneAccount + "  - {name: a, every: 1d, \(key): \(word)}" : "accounts: {a: {region: r, \(key): \(word)}}"
        return decode(text).faults.isEmpty
    }
}

/// The schema that the package brings.
enum SchemaFile {
    static func bytes() throws -> Data {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
        return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/../../../config/schedule.schema.json"))
    }
}
