import RotationCore

extension ScheduleDecoder {
    /// Merges the `freezes` of one file.
    mutating func readFreezes(_ section: Node) {
        if section.isNull || section.isReported { return }
        guard section.kind == .sequence else {
            faults.schema("`freezes` must be a list; begin each freeze with `- name: NAME`", at: section)
            return
        }
        freezes.beginList()
        for freeze in section.elements {
            guard isMapping(freeze, "a freeze is a mapping; write `- name: NAME` and its other keys below it") else {
                continue
            }
            readFreeze(freeze)
        }
    }

    private mutating func readFreeze(_ mapping: Node) {
        let layer = layers.add(mapping)
        var settings = Settings<FreezeKey>()
        var isDoubtful = false
        for (key, value) in mapping.pairs {
            guard let known = FreezeKey.named(key) else {
                if !reportUnknown(key, in: .freeze).isEmpty { isDoubtful = true }
                continue
            }
            settings[known] = setting(of: known, value, in: layer)
            let isOnce = known == .from || known == .to
            guard isOnce || known == .yearly, settings[known].isGiven else { continue }
            let rivals: [FreezeKey] = isOnce ? [.yearly] : [.from, .to]
            guard let rival = rivals.first(where: { settings[$0].isGiven }) else { continue }
            faults.schema(
                "`\(known.text)` beside `\(rival.text)`; a freeze is either from one time to another or yearly, remove "
                    + "the other", at: key)
            isDoubtful = true
        }
        if isDoubtful { settings.doubtUnset(in: layer) }
        guard settings[.name].code != nil, let node = layers.value(of: FreezeKey.name, in: layer) else {
            if !settings[.name].isFaulty {
                faults.schema("the freeze has no name; write `name: NAME`, by which later files mean it", at: mapping)
            }
            return
        }
        let name = node.text
        if let known = freezes[name], known.list == freezes.listCount {
            faults.value(
                "`\(Excerpt.bounded(name))` is there already, on line \(known.nameNode.position.line); remove one of "
                    + "the two, or join their keys", at: node)
        }
        freezes.merge(settings, name: name, at: node)
    }

    /// What a value says of a key of a freeze; reports what is wrong with it.
    private mutating func setting(of key: FreezeKey, _ value: Node, in layer: UInt32) -> Setting {
        if value.isNull { return .removed(in: layer) }
        if key == .accounts || key == .secrets { return list(value, of: key, in: layer) }
        guard isScalar(value, key) else { return .faulty(in: layer) }
        do throws(ValueFault) {
            switch key {
            case .timezone: return .value(try values.zoneCode(of: value.utf8), in: layer)
            case .name: _ = try FreezeText.name(value.text)
            case .yearly: _ = try YearlySpan(value.text)
            case .from, .to: _ = try DateTimeText(value.text)
            case .accounts, .secrets: break
            }
            return .value(0, in: layer)
        } catch {
            faults.value("`\(key.text)`: \(error.message)", at: value)
            return .faulty(in: layer)
        }
    }

    /// What a value says of `accounts` or `secrets`; whether the accounts are there is seen later.
    private mutating func list(_ value: Node, of key: FreezeKey, in layer: UInt32) -> Setting {
        guard let nodes = texts(of: value, key, such: key == .accounts ? "main" : "redis/**") else {
            return .faulty(in: layer)
        }
        guard key == .secrets else { return .value(0, in: layer) }
        var isGood = true
        for node in nodes {
            do throws(ValueFault) {
                _ = try Glob(node.text)
            } catch {
                faults.value("`secrets`: \(error.message)", at: node)
                isGood = false
            }
        }
        return isGood ? .value(0, in: layer) : .faulty(in: layer)
    }

    /// The freezes as the core takes them; without those that are faulty.
    mutating func compileFreezes() -> [Freeze] {
        var compiled: [Freeze] = []
        for draft in freezes.drafts {
            if let freeze = compile(draft) { compiled.append(freeze) }
        }
        checkCover(of: freezes.drafts)
        return compiled
    }

    private mutating func compile(_ draft: FreezeDraft) -> Freeze? {
        let settings = draft.settings
        let accounts = accountKeys(of: draft)
        guard let zone = zone(of: draft) else { return nil }
        let secrets = nodes(of: .secrets, in: draft).compactMap { try? Glob($0.text) }
        if settings[.yearly].isFaulty || settings[.from].isFaulty || settings[.to].isFaulty { return nil }
        if let span = text(.yearly, of: draft).flatMap({ try? YearlySpan($0) }) {
            return Freeze(name: draft.name, yearly: span, zone: zone, accounts: accounts, secrets: secrets)
        }
        let from = text(.from, of: draft).flatMap { try? DateTimeText($0) }
        let to = text(.to, of: draft).flatMap { try? DateTimeText($0) }
        guard let from, let to else {
            let advice =
                from == nil && to == nil
                ? "has no time; write `from` and `to`, or `yearly: 12-24..01-02`"
                : "has no `\(from == nil ? "from" : "to")`; write both, such as 2026-11-10T00:00 and 2026-11-13T00:00"
            faults.schema("the freeze `\(Excerpt.bounded(draft.name))` \(advice)", at: draft.nameNode)
            return nil
        }
        do throws(ValueFault) {
            return try Freeze(
                name: draft.name, from: from, to: to, in: values.zones.table[zone], accounts: accounts,
                secrets: secrets)
        } catch {
            if let node = layers.value(of: FreezeKey.to, in: settings[.to].layer) {
                faults.value("`to`: \(error.message)", at: node)
            }
            return nil
        }
    }

    /// The zone of a freeze: its own, or that of the defaults, or UTC; nil where a fault hides it.
    private func zone(of draft: FreezeDraft) -> TimeZoneTable.ID? {
        let setting = draft.settings[.timezone].isGiven ? draft.settings[.timezone] : defaults[.timezone]
        if setting.isFaulty { return nil }
        return setting.code.flatMap { values.zones[$0] } ?? .utc
    }

    private func text(_ key: FreezeKey, of draft: FreezeDraft) -> String? {
        let setting = draft.settings[key]
        return setting.code.flatMap { _ in layers.value(of: key, in: setting.layer)?.text }
    }
}
