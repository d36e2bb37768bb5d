import Foundation

/// Validates against the part of JSON Schema (draft 2020-12) that the schedule's schema uses.
struct SchemaValidator {
    /// The keywords that are understood; any other in a schema makes a test fail rather than pass unseen.
    private static let keywords: Set<String> = [
        "$schema", "title", "description", "type", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "required", "properties", "additionalProperties", "propertyNames", "maxProperties", "items", "minItems",
        "uniqueItems", "oneOf", "anyOf", "allOf", "not", "if", "then", "$ref", "$defs",
    ]

    let root: [String: JSONValue]

    init(_ json: Data) throws {
        guard case .object(let root) = try JSONValue(json: json) else { throw Fault("the schema is no object") }
        self.root = root
    }

    /// Why the schema cannot be used.
    struct Fault: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    /// Why a value is not valid; nil where it is.
    func fault(of value: JSONValue) throws -> String? { try fault(of: value, by: .object(root), at: "$") }

    /// The schema that a `$ref` means.
    func resolved(_ reference: String) throws -> JSONValue {
        var schema = JSONValue.object(root)
        for part in reference.split(separator: "/").dropFirst() {
            guard case .object(let members) = schema, let next = members[String(part)] else {
                throw Fault("\(reference) leads nowhere")
            }
            schema = next
        }
        return schema
    }

    private func fault(of value: JSONValue, by schema: JSONValue, at path: String) throws -> String? {
        if case .boolean(let isAllowed) = schema { return isAllowed ? nil : "\(path) is not allowed" }
        guard case .object(let schema) = schema else { throw Fault("a schema is an object") }
        if let unknown = schema.keys.first(where: { !Self.keywords.contains($0) }) {
            throw Fault("the keyword \(unknown) is not understood")
        }
        if case .string(let reference)? = schema["$ref"],
            let fault = try fault(of: value, by: try resolved(reference), at: path)
        {
            return fault
        }
        return try faultOfKind(value, schema, path) ?? faultOfText(value, schema, path)
            ?? faultOfContent(value, schema, path) ?? faultOfCombination(value, schema, path)
    }

    private func faultOfKind(_ value: JSONValue, _ schema: [String: JSONValue], _ path: String) throws -> String? {
        if let type = schema["type"] {
            let names: [JSONValue] = if case .array(let names) = type { names } else { [type] }
            guard names.contains(where: { Self.hasType(value, $0) }) else { return "\(path) has the wrong type" }
        }
        if case .array(let values)? = schema["enum"], !values.contains(value) { return "\(path) is none of the values" }
        guard case .number(let number) = value else { return nil }
        if case .number(let least)? = schema["minimum"], number < least { return "\(path) is too small" }
        if case .number(let most)? = schema["maximum"], number > most { return "\(path) is too large" }
        return nil
    }

    private static func hasType(_ value: JSONValue, _ name: JSONValue) -> Bool {
        switch (value, name) {
        case (.null, .string("null")), (.boolean, .string("boolean")), (.number, .string("number")),
            (.string, .string("string")), (.array, .string("array")), (.object, .string("object")):
            true
        case (.number(let number), .string("integer")): number == number.rounded()
        default: false
        }
    }

    private func faultOfText(_ value: JSONValue, _ schema: [String: JSONValue], _ path: String) throws -> String? {
        guard case .string(let text) = value else { return nil }
        if case .string(let pattern)? = schema["pattern"], try Regex(pattern).firstMatch(in: text) == nil {
            return "\(path) does not match \(pattern)"
        }
        let length = Double(text.unicodeScalars.count)
        if case .number(let least)? = schema["minLength"], length < least { return "\(path) is too short" }
        if case .number(let most)? = schema["maxLength"], length > most { return "\(path) is too long" }
        return nil
    }

    private func faultOfContent(_ value: JSONValue, _ schema: [String: JSONValue], _ path: String) throws -> String? {
        switch value {
        case .array(let elements):
            if case .number(let least)? = schema["minItems"], Double(elements.count) < least {
                return "\(path) has too few elements"
            }
            if schema["uniqueItems"] == .boolean(true), Set(elements).count < elements.count {
                return "\(path) has an element twice"
            }
            guard let items = schema["items"] else { return nil }
            for (index, element) in elements.enumerated() {
                if let fault = try fault(of: element, by: items, at: "\(path)[\(index)]") { return fault }
            }
            return nil
        case .object(let members): return try faultOfMembers(members, schema, path)
        default: return nil
        }
    }

    private func faultOfMembers(
        _ members: [String: JSONValue], _ schema: [String: JSONValue], _ path: String
    ) throws -> String? {
        if case .number(let most)? = schema["maxProperties"], Double(members.count) > most {
            return "\(path) has too many members"
        }
        if case .array(let names)? = schema["required"] {
            for case .string(let name) in names where members[name] == nil { return "\(path) lacks \(name)" }
        }
        var properties: [String: JSONValue] = [:]
        if case .object(let known)? = schema["properties"] { properties = known }
        for (name, member) in members {
            if let names = schema["propertyNames"], let fault = try fault(of: .string(name), by: names, at: path) {
                return fault
            }
            guard let property = properties[name] ?? schema["additionalProperties"] else { continue }
            if let fault = try fault(of: member, by: property, at: "\(path).\(name)") { return fault }
        }
        return nil
    }

    private func faultOfCombination(
        _ value: JSONValue, _ schema: [String: JSONValue], _ path: String
    ) throws -> String? {
        func count(_ keyword: String) throws -> (valid: Int, all: Int)? {
            guard case .array(let schemas)? = schema[keyword] else { return nil }
            return (try schemas.count { try fault(of: value, by: $0, at: path) == nil }, schemas.count)
        }
        if let one = try count("oneOf"), one.valid != 1 { return "\(path) fits \(one.valid) of oneOf" }
        if let any = try count("anyOf"), any.valid == 0 { return "\(path) fits none of anyOf" }
        if let all = try count("allOf"), all.valid < all.all { return "\(path) does not fit allOf" }
        if let not = schema["not"], try fault(of: value, by: not, at: path) == nil { return "\(path) fits not" }
        if let condition = schema["if"], let then = schema["then"], try fault(of: value, by: condition, at: path) == nil
        {
            return try fault(of: value, by: then, at: path)
        }
        return nil
    }
}
