/// Finds drafts of secrets by account, region and name: a table of places, open addressing, no copies of the names.
struct SecretIndex {
    private static let empty = UInt32.max

    private var slots = [UInt32](repeating: empty, count: 64)

    /// The place of the draft with this identity; nil where there is none, and then `drafts.count` is entered for it:
    /// the caller appends it.
    mutating func place(account: Int32, region: Int32, name: String, in drafts: [SecretDraft]) -> Int? {
        if 2 * drafts.count >= slots.count { grow(to: 2 * slots.count, drafts) }
        var slot = slot(account: account, region: region, name: name)
        while slots[slot] != Self.empty {
            let place = Int(slots[slot])
            if drafts[place].account == account, drafts[place].region == region, drafts[place].name == name {
                return place
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = UInt32(clamping: drafts.count)
        return nil
    }

    /// Makes room for `count` drafts, of which `drafts` are there.
    mutating func reserve(_ count: Int, drafts: [SecretDraft]) {
        var size = slots.count
        while size <= 2 * count { size *= 2 }
        if size > slots.count { grow(to: size, drafts) }
    }

    private mutating func grow(to size: Int, _ drafts: [SecretDraft]) {
        slots = [UInt32](repeating: Self.empty, count: size)
        for place in drafts.indices {
            var slot = slot(account: drafts[place].account, region: drafts[place].region, name: drafts[place].name)
            while slots[slot] != Self.empty { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(clamping: place)
        }
    }

    /// Where the search begins.
    ///
    /// `Hasher` is seeded by chance, so that no file can be made of names that collide.
    private func slot(account: Int32, region: Int32, name: String) -> Int {
        var hasher = Hasher()
        hasher.combine(account)
        hasher.combine(region)
        hasher.combine(name)
        return hasher.finalize() & (slots.count - 1)
    }
}
