/// Finds secrets by who they are: a table of positions with open addressing, without copies of the names.
struct SecretPositions: Sendable {
    private static let empty: Int32 = -1

    private var slots = [Int32](repeating: empty, count: 16)

    /// The position of the secret with that owner and name.
    func position(owner: Int32, name: UnsafeRawBufferPointer, in names: SecretNames) -> Int? {
        var slot = slot(owner: owner, name: name)
        while slots[slot] != Self.empty {
            let position = Int(slots[slot])
            if names.isSecret(at: position, owner: owner, name: name) { return position }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Enters the last secret of `names`, which is not there yet.
    mutating func enterLast(of names: SecretNames) {
        guard 4 * names.count > 3 * slots.count else { return enter(names.count - 1, of: names) }
        grow(to: 2 * slots.count, names)
    }

    /// Makes room for `count` secrets.
    mutating func reserve(_ count: Int, _ names: SecretNames) {
        var size = slots.count
        while 4 * count > 3 * size { size *= 2 }
        if size > slots.count { grow(to: size, names) }
    }

    private mutating func grow(to size: Int, _ names: SecretNames) {
        slots = [Int32](repeating: Self.empty, count: size)
        for position in 0..<names.count { enter(position, of: names) }
    }

    private mutating func enter(_ position: Int, of names: SecretNames) {
        var slot = names.withName(at: position) { self.slot(owner: names.owner(at: position), name: $0) }
        while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(clamping: position)
    }

    /// Where the search begins.
    ///
    /// `Hasher` is seeded by chance, so that no file can be made of names that collide.
    private func slot(owner: Int32, name: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(owner)
        hasher.combine(bytes: name)
        return hasher.finalize() & (slots.count - 1)
    }
}
