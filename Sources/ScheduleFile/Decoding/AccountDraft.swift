/// One account while the files are merged.
struct AccountDraft {
    /// Its key under `accounts`.
    let key: String

    /// Where the key stands, in the last file that has it.
    var keyNode: Node

    /// Its own keys.
    var own = Settings<AccountKey>()

    /// The keys of its `timeouts`.
    var timeouts = Settings<TimeoutKey>()

    /// The keys of entries that it gives its secrets, `region` among them.
    var entry = Settings<EntryKey>()

    /// What it says `null` of where no earlier file says anything.
    var idleNulls: [IdleNull] = []

    /// `entry` over `defaults`: what a secret has that says nothing itself.
    var inherited = Settings<EntryKey>()

    /// The region of the first secret that gives one itself.
    var firstRegion: Int?

    /// Begins an account at its key.
    init(key: String, at keyNode: Node) {
        self.key = key
        self.keyNode = keyNode
    }

    /// Marks all of which nothing is said as faulty: a fault may hide what was meant.
    mutating func doubtUnset(in layer: UInt32) {
        own.doubtUnset(in: layer)
        timeouts.doubtUnset(in: layer)
        entry.doubtUnset(in: layer)
    }
}
