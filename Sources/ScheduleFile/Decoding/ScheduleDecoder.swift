import RotationCore

/// Makes a configuration of the trees of all files: merges them, resolves what is inherited, and checks every value.
///
/// A fault leads to no other outside of its entry: what cannot be understood is marked as faulty, and whatever would
/// only be missing because of it is not reported. Accounts and defaults come first, since they decide which secret an
/// entry means; then the entries with `names` of all files, then those with `name`, which beat them key by key.
struct ScheduleDecoder {
    var faults = Faults()
    var values: EntryValues
    var layers = Layers()
    var defaults = Settings<EntryKey>()
    var accounts = AccountTable()
    var secrets: [SecretDraft] = []
    var index = SecretIndex()

    /// The entries of each file, in the order of the files.
    var entryLists: [EntryList] = []

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
    var isValid: Bool { faults.isEmpty && !hasSyntaxFaults }

    /// The configuration; nil where a file is faulty.
    ///
    /// The whole of the secrets is checked here, so it finds faults too.
    mutating func configuration() -> Configuration? {
        let schedules = compileSchedules()
        guard isValid else { return nil }
        var configuration = Configuration(accounts: accounts.drafts.map(account), zones: values.zones.table)
        addSecrets(to: &configuration, with: schedules)
        return configuration
    }
}
