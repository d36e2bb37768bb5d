import RotationCore

/// Makes a configuration of the trees of all files: merges them, resolves what is inherited, and checks every value.
///
/// A fault leads to no other outside of its entry: what cannot be understood is marked as faulty, and whatever would
/// only be missing because of it is not reported. Accounts and defaults come first, since they decide which secret an
/// entry means; then the entries of all files in their order. What entries with `match`, with `names` and with `name`
/// say is kept apart until the end, when the one beats the other key by key.
struct ScheduleDecoder {
    var faults = Faults()
    var values: EntryValues
    var layers = Layers()
    var rows = SettingRows()
    var defaults = Settings<EntryKey>()
    var accounts = AccountTable()
    var freezes = FreezeTable()
    var secrets: [SecretDraft] = []
    var index = SecretIndex()

    /// The rows that were joined of two.
    var joined = JoinedRows()

    /// Each `null` that took something away.
    var usedNulls: Set<IdleNull> = []

    /// The entries with `match` that remove nothing.
    var matches: [MatchingEntry] = []

    /// The entries of each file, in the order of the files.
    var entryLists: [EntryList] = []

    /// What has been said of the whole of an entry's settings, so that it is not said again for each of its names.
    var reportedChecks: Set<ReportedCheck> = []

    /// The shortest gap that was looked for last: it takes long, and the next secret often has the same schedule.
    var lastGap: (schedule: Schedule, phase: Int64, gap: Duration?)?

    /// Whether a fault may hide accounts or defaults, so that their absence means nothing.
    var isIncomplete = false

    /// Whether it has been said that there is no account at all: that stands for all entries.
    var lacksAccount = false

    /// Whether a reader has refused something.
    private var hasSyntaxFaults = false

    /// A decoder that has seen nothing yet.
    init(zones: TimeZoneDatabase = TimeZoneDatabase()) {
        values = EntryValues(database: zones)
    }

    /// Takes the files as they were read, in their order.
    ///
    /// To be called once.
    mutating func decode(_ files: [DocumentReader.Outcome]) {
        for file in files {
            if !file.diagnostics.isEmpty { hasSyntaxFaults = true }
            readSections(of: file)
        }
        resolveDefaults()
        resolveAccounts()
        readEntries()
        checkAccounts()
        checkSharedNumbers()
    }

    /// Whether the files can be used.
    var isValid: Bool { faults.isEmpty && !hasSyntaxFaults && !isIncomplete }

    /// The configuration; nil where a file is faulty.
    ///
    /// The whole of the secrets and of the freezes is checked here, so it finds faults too. To be called once.
    mutating func configuration() -> Configuration? {
        let freezes = compileFreezes()
        let compiled = compileEntries()
        guard isValid else { return nil }
        var configuration = Configuration(
            accounts: accounts.drafts.map(account), entries: compiled.entries, freezes: freezes,
            zones: values.zones.table)
        addSecrets(to: &configuration, with: compiled)
        return configuration
    }
}
