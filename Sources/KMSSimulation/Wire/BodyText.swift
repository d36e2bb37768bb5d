/// Writes flat objects as JSON (RFC 8259) and XML.
enum BodyText {
    /// A field's value.
    enum Value {
        case text(String)
        case number(Int64)
        case truth(Bool)
        case list([String])
        case null
    }

    /// One JSON object on one line.
    static func json(_ fields: [(name: String, value: Value)]) -> String {
        "{" + fields.map { "\(quoted($0.name)):\(json($0.value))" }.joined(separator: ",") + "}"
    }

    /// One XML document with an element for each field, all within `root`.
    static func xml(_ fields: [(name: String, value: Value)], root: String) -> String {
        let elements = fields.map { "<\($0.name)>\(xml($0.value))</\($0.name)>" }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><\(root)>\(elements.joined())</\(root)>"
    }

    private static func json(_ value: Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .number(let number): String(number)
        case .truth(let truth): truth ? "true" : "false"
        case .list(let items): "[" + items.map(quoted).joined(separator: ",") + "]"
        case .null: "null"
        }
    }

    private static func xml(_ value: Value) -> String {
        switch value {
        case .text(let text): escaped(text)
        case .number(let number): String(number)
        case .truth(let truth): truth ? "true" : "false"
        case .list(let items): escaped(items.joined(separator: ","))
        case .null: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }

    private static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            // XML 1.0 has no way to write these.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}": output += "\u{FFFD}"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }
}
