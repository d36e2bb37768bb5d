import Foundation

@testable import ScheduleFile

/// A value of JSON's six kinds, for the validator.
indirect enum JSONValue: Hashable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value of JSON text.
    init(json: Data) throws {
        self.init(try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed))
    }

    private init(_ value: Any) {
        switch value {
        case let object as [String: Any]: self = .object(object.mapValues { JSONValue($0) })
        case let array as [Any]: self = .array(array.map { JSONValue($0) })
        case let text as String: self = .string(text)
        case let number as NSNumber where CFBooleanLike.isBoolean(number): self = .boolean(number.boolValue)
        case let number as NSNumber: self = .number(number.doubleValue)
        default: self = .null
        }
    }

    /// What an editor sees in a document: plain scalars by YAML's core schema, which in JSON are JSON's own.
    init(_ node: Node) {
        switch node.kind {
        case .sequence: self = .array(node.elements.map { JSONValue($0) })
        case .mapping:
            self = .object(Dictionary(uniqueKeysWithValues: node.pairs.map { ($0.key.text, JSONValue($0.value)) }))
        case .scalar where node.isNull: self = .null
        case .scalar where !node.isPlain: self = .string(node.text)
        case .scalar: self = Self.plain(node.text)
        }
    }

    private static func plain(_ text: String) -> JSONValue {
        switch text {
        case "true", "True", "TRUE": .boolean(true)
        case "false", "False", "FALSE": .boolean(false)
        default:
            if text.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?/) != nil,
                let number = Double(text)
            {
                .number(number)
            } else {
                .string(text)
            }
        }
    }
}

/// Tells JSON's booleans from its numbers, which Foundation makes of one class.
private enum CFBooleanLike {
    static func isBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
