/// Finds drafts of secrets by account, region and name: open addressing, no copies of the names.
struct SecretIndex {
    private static let empty = UInt64.max

    /// Of each draft its place in the lower half, and the hash by which it is found in the upper one.
    private var slots = [UInt64](repeating: empty, count: 64)

    /// What tells a secret from others.
    struct Identity {
        let account: Int32
        let region: Int32
        let name: ArraySlice<UInt8>
    }

    /// The place of the draft with this identity; nil where there is none.
    func place(of identity: Identity, in drafts: [SecretDraft]) -> Int? {
        let found = slots[slot(of: identity, hash: Self.hash(identity), in: drafts)]
        return found == Self.empty ? nil : Int(found & 0xFFFF_FFFF)
    }

    /// The place of the draft with this identity; nil where there is none, and then `drafts.count` is entered for it:
    /// the caller appends it.
    mutating func enter(_ identity: Identity, in drafts: [SecretDraft]) -> Int? {
        if 2 * drafts.count >= slots.count { grow(to: 2 * slots.count) }
        let hash = Self.hash(identity)
        let slot = slot(of: identity, hash: hash, in: drafts)
        if slots[slot] != Self.empty { return Int(slots[slot] & 0xFFFF_FFFF) }
        slots[slot] = UInt64(hash) << 32 | UInt64(drafts.count)
        return nil
    }

    /// Makes room for so many drafts.
    mutating func reserve(_ count: Int) {
        var size = slots.count
        while size <= 2 * count { size *= 2 }
        if size > slots.count { grow(to: size) }
    }

    /// The slot that holds the draft with this identity, or would hold it.
    private func slot(of identity: Identity, hash: UInt32, in drafts: [SecretDraft]) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != Self.empty {
            if UInt32(slots[slot] >> 32) == hash {
                let place = Int(slots[slot] & 0xFFFF_FFFF)
                if drafts[place].account == identity.account, drafts[place].region == identity.region,
                    Bytes.areEqual(drafts[place].name, identity.name)
                {
                    break
                }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func grow(to size: Int) {
        let old = slots
        slots = [UInt64](repeating: Self.empty, count: size)
        for entry in old where entry != Self.empty {
            var slot = Int(entry >> 32) & (size - 1)
            while slots[slot] != Self.empty { slot = (slot + 1) & (size - 1) }
            slots[slot] = entry
        }
    }

    /// `Hasher` is seeded by chance, so that no file can be made of names that collide.
    private static func hash(_ identity: Identity) -> UInt32 {
        var hasher = Hasher()
        hasher.combine(identity.account)
        hasher.combine(identity.region)
        identity.name.withUnsafeBytes { hasher.combine(bytes: $0) }
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }
}
