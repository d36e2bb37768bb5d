/// The accounts of all files, by key.
struct AccountTable {
    /// The accounts in the order in which they came.
    private(set) var drafts: [AccountDraft] = []
    private var places: [String: Int] = [:]

    /// Where `null` has removed an account, by its key, for a better message.
    private(set) var removed: [String: Node] = [:]

    subscript(place: Int) -> AccountDraft {
        get { drafts[place] }
        set { drafts[place] = newValue }
    }

    /// The place of the account with that key, where there is one.
    func place(of key: String) -> Int? { places[key] }

    /// The place of the account with that key, which is begun where it is not there yet.
    mutating func open(_ key: String, at keyNode: Node) -> Int {
        removed[key] = nil
        if let place = places[key] {
            drafts[place].keyNode = keyNode
            return place
        }
        places[key] = drafts.count
        drafts.append(AccountDraft(key: key, at: keyNode))
        return drafts.count - 1
    }

    /// Removes the accounts with these keys, each of which stands at a node.
    mutating func remove(_ keys: [String: Node]) {
        removed.merge(keys) { $1 }
        guard keys.contains(where: { places[$0.key] != nil }) else { return }
        drafts.removeAll { keys[$0.key] != nil }
        places = Dictionary(uniqueKeysWithValues: drafts.enumerated().map { ($1.key, $0) })
    }
}
