/// The accounts that share one quota at the server, and its slots.
///
/// An account belongs to one quota over all regions. Where accounts of one group are configured differently the
/// stricter value counts.
struct QuotaGroup: Sendable {
    /// Positions of the accounts.
    private(set) var accounts: [Int] = []
    /// Attempts in a window.
    private(set) var limit = Int.max
    /// Slots that ordinary attempts may occupy: what the strictest account leaves beside its reserve, at least one.
    private(set) var usable = Int.max
    /// One window and the guard: for so long after its completion an attempt holds its slot.
    private(set) var span: Duration = .zero
    /// The account number, where one of the accounts gives it.
    private var number: String?
    /// The accounts' keys in the schedule file.
    private var keys: Set<String> = []
    /// The access keys that sign for the accounts, as far as they are known.
    private var accessKeyIDs: Set<String> = []

    /// All attempts.
    var slots = SlotLog()
    /// Those of them that are retries.
    var retrySlots = SlotLog()
    /// When every slot counted as used, because the ledger that knew was lost.
    var assumedFull: BootTime?

    /// Slots that retries may occupy while first attempts wait: at most a fifth of them (invariant 7).
    var retryShare: Int { limit / 5 }

    /// How many slots are occupied at `now`.
    mutating func occupied(at now: BootTime) -> Int {
        let occupied = slots.occupied(at: now, span: span)
        guard let assumedFull else { return occupied }
        if assumedFull.advanced(by: span) > now { return max(occupied, limit) }
        self.assumedFull = nil
        return occupied
    }

    /// When an ordinary attempt may occupy a slot, if no other is added: `now` at the earliest, nil while only
    /// completions to come tell.
    func nextSlot(at now: BootTime) -> BootTime? {
        guard let time = slots.falls(below: usable, span: span, at: now) else { return nil }
        return assumedFull.map { max(time, $0.advanced(by: span)) } ?? time
    }

    /// Whether an attempt of that account's key in the file, account number and access key may count for this group at
    /// the server.
    ///
    /// The answer never changes, so that what began a slot ends it.
    func mayCount(account: String, number attemptNumber: String?, accessKeyID: String) -> Bool {
        if keys.contains(account) { return true }
        if let number, let attemptNumber { return number == attemptNumber }
        return accessKeyIDs.contains(accessKeyID)
    }
}

extension QuotaGroup {
    /// Groups accounts by number, and where one of them has none, by access key; accounts with different numbers never
    /// share.
    static func make(of accounts: [(configuration: AccountConfiguration, accessKeyID: String?)]) -> [QuotaGroup] {
        var groups: [QuotaGroup] = []
        var byNumber: [String: Int] = [:]
        var byKey: [String: Int] = [:]
        let numbered = accounts.indices.filter { accounts[$0].configuration.number != nil }
        let others = accounts.indices.filter { accounts[$0].configuration.number == nil }
        for position in numbered + others {
            let (configuration, key) = accounts[position]
            let known = configuration.number.map { byNumber[$0] } ?? key.flatMap { byKey[$0] }
            let group = known ?? groups.count
            if known == nil { groups.append(QuotaGroup()) }
            groups[group].admit(configuration, accessKeyID: key, at: position)
            if let number = configuration.number { byNumber[number] = group }
            if let key, byKey[key] == nil { byKey[key] = group }
        }
        return groups
    }

    private mutating func admit(_ configuration: AccountConfiguration, accessKeyID: String?, at position: Int) {
        accounts.append(position)
        keys.insert(configuration.key)
        if let accessKeyID { accessKeyIDs.insert(accessKeyID) }
        number = number ?? configuration.number
        limit = min(limit, configuration.quota.limit)
        usable = min(usable, max(configuration.quota.limit - configuration.reserve, 1))
        span = max(span, configuration.slotSpan)
    }
}
