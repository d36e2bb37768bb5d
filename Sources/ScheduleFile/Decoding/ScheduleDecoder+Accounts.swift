import RotationCore

extension ScheduleDecoder {
    /// Merges the `accounts` of one file.
    mutating func readAccounts(_ section: Node) {
        if section.isNull { return }
        guard isMapping(section, "`accounts` must be a mapping; write each account's key and below it its keys") else {
            isIncomplete = true
            return
        }
        var removed: [String: Node] = [:]
        for (key, value) in section.pairs {
            let name = key.text
            do throws(ValueFault) {
                _ = try AccountText.key(name)
            } catch {
                faults.value(error.message, at: key)
                isIncomplete = true
                continue
            }
            if value.isNull {
                removed[name] = key
            } else {
                readAccount(value, place: accounts.open(name, at: key))
            }
        }
        accounts.remove(removed)
    }

    /// Merges the keys of one account.
    private mutating func readAccount(_ mapping: Node, place: Int) {
        let layer = layers.add(mapping)
        guard isMapping(mapping, "an account is a mapping; write its keys below it, such as `region: cn-hangzhou`")
        else {
            accounts[place].doubtUnset(in: layer)
            return
        }
        let entry = readEntryKeys(
            of: mapping, in: layer, as: .account
        ) { decoder, key, value in
            guard let known = AccountKey.named(key) else { return false }
            decoder.readOwn(known, value, layer: layer, place: place)
            return true
        }
        noteIdleNulls(of: entry, ofAccountAt: place)
        accounts[place].entry.apply(entry, merging: &values.mappings)
    }

    private mutating func readOwn(_ key: AccountKey, _ value: Node, layer: UInt32, place: Int) {
        if key == .timeouts { return readTimeouts(value, place: place) }
        var setting = Setting.unset
        if !value.isNull {
            setting = isScalar(value, key) ? .value(0, in: layer) : .faulty(in: layer)
        }
        if setting.code != nil {
            do throws(ValueFault) {
                try AccountText.check(value.text, for: key)
            } catch {
                faults.value("`\(key.text)`: \(error.message)", at: value)
                setting = .faulty(in: layer)
            }
        }
        accounts[place].own[key] = setting
    }

    /// Merges `timeouts` by key; `null` removes both.
    private mutating func readTimeouts(_ mapping: Node, place: Int) {
        let layer = layers.add(mapping)
        if mapping.isNull {
            accounts[place].timeouts = Settings()
            return
        }
        guard isMapping(mapping, "`timeouts` is a mapping; write {connect: 5s, answer: 10s}") else {
            accounts[place].timeouts.doubtUnset(in: layer)
            return
        }
        for (key, value) in mapping.pairs {
            guard let known = TimeoutKey.named(key) else {
                _ = reportUnknown(key, in: .timeouts)
                accounts[place].timeouts.doubtUnset(in: layer)
                continue
            }
            var setting = Setting.unset
            if !value.isNull {
                setting = isScalar(value, known) ? .value(0, in: layer) : .faulty(in: layer)
            }
            if setting.code != nil {
                do throws(ValueFault) {
                    _ = try EntryText.positive(value.text)
                } catch {
                    faults.value("`\(known.text)`: \(error.message)", at: value)
                    setting = .faulty(in: layer)
                }
            }
            accounts[place].timeouts[known] = setting
        }
    }
}
