/// One file as a tree of positioned nodes.
public struct Document: Sendable {
    /// The name of the file as the caller gave it.
    public let file: String

    /// The topmost node; nil where the file has none: it is empty, or nothing but comments.
    let root: Node?

    init(file: String, root: Node?) {
        self.file = file
        self.root = root
    }

    /// Appends the document to `output` as one JSON value without line breaks, every scalar as a string.
    ///
    /// A value that is not there is the empty string; a document without any node is `null`.
    public func appendJSON(to output: inout [UInt8]) {
        guard let root else {
            output.append(contentsOf: "null".utf8)
            return
        }
        Self.append(root, to: &output)
    }

    // The readers bound the nesting, and with it this recursion.
    private static func append(_ node: Node, to output: inout [UInt8]) {
        var isFirst = true
        switch node.kind {
        case .scalar:
            JSONText.append(node.utf8, to: &output)
        case .sequence:
            output.append(UInt8(ascii: "["))
            for element in node.elements {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                append(element, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .mapping:
            output.append(UInt8(ascii: "{"))
            for (key, value) in node.pairs {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                JSONText.append(key.utf8, to: &output)
                output.append(UInt8(ascii: ":"))
                append(value, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}
