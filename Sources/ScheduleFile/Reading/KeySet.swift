/// The keys that a mapping has had so far: compared one by one while they are few, by hash when they are many.
struct KeySet {
    private static let linearLimit = 16

    /// Where the keys of this mapping begin among those of all open mappings.
    let base: Int

    private var hashed: [Int: UInt32] = [:]

    init(base: Int) {
        self.base = base
    }

    /// The earlier key that has the text of the key at `index`, nil if it is the first.
    mutating func earlier(than index: Int, among openKeys: [UInt32], in builder: TreeBuilder) -> Int? {
        guard openKeys.count - base >= Self.linearLimit else {
            for place in base..<openKeys.count where builder.haveSameText(Int(openKeys[place]), index) {
                return Int(openKeys[place])
            }
            return nil
        }
        if hashed.isEmpty {
            for key in openKeys[base...] { _ = insert(Int(key), in: builder) }
        }
        return insert(index, in: builder)
    }

    /// Enters a key under its hash.
    ///
    /// `Hasher` is seeded by chance, so that no file can be made of keys that collide.
    private mutating func insert(_ key: Int, in builder: TreeBuilder) -> Int? {
        var hasher = Hasher()
        builder.text(at: key).withUnsafeBytes { hasher.combine(bytes: $0) }
        var hash = hasher.finalize()
        while let other = hashed[hash] {
            if builder.haveSameText(Int(other), key) { return Int(other) }
            hash &+= 1
        }
        hashed[hash] = UInt32(truncatingIfNeeded: key)
        return nil
    }
}
