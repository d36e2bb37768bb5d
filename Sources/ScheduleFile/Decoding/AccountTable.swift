/// The accounts of all files, by key.
struct AccountTable {
    /// The accounts in the order in which they came.
    private(set) var drafts: [AccountDraft] = []
    private var places: [String: Int] = [:]

    /// The accounts that `null` has removed, for a better message.
    private(set) var removed: Set<String> = []

    subscript(place: Int) -> AccountDraft {
        get { drafts[place] }
        set { drafts[place] = newValue }
    }

    /// The place of the account with that key, where there is one.
    func place(of key: String) -> Int? { places[key] }

    /// The place of the account with that key, which is begun where it is not there yet.
    mutating func open(_ key: String, at keyNode: Node) -> Int {
        removed.remove(key)
        if let place = places[key] {
            drafts[place].keyNode = keyNode
            return place
        }
        places[key] = drafts.count
        drafts.append(AccountDraft(key: key, at: keyNode))
        return drafts.count - 1
    }

    /// Removes the accounts with these keys.
    mutating func remove(_ keys: Set<String>) {
        removed.formUnion(keys)
        guard keys.contains(where: { places[$0] != nil }) else { return }
        drafts.removeAll { keys.contains($0.key) }
        places = Dictionary(uniqueKeysWithValues: drafts.enumerated().map { ($1.key, $0) })
    }
}
