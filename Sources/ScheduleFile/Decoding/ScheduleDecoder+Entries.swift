import RotationCore

extension ScheduleDecoder {
    /// Merges the entries of all files.
    ///
    /// A file's removals come after all else in it: they remove what files up to and including this one say.
    mutating func readEntries() {
        for (number, entries) in entryLists.enumerated() {
            let file = UInt32(clamping: number + 1)
            reserve(entries.list.elements.reduce(0) { count, _ in count + 1 })
            var removals: [Source] = []
            for entry in entries.list.elements {
                guard isMapping(entry, "an entry is a mapping; write `- name: NAME` and its other keys below it") else {
                    continue
                }
                guard let source = source(entry, file: file) else { continue }
                if source.isRemoval { removals.append(source) } else { addSecrets(of: source) }
            }
            for source in removals { removeSecrets(of: source) }
        }
        settle()
    }

    /// Makes room for the secrets of so many entries; most have one.
    private mutating func reserve(_ count: Int) {
        secrets.reserveCapacity(secrets.count + count)
        index.reserve(secrets.count + count)
    }

    /// How an entry says which secrets it means.
    enum Naming {
        case name
        case names
        case match

        var key: EntryKey {
            switch self {
            case .name: .name
            case .names: .names
            case .match: .match
            }
        }
    }

    /// An entry and what it says.
    struct Source {
        /// What it says of its secrets, packed.
        let row: UInt32
        let account: Setting
        let region: Setting
        let isRemoval: Bool
        let layer: UInt32
        let file: UInt32
        let naming: Naming
        /// The name, the list of names or the patterns.
        let names: Node
    }

    /// Reads an entry; nil, after a fault, where it means no secret.
    private mutating func source(_ entry: Node, file: UInt32) -> Source? {
        let layer = layers.add(entry)
        var settings = readEntryKeys(of: entry, in: layer, as: .entry)
        if entryLists[Int(file) - 1].troubled.contains(entry.index) { settings.doubtUnsetButPlace(in: layer) }
        let naming: Naming
        if settings[.name].code != nil {
            naming = .name
        } else if settings[.names].code != nil {
            naming = .names
        } else if settings[.match].code != nil {
            naming = .match
        } else {
            if !EntryKey.naming.contains(where: { settings[$0].isFaulty }) {
                faults.schema(
                    "the entry names no secret; write `name: NAME`, `names: [NAME, NAME]` or `match: PATTERN`",
                    at: entry)
            }
            return nil
        }
        guard let names = layers.value(of: naming.key, in: layer), !names.isReported else { return nil }
        let isRemoval = settings[.remove].code != nil
        if isRemoval, !checkRemoval(settings, layer: layer) { return nil }
        // A removal that was meant says nothing else of the secret.
        if settings[.remove].isFaulty { settings.doubtUnsetButPlace(in: layer) }
        settings.leaveOutNames()
        return Source(
            row: rows.add(settings), account: settings[.account], region: settings[.region], isRemoval: isRemoval,
            layer: layer, file: file, naming: naming, names: names)
    }

    /// Merges what an entry says into each of its secrets.
    private mutating func addSecrets(of source: Source) {
        switch source.naming {
        case .name:
            guard isName(source.names) else { return }
            addSecret(source.names, to: account(of: source), from: source)
        case .names:
            guard isNameList(source.names) else { return }
            let account = account(of: source)
            for name in source.names.elements { addSecret(name, to: account, from: source) }
        case .match:
            if let entry = matchingEntry(source) { matches.append(entry) }
        }
    }

    /// Whether the value of `name` may be one; reports where it is not.
    mutating func isName(_ value: Node) -> Bool {
        if value.kind == .scalar { return true }
        faults.schema("`name` is one name; write `names: [NAME, NAME]` for several", at: value)
        return false
    }

    /// Whether the value of `names` is a list with an element; reports where it is not.
    mutating func isNameList(_ value: Node) -> Bool {
        guard value.kind == .sequence else {
            faults.schema("`names` is a list; write `names: [NAME, NAME]`, or `name: NAME` for one", at: value)
            return false
        }
        guard value.elements.contains(where: { _ in true }) else {
            faults.value("`names` has no name; write at least one, or remove the entry", at: value)
            return false
        }
        return true
    }

    /// The account that an entry means, and a fault where it is not there.
    mutating func account(of source: Source) -> AccountPlace? {
        let own = source.account
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
            let removed = accounts.removed.min { $0.key < $1.key }.map {
                ": `\(Excerpt.bounded($0.key))` has no keys in \(Self.place(of: $0.value)), which removes it"
            }
            faults.schema(
                "there is no account for this secret\(removed ?? ""); "
                    + "write `accounts:` and below it `main: {region: REGION}`", at: entry)
            lacksAccount = true
        }
        return .unsaid
    }
}
