/// The keys that one kind of mapping may have.
///
/// The raw values count from 0, so that a key is also its place in `Settings`.
protocol FileKey: RawRepresentable<Int>, Hashable, Sendable, CaseIterable {
    /// The key as the file writes it.
    var text: StaticString { get }

    /// Finds keys by their texts.
    static var table: KeyTable<Self> { get }
}

extension FileKey {
    /// The key that the node of a mapping's key writes; nil for an unknown one.
    static func named(_ node: Node) -> Self? { table.key(node.utf8) }
}
