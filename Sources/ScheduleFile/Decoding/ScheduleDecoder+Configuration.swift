import RotationCore

extension ScheduleDecoder {
    /// Gives each secret its schedule, and reports those that have none.
    mutating func compileSchedules() -> ScheduleTable {
        var table = ScheduleTable()
        var lastReported: UInt32?
        for draft in secrets {
            var settings = inherited(of: draft.account)
            settings.apply(draft.own)
            checkAnchor(in: &settings, of: draft, after: &lastReported)
            if settings[.every].isFaulty || settings[.cron].isFaulty || settings[.anchor].isFaulty { continue }
            guard settings[.every].isGiven || settings[.cron].isGiven else {
                if lastReported != draft.layer, let entry = layers.mapping(draft.layer) {
                    faults.schema("the secret has no schedule; write `every: 30d` or a `cron` expression", at: entry)
                }
                lastReported = draft.layer
                continue
            }
            guard isValid else { continue }
            if !table.enter(parts(of: settings), from: values), let entry = layers.mapping(draft.layer) {
                faults.value("the schedule makes no sense as a whole; correct `every` and `anchor`", at: entry)
            }
        }
        return table
    }

    /// Reports an own `anchor` whose secret has no `every`, once for the names of an entry.
    private mutating func checkAnchor(
        in settings: inout Settings<EntryKey>, of draft: SecretDraft, after lastReported: inout UInt32?
    ) {
        let layer = settings[.anchor].layer
        let wasGiven = settings[.anchor].code != nil
        if lastReported == layer, wasGiven, !settings[.every].isGiven {
            settings[.anchor] = .faulty(in: layer)
            return
        }
        checkAnchor(in: &settings)
        guard wasGiven, settings[.anchor].isUnset else { return }
        settings[.anchor] = .faulty(in: layer)
        lastReported = layer
    }

    private func parts(of settings: Settings<EntryKey>) -> ScheduleTable.Parts {
        func code(_ key: EntryKey) -> Int32 { settings[key].code.map { Int32(clamping: $0) } ?? -1 }
        var parts = ScheduleTable.Parts()
        if settings[.cron].isGiven {
            parts.cron = code(.cron)
            parts.zone = code(.timezone)
        } else {
            parts.every = code(.every)
            parts.anchor = code(.anchor)
            if parts.anchor >= 0 { parts.zone = code(.timezone) }
        }
        return parts
    }

    /// Puts entries and secrets, of which everything has been checked, into the configuration.
    func addSecrets(to configuration: inout Configuration, with table: ScheduleTable) {
        configuration.secrets.reserveCapacity(secrets.count)
        var positions: [Entry: Int] = [:]
        for (draft, place) in zip(secrets, table.placeOfSecret) {
            let account = accounts[Int(draft.account)]
            var settings = account.inherited
            settings.apply(draft.own)
            let region = values.regions[Int(draft.region)] ?? ""
            let entry = Entry(
                schedule: table.schedules[Int(place)], within: settings[.within].code.flatMap { values.delays[$0] },
                onFirstSight: settings[.onFirstSight].code.map { Entry.OnFirstSight.allCases[$0] } ?? .wait,
                isEnabled: settings[.enabled].code != 0)
            let position = positions[entry] ?? configuration.entries.count
            if position == configuration.entries.count {
                configuration.entries.append(entry)
                positions[entry] = position
            }
            configuration.secrets.append(
                SecretConfiguration(
                    id: SecretID(account: account.key, region: region, name: draft.name), sentName: draft.writtenName,
                    entry: position))
        }
    }
}
