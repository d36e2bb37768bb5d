import RotationCore

extension ScheduleDecoder {
    /// Whether an entry that removes says nothing else; reports each key that it must not have.
    mutating func checkRemoval(_ settings: Settings<EntryKey>, layer: UInt32) -> Bool {
        var isGood = true
        for key in EntryKey.allCases where settings[key].isGiven {
            if key == .remove || key == .account || key == .region || EntryKey.naming.contains(key) { continue }
            isGood = false
            guard let pair = layers.pair(of: key, in: layer) else { continue }
            faults.schema(
                "`\(key.text)` beside `remove`, which leaves nothing of the secret; remove one of the two", at: pair.key
            )
        }
        return isGood
    }

    /// Removes what files up to the one of the entry say of its secrets.
    mutating func removeSecrets(of source: Source) {
        switch source.naming {
        case .name:
            guard isName(source.names) else { return }
            removeSecret(source.names, of: account(of: source), source)
        case .names:
            guard isNameList(source.names) else { return }
            let account = account(of: source)
            for name in source.names.elements { removeSecret(name, of: account, source) }
        case .match:
            guard let entry = matchingEntry(source) else { return }
            var isUsed = false
            for place in secrets.indices
            where secrets[place].isPresent && entry.covers(secrets[place], named: secrets[place].bareName) {
                isUsed = true
                remove(place, in: source.file)
            }
            if !isUsed { reportUnused(entry) }
        }
    }

    private mutating func removeSecret(_ node: Node, of account: AccountPlace?, _ source: Source) {
        guard let name = secretName(node), let account, let region = region(of: name, node, account, source) else {
            return
        }
        let identity = identity(of: name, node, account: account, region: region)
        guard let place = index.place(of: identity, in: secrets), secrets[place].isPresent else {
            // Where a fault hides the account or the region, the secret may be there.
            if account.code >= 0, region >= 0, !isIncomplete {
                faults.warning(
                    "`remove`: no file up to this one has `\(Excerpt.bounded(node.utf8))`; remove the entry, or correct "
                        + "the name", at: node)
            }
            return
        }
        if source.naming == .name ? secrets[place].namedIn == source.file : secrets[place].listedIn == source.file {
            reportRepeated(node, at: place)
        }
        remove(place, in: source.file)
    }

    private mutating func remove(_ place: Int, in file: UInt32) {
        secrets[place].removedIn = file
        secrets[place].listed = SettingRows.empty
        secrets[place].named = SettingRows.empty
    }
}
