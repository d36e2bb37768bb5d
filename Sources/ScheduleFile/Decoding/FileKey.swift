/// The keys that one kind of mapping may have.
///
/// The raw values count from 0, so that a key is also its place in `Settings`.
protocol FileKey: RawRepresentable<Int>, Hashable, Sendable {
    /// The key as the file writes it.
    var text: StaticString { get }
}

extension FileKey {
    /// All keys in the order of their raw values.
    static var all: [Self] {
        var keys: [Self] = []
        while let key = Self(rawValue: keys.count) { keys.append(key) }
        return keys
    }

    /// The key that the node of a mapping's key writes; nil for an unknown one.
    static func named(_ node: Node) -> Self? {
        let bytes = node.utf8
        var rawValue = 0
        while let key = Self(rawValue: rawValue) {
            if key.text.utf8CodeUnitCount == bytes.count, key.text.withUTF8Buffer({ $0.elementsEqual(bytes) }) {
                return key
            }
            rawValue += 1
        }
        return nil
    }
}
