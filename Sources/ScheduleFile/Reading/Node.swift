/// A node of a tree: a scalar, a sequence or a mapping, with its place in the file.
///
/// It keeps the whole file in memory: what is to live longer than the reading must be copied out of it.
struct Node: Sendable {
    /// What a node is.
    enum Kind: Sendable {
        case scalar
        case sequence
        case mapping
    }

    private let tree: Tree

    /// The place of the node in document order, from 0; unique within its file.
    let index: Int

    init(tree: Tree, index: Int) {
        self.tree = tree
        self.index = index
    }

    private var record: NodeRecord { tree.records[index] }

    var kind: Kind {
        switch record.shape {
        case .mapping: .mapping
        case .sequence: .sequence
        case .plain, .quoted, .block: .scalar
        }
    }

    /// The name of the file as the caller gave it.
    var file: String { tree.source.file }

    /// The line and column of the first character: of a block mapping its first key, of a flow collection its bracket,
    /// of a quoted scalar its quote, of a value that is not there the place where it would begin.
    var position: Position { tree.source.position(of: record.offset) }

    /// The text of a scalar, with escapes and folding done; empty for a collection.
    var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The text of a scalar as UTF-8, without a copy; empty for a collection.
    var utf8: ArraySlice<UInt8> { tree.text(of: record) }

    /// Whether the node is a scalar without quotes: in JSON a number, `true`, `false` or `null`.
    var isPlain: Bool { record.shape == .plain }

    /// Whether the node is a list or mapping in brackets.
    var isInBrackets: Bool {
        guard record.isCollection, record.offset < tree.source.bytes.count else { return false }
        let first = tree.source.bytes[record.offset]
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Whether the node is a null of YAML's core schema: nothing at all, `~`, `null`, `Null` or `NULL`, without quotes.
    var isNull: Bool {
        guard isPlain else { return false }
        let text = utf8
        return text.isEmpty
            || text.count <= 4 && ["~", "null", "Null", "NULL"].contains { $0.utf8.elementsEqual(text) }
    }

    /// Whether a fault of this very node was reported by the reader: nothing more needs to be said about its value.
    var isReported: Bool { record.isReported }

    /// Whether the node is a scalar with this text.
    func hasText(_ text: StaticString) -> Bool {
        guard kind == .scalar, utf8.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(utf8) }
    }

    /// The elements of a sequence; nothing for any other node.
    var elements: Elements { Elements(tree: tree, container: index, isEmpty: kind != .sequence) }

    /// The pairs of a mapping in the order of the file, without repeated and merge keys, which the reader has reported;
    /// nothing for any other node.
    var pairs: Pairs { Pairs(tree: tree, container: index, isEmpty: kind != .mapping) }
}
