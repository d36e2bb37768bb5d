import RotationCore

/// For whom a freeze is.
extension ScheduleDecoder {
    /// The keys of the accounts of a freeze, its patterns written out; empty where it is for all.
    ///
    /// Reports what is no account.
    mutating func accountKeys(of draft: FreezeDraft) -> [String] {
        var keys: [String] = []
        for node in nodes(of: .accounts, in: draft) {
            let found = keysOfAccounts(matching: node.text)
            if found.isEmpty, !isIncomplete {
                let message = messageOnUnknownAccount(node.text)
                faults.value(message, at: node)
            }
            for key in found where !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// The keys that a text in `accounts` of a freeze means: its own, or those that it matches.
    private func keysOfAccounts(matching text: String) -> [String] {
        if accounts.place(of: text) != nil { return [text] }
        guard FreezeText.isPattern(text), let pattern = try? Glob(text) else { return [] }
        return accounts.drafts.map(\.key).filter { pattern.matches($0) }
    }

    /// Warns of accounts and patterns of freezes by which they hold for no secret.
    ///
    /// A pattern that is misspelt means a rotation inside of the freeze. Where a fault may hide secrets nothing is said.
    mutating func checkCover(of drafts: [FreezeDraft]) {
        guard isValid, !secrets.isEmpty else { return }
        for draft in drafts {
            let places = checkAccountsCover(of: draft)
            let patterns = nodes(of: .secrets, in: draft)
            if places?.isEmpty ?? false { continue }
            for node in patterns {
                guard let pattern = try? Glob(node.text) else { continue }
                let isUsed = secrets.contains {
                    (places?.contains($0.account) ?? true) && pattern.matches($0.bareName)
                }
                if isUsed { continue }
                faults.warning(
                    "`secrets`: no secret of the \(places == nil ? "files" : "freeze's accounts") has such a name, so "
                        + "that the freeze holds for none by it; correct the pattern, or remove it", at: node)
            }
        }
    }

    /// Warns of accounts of a freeze without secrets; gives the places of the others, nil where it is for all.
    private mutating func checkAccountsCover(of draft: FreezeDraft) -> Set<Int32>? {
        let nodes = nodes(of: .accounts, in: draft)
        guard !nodes.isEmpty else { return nil }
        let used = Set(secrets.map(\.account))
        var all: Set<Int32> = []
        for node in nodes {
            let places = keysOfAccounts(matching: node.text).compactMap { accounts.place(of: $0) }
                .map { Int32(clamping: $0) }.filter { used.contains($0) }
            all.formUnion(places)
            if !places.isEmpty { continue }
            faults.warning(
                "`accounts`: `\(Excerpt.bounded(node.text))` has no secrets, so that the freeze holds for none by it; "
                    + "correct the key, or remove it", at: node)
        }
        return all
    }

    /// The texts of `accounts` or `secrets` of a freeze; none where it does not have the key.
    func nodes(of key: FreezeKey, in draft: FreezeDraft) -> [Node] {
        let setting = draft.settings[key]
        guard setting.code != nil, let value = layers.value(of: key, in: setting.layer) else { return [] }
        return value.kind == .scalar ? [value] : Array(value.elements)
    }
}
