import RotationCore

extension ScheduleDecoder {
    /// Merges the entries of all files: those with `names` first, because `name` beats them whatever the order of the
    /// files.
    mutating func readEntries() {
        var named: [(entry: Node, file: Int32)] = []
        for (number, entries) in entryLists.enumerated() {
            let file = Int32(clamping: number + 1)
            for entry in entries.list.elements {
                guard isMapping(entry, "an entry is a mapping; write `- name: NAME` and its other keys below it") else {
                    continue
                }
                if entry.pairs.first(where: Self.saysName)?.key.hasText(EntryKey.name.text) ?? false {
                    named.append((entry, file))
                } else {
                    readEntry(entry, file: file)
                }
            }
        }
        secrets.reserveCapacity(secrets.count + named.count)
        index.reserve(secrets.count + named.count, drafts: secrets)
        for (entry, file) in named { readEntry(entry, file: file) }
    }

    private static func saysName(_ key: Node, _ value: Node) -> Bool {
        (key.hasText(EntryKey.name.text) || key.hasText(EntryKey.names.text)) && !value.isNull
    }

    /// Merges what one entry says into each of its secrets.
    private mutating func readEntry(_ entry: Node, file: Int32) {
        let layer = layers.add(entry)
        var settings = readEntryKeys(of: entry, in: layer, as: .entry)
        if entryLists[Int(file) - 1].troubled.contains(entry.index) { settings.doubtUnsetButPlace(in: layer) }
        let isListed = settings[.names].code != nil
        guard isListed || settings[.name].code != nil else {
            if !settings[.name].isFaulty, !settings[.names].isFaulty {
                faults.schema("the entry names no secret; write `name: NAME`, or `names: [NAME, NAME]`", at: entry)
            }
            return
        }
        guard let value = layers.value(of: isListed ? EntryKey.names : .name, in: layer), !value.isReported else {
            return
        }
        let source = Source(settings: settings, layer: layer, file: file, isListed: isListed)
        guard isListed else {
            if value.kind == .scalar {
                addSecret(value, to: account(of: source), from: source)
            } else {
                faults.schema("`name` is one name; write `names: [NAME, NAME]` for several", at: value)
            }
            return
        }
        guard value.kind == .sequence else {
            faults.schema("`names` is a list; write `names: [NAME, NAME]`, or `name: NAME` for one", at: value)
            return
        }
        let account = account(of: source)
        var isEmpty = true
        for name in value.elements {
            isEmpty = false
            addSecret(name, to: account, from: source)
        }
        if isEmpty { faults.value("`names` has no name; write at least one, or remove the entry", at: value) }
    }

    /// An entry and what it says.
    struct Source {
        let settings: Settings<EntryKey>
        let layer: UInt32
        let file: Int32
        let isListed: Bool
    }

    /// The account that an entry means, and a fault where it is not there.
    private mutating func account(of source: Source) -> AccountPlace? {
        let own = source.settings[.account]
        let setting = own.isGiven ? own : defaults[.account]
        if setting.isFaulty { return nil }
        if let code = setting.code {
            guard let key = values.accounts[code] else { return nil }
            if let place = accounts.place(of: key) { return .known(place) }
            reportUnknownAccount(key, in: setting.layer)
            return .unknown(code)
        }
        if accounts.drafts.count == 1 { return .known(0) }
        guard !isIncomplete, let entry = layers.mapping(source.layer) else { return .unsaid }
        if !accounts.drafts.isEmpty {
            faults.schema(
                "several accounts, and nobody says which one is meant; write `account: KEY` here or in `defaults`",
                at: entry)
        } else if !lacksAccount {
            faults.schema(
                "there is no account for this secret; write `accounts:` and below it `main: {region: REGION}`",
                at: entry)
            lacksAccount = true
        }
        return .unsaid
    }
}
