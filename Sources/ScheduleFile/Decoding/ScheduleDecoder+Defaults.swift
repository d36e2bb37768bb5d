extension ScheduleDecoder {
    /// Merges the `defaults` of one file.
    mutating func readDefaults(_ section: Node) {
        if section.isNull { return }
        guard isMapping(section, "`defaults` must be a mapping; write keys of entries below it, such as `every: 30d`")
        else {
            isIncomplete = true
            return
        }
        let layer = layers.add(section)
        defaults.apply(readEntryKeys(of: section, in: layer, as: .defaults), merging: &values.mappings)
    }

    /// Checks what only the whole of the defaults tells.
    mutating func resolveDefaults() {
        var settings = defaults
        if isIncomplete { settings.doubtUnset(in: 0) }
        checkAnchor(in: &settings)
        let account = settings[.account]
        if let code = account.code, let key = values.accounts[code], accounts.place(of: key) == nil {
            reportUnknownAccount(key, in: account.layer)
            settings[.account] = .faulty(in: account.layer)
        }
        defaults = settings
    }

    /// Reports an `anchor` that no `every` goes with, and drops it.
    mutating func checkAnchor(in settings: inout Settings<EntryKey>) {
        let anchor = settings[.anchor]
        let isHidden = EntryKey.schedules.contains { settings[$0].isFaulty }
        guard anchor.code != nil, !settings[.every].isGiven, !isHidden else { return }
        if let node = layers.value(of: EntryKey.anchor, in: anchor.layer) {
            faults.schema(Self.anchorWithoutEvery, at: node)
        }
        settings[.anchor] = .unset
    }

    /// What to write instead of an account that is not there.
    private func adviceOnAccount(_ key: String) -> String {
        let keys = accounts.drafts.map(\.key)
        if let near = NearestWord.nearPlace(Array(key.utf8)[...], among: keys) {
            return "write `\(Excerpt.bounded(keys[near]))` if that is meant"
        }
        let first = keys.prefix(5).map { "`\(Excerpt.bounded($0, limit: 20))`" }
        let more = keys.count > 5 ? " and \(keys.count - 5) more" : ""
        return "write one of `accounts`: \(first.joined(separator: ", "))\(more)"
    }

    /// Reports an account that is not there, where `layer` names it.
    mutating func reportUnknownAccount(_ key: String, in layer: UInt32) {
        guard !isIncomplete, let node = layers.value(of: EntryKey.account, in: layer) else { return }
        let message = messageOnUnknownAccount(key)
        faults.value(message, at: node)
    }

    /// What to say of an account that is not there.
    func messageOnUnknownAccount(_ key: String) -> String {
        let shown = "`\(Excerpt.bounded(key))`"
        if let node = accounts.removed[key] {
            return
                "account \(shown) has no keys in \(Self.place(of: node)), which removes it; write `{}` or its keys there"
        }
        if accounts.drafts.isEmpty {
            return "there is no account \(shown); write it and its `region` under `accounts`"
        }
        return "there is no account \(shown); \(adviceOnAccount(key))"
    }

    /// A node's file and line for a message.
    static func place(of node: Node) -> String { "\(Excerpt.escaping(node.file)):\(node.position.line)" }
}
