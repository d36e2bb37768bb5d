/// Writes the merged files as YAML-lite: each value with the file and line it came from.
struct MergedText {
    private(set) var bytes: [UInt8] = []

    /// Writes a line without a value.
    mutating func line(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(ByteClass.lineFeed)
    }

    /// Writes `key: value` where `value`, a text or a list of texts, stands in a file.
    mutating func pair(_ key: StaticString, _ value: Node, indent: String) {
        guard value.kind == .sequence else {
            scalar("\(indent)\(key): ", value)
            return
        }
        line("\(indent)\(key):")
        for element in value.elements { scalar("\(indent)  - ", element) }
    }

    /// Writes a pair of which the key stands in a file too.
    mutating func pair(_ key: Node, _ value: Node, indent: String) {
        bytes.append(contentsOf: indent.utf8)
        YAMLText.append(key.utf8, to: &bytes)
        scalar(": ", value)
    }

    /// Writes a mapping's key, which stands in a file, with or without anything below it.
    mutating func opening(_ key: Node, indent: String, isEmpty: Bool) {
        bytes.append(contentsOf: indent.utf8)
        YAMLText.append(key.utf8, to: &bytes)
        origin(of: key, after: isEmpty ? ": {}" : ":")
    }

    /// Writes a scalar, which stands in a file, after some text.
    mutating func scalar(_ start: String, _ node: Node) {
        bytes.append(contentsOf: start.utf8)
        if node.isNull {
            bytes.append(contentsOf: "null".utf8)
        } else {
            YAMLText.append(node.utf8, to: &bytes)
        }
        origin(of: node, after: "")
    }

    private mutating func origin(of node: Node, after text: String) {
        line("\(text)  # \(Excerpt.escaping(node.file)):\(node.position.line)")
    }
}
