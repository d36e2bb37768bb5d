extension ScheduleDecoder {
    /// Whether a node is a mapping; reports it where it is not.
    mutating func isMapping(_ node: Node, _ message: @autoclosure () -> String) -> Bool {
        if node.kind == .mapping { return true }
        if !node.isReported { faults.schema(message(), at: node) }
        return false
    }

    /// Whether a value is text that the reader has not refused; reports a mapping or list.
    mutating func isScalar(_ value: Node, _ key: some FileKey) -> Bool {
        guard !value.isReported else { return false }
        if value.kind == .scalar { return true }
        let kind = value.kind == .sequence ? "list" : "mapping"
        faults.schema("`\(key.text)` is one value and no \(kind); write `\(key.text): VALUE`", at: value)
        return false
    }

    /// The texts of a value that is one text or a list of at least one; nil, after a fault, for anything else.
    mutating func texts(of value: Node, _ key: some FileKey, such example: String) -> [Node]? {
        guard !value.isReported else { return nil }
        switch value.kind {
        case .scalar: return [value]
        case .mapping:
            faults.schema("`\(key.text)` is one text or a list of texts; write such as [\(example)]", at: value)
            return nil
        case .sequence: break
        }
        var nodes: [Node] = []
        var isGood = true
        for node in value.elements {
            if node.isReported || node.kind != .scalar || node.isNull {
                isGood = false
                if !node.isReported {
                    faults.schema("`\(key.text)`: a text belongs here; write one such as \(example)", at: node)
                }
            } else {
                nodes.append(node)
            }
        }
        if isGood, nodes.isEmpty {
            faults.value("`\(key.text)` is an empty list; write such as [\(example)], or remove the key", at: value)
            return nil
        }
        return isGood ? nodes : nil
    }

    /// Reports an unknown key; gives the keys that were probably meant.
    mutating func reportUnknown(_ key: Node, in section: KeySection) -> [StaticString] {
        guard !faults.isFull else { return [] }
        let unknown = UnknownKey(key.utf8, in: section)
        faults.schema(unknown.message, at: key)
        return unknown.meant
    }
}
