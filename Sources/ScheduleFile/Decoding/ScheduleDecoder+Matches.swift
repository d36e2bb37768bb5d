import RotationCore

extension ScheduleDecoder {
    /// The entry as one with `match`; nil, after a fault, where its patterns, its account or its region are faulty.
    mutating func matchingEntry(_ source: Source) -> MatchingEntry? {
        guard let patterns = patterns(source.names) else { return nil }
        var account: Int32?
        let own = source.account
        let setting = own.isGiven ? own : defaults[.account]
        if setting.isFaulty { return nil }
        if let code = setting.code, let key = values.accounts[code] {
            guard let place = accounts.place(of: key) else {
                reportUnknownAccount(key, in: setting.layer)
                return nil
            }
            account = Int32(clamping: place)
        }
        let region = source.region
        if region.isFaulty { return nil }
        return MatchingEntry(
            patterns: patterns, node: source.names, account: account, region: region.code.map { Int32(clamping: $0) },
            row: source.row, file: source.file)
    }

    /// The patterns of `match`, one or a list; nil, after a fault, where one is none.
    private mutating func patterns(_ value: Node) -> [Glob]? {
        guard let nodes = texts(of: value, EntryKey.match, such: "redis/**") else { return nil }
        var patterns: [Glob] = []
        for node in nodes {
            do throws(ValueFault) {
                patterns.append(try Glob(node.text))
            } catch {
                faults.value("`match`: \(error.message)", at: node)
            }
        }
        return patterns.count == nodes.count ? patterns : nil
    }

    /// Says that a pattern matches no secret, where no fault hides any.
    mutating func reportUnused(_ entry: MatchingEntry) {
        guard isValid else { return }
        faults.warning(
            "`match`: no secret of the files has such a name; correct the pattern, or remove the entry", at: entry.node)
    }

    /// Ends the merging: drops the secrets that are removed, and joins what is said of each of the others.
    mutating func settle() {
        secrets.removeAll { !$0.isPresent }
        var used = [Bool](repeating: false, count: matches.count)
        for place in secrets.indices {
            var row = SettingRows.empty
            let draft = secrets[place]
            let name = matches.isEmpty ? [] : draft.bareName
            for (number, entry) in matches.enumerated()
            where entry.file > draft.removedIn && entry.covers(draft, named: name) {
                used[number] = true
                row = join(row, entry.row)
            }
            row = join(row, secrets[place].listed)
            secrets[place].named = join(row, secrets[place].named)
            secrets[place].listed = SettingRows.empty
        }
        for (number, entry) in matches.enumerated() where !used[number] { reportUnused(entry) }
        // Nothing is looked up or joined any more.
        index = SecretIndex()
        joined = JoinedRows()
    }

    /// The row of what `upper` says over `lower`.
    mutating func join(_ lower: UInt32, _ upper: UInt32) -> UInt32 {
        if upper == SettingRows.empty { return lower }
        if lower == SettingRows.empty { return upper }
        if let known = joined.row(of: lower, below: upper) { return known }
        var settings = rows[lower]
        let added = rows[upper]
        noteNulls(of: added, over: settings)
        settings.apply(added, merging: &values.mappings, removal: .kept)
        let row = rows.add(settings)
        joined.enter(row, of: lower, below: upper)
        return row
    }
}

/// Rows that were joined of two others, so that the names of one entry share them.
struct JoinedRows {
    private var rows: [UInt64: UInt32] = [:]

    /// The row that was joined of these two; nil where none was.
    func row(of lower: UInt32, below upper: UInt32) -> UInt32? { rows[Self.key(lower, upper)] }

    /// Remembers that `row` was joined of these two.
    mutating func enter(_ row: UInt32, of lower: UInt32, below upper: UInt32) {
        rows[Self.key(lower, upper)] = row
    }

    private static func key(_ lower: UInt32, _ upper: UInt32) -> UInt64 { UInt64(lower) << 32 | UInt64(upper) }
}
