import RotationCore

/// The entries that all secrets have.
struct CompiledEntries {
    /// So many distinct entries are compared with those that come; where there are more, hardly any two are the same.
    private static let mostCompared = 4096

    private(set) var entries: [Entry] = []
    private var known: [Entry: Int32] = [:]

    /// The position of each secret's entry; -1 where it has none.
    var positions: [Int32] = []

    /// Entries of the distinct terms: another one with the same shares them.
    private var termed: [EntryTerms: Entry] = [:]

    /// The position of an entry, which is added where it is new.
    mutating func position(of schedule: Schedule, _ terms: EntryTerms) -> Int32 {
        var entry = termed[terms] ?? Entry(schedule: schedule, terms: terms)
        if termed.count < Self.mostCompared { termed[terms] = entry }
        entry.schedule = schedule
        if let position = known[entry] { return position }
        let position = Int32(clamping: entries.count)
        entries.append(entry)
        if known.count < Self.mostCompared { known[entry] = position }
        return position
    }
}

extension ScheduleDecoder {
    /// Gives each secret its entry, and reports what is wrong with the whole of what is said of it.
    mutating func compileEntries() -> CompiledEntries {
        var compiled = CompiledEntries()
        compiled.positions.reserveCapacity(secrets.count)
        var forms = FormTable()
        for place in secrets.indices {
            let form = forms.place(account: secrets[place].account, row: secrets[place].named, in: rows)
            if !forms[form].isGood {
                let (position, isGood) = compileEntry(of: secrets[place], &compiled)
                forms[form].isGood = isGood
                forms[form].position = position ?? -1
            }
            compiled.positions.append(forms[form].position)
        }
        return compiled
    }

    /// What is said of a secret in all places, under the place that counts.
    mutating func settings(of draft: SecretDraft) -> Settings<EntryKey> {
        var settings = inherited(of: draft.account)
        var own = rows[draft.named]
        own.leaveOutRemoved()
        settings.apply(own, merging: &values.mappings)
        return settings
    }

    /// The position of a secret's entry, where it has one, and whether nothing was found in it.
    private mutating func compileEntry(
        of draft: SecretDraft, _ compiled: inout CompiledEntries
    ) -> (position: Int32?, isGood: Bool) {
        var check = EntryCheck(draft: draft, settings: settings(of: draft))
        guard let schedule = schedule(&check) else {
            if isValid, let entry = layers.mapping(draft.layer) {
                faults.value("the schedule makes no sense as a whole; correct `every` and `anchor`", at: entry)
            }
            return (nil, false)
        }
        checkTimes(of: schedule, &check)
        checkCombinations(&check)
        checkNulls(&check)
        let position = isValid ? compiled.position(of: schedule, terms(check.settings)) : nil
        return (position, check.isGood)
    }

    /// What settings in which no fault was found say beside the schedule.
    private func terms(_ settings: Settings<EntryKey>) -> EntryTerms {
        let zone = zone(of: settings)
        func date(_ key: EntryKey) -> Instant? {
            settings[key].code.flatMap { values.dates[$0] }?.instant(in: values.zones.table[zone])
        }
        func length(_ key: EntryKey) -> Duration? { settings[key].code.flatMap { values.lengths[$0] } }
        let group = settings[.exclusive].code.flatMap { values.groups[$0] }
        var retry = EntryText.retry(settings[.retry].code.map { values.mappings.values($0) } ?? [:])
        retry.maxAttempts = settings[.maxAttempts].code ?? retry.maxAttempts
        var terms = EntryTerms()
        terms.start = date(.start)
        terms.end = date(.end)
        terms.within = settings[.within].code.flatMap { values.delays[$0] }
        terms.window = settings[.window].code.flatMap { values.windows[$0] }
        terms.zone = zone
        terms.jitter = length(.jitter) ?? .zero
        terms.catchUp = settings[.catchUp].code.map { Entry.CatchUp.allCases[$0] } ?? .latest
        terms.catchUpWindow = settings[.catchUpWindow].code.flatMap { values.delays[$0] }
        terms.exclusive = group
        terms.spacing = group == nil ? .zero : length(.spacing) ?? .zero
        terms.onFirstSight = settings[.onFirstSight].code.map { Entry.OnFirstSight.allCases[$0] } ?? .wait
        terms.minInterval = length(.minInterval)
        terms.type = settings[.type].code.flatMap { values.types[$0] }
        terms.labels = settings[.labels].code.map { values.mappings.values($0) } ?? [:]
        terms.isEnabled = settings[.enabled].code != 0
        terms.retry = retry
        return terms
    }

    /// The zone in force: UTC where nobody says one.
    func zone(of settings: Settings<EntryKey>) -> TimeZoneTable.ID {
        settings[.timezone].code.flatMap { values.zones[$0] } ?? .utc
    }

    /// Puts the secrets, of which everything has been checked, into the configuration.
    func addSecrets(to configuration: inout Configuration, with compiled: CompiledEntries) {
        configuration.secrets.reserveCapacity(secrets.count)
        for (draft, position) in zip(secrets, compiled.positions) {
            let id = secretID(of: draft)
            configuration.secrets.append(
                SecretConfiguration(
                    id: id, sentName: draft.prefixLength == 0 ? id.name : draft.nameNode.text, entry: Int(position)))
        }
    }
}
