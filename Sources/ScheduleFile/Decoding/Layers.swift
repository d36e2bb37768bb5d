/// The mappings that say something, by number, so that a setting remembers in four bytes where it comes from.
struct Layers {
    private var mappings: [Node] = []

    /// The number of one mapping more.
    mutating func add(_ mapping: Node) -> UInt32 {
        mappings.append(mapping)
        return UInt32(clamping: mappings.count - 1)
    }

    /// The mapping with that number.
    func mapping(_ layer: UInt32) -> Node? {
        mappings.indices.contains(Int(layer)) ? mappings[Int(layer)] : nil
    }

    /// The pair by which a mapping says something of `key`; nil where it does not have the key.
    func pair(of key: some FileKey, in layer: UInt32) -> (key: Node, value: Node)? {
        mapping(layer)?.pairs.first { $0.key.hasText(key.text) }
    }

    /// The value that a mapping gives `key`; nil where it does not have the key.
    func value(of key: some FileKey, in layer: UInt32) -> Node? { pair(of: key, in: layer)?.value }
}
