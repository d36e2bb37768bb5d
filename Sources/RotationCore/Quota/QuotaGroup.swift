/// The lanes that share one quota at the server, and its slots.
///
/// An account belongs to one quota over all regions, unless all that share it say `account-region`: then each region
/// has a quota of its own. Where accounts of one group are configured differently the stricter value counts.
struct QuotaGroup: Sendable {
    /// Positions of the lanes.
    private(set) var lanes: [Int] = []
    /// The region whose calls count; nil: all calls do.
    private var region: String?
    /// Whether the calls of one region alone count.
    var isRegional: Bool { region != nil }
    /// Attempts in a window.
    private(set) var limit = Int.max
    /// Slots that attempts may occupy: what the strictest account leaves beside its headroom, at least one.
    private(set) var full = Int.max
    /// Slots that ordinary attempts may occupy: what the strictest account leaves beside its reserve and headroom, at
    /// least one.
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
    /// Those of them that are not for urgent requests.
    private(set) var ordinarySlots = SlotLog()
    /// Those of them that are retries.
    private(set) var retrySlots = SlotLog()
    /// Until when a free slot is left for others that are more pressed for time than what waits, if nothing happens
    /// before.
    var heldUntil: Instant?
    /// How many slots may be spent before claims must be looked at.
    var slack: Slack?
    /// Whose turn it is while some that are late wait.
    var lateTurns = LateTurns()
    /// When every slot counted as used, because the ledger that knew was lost.
    var assumedFull: BootTime?
    /// What throttled attempts have taught the accounts, by position; empty: that all of it is ours.
    var learned: [Int: GrowingQuota] = [:]

    /// Retries may occupy one in so many slots while first attempts wait (invariant 7).
    private static let retryParts = 5

    /// Slots that retries may occupy while first attempts wait: a fifth of those that are taken to be ours.
    func retryShare(at now: BootTime) -> Int { effectiveLimit(at: now) / Self.retryParts }

    /// How many slots are occupied at `now`.
    mutating func occupied(at now: BootTime) -> Int {
        let occupied = slots.occupied(at: now, span: span)
        guard let assumedFull else { return occupied }
        if assumedFull.advanced(by: span) > now { return max(occupied, limit) }
        self.assumedFull = nil
        return occupied
    }

    /// How many slots ordinary attempts occupy at `now`.
    mutating func ordinaryOccupied(at now: BootTime) -> Int { ordinarySlots.occupied(at: now, span: span) }

    /// How many slots retries occupy at `now`.
    mutating func retriesOccupied(at now: BootTime) -> Int { retrySlots.occupied(at: now, span: span) }

    /// When an attempt may occupy a slot, if no other is added: `now` at the earliest, nil while only completions to
    /// come tell.
    func nextSlot(isUrgent: Bool, at now: BootTime) -> BootTime? {
        guard let any = slots.falls(below: full, span: span, at: now),
            let own = isUrgent ? any : ordinarySlots.falls(below: usable, span: span, at: now)
        else { return nil }
        let time = max(any, own)
        return learnedSlot(from: assumedFull.map { max(time, $0.advanced(by: span)) } ?? time)
    }

    /// When retries have their share beside first attempts that wait, in the same way.
    func nextRetryShare(at now: BootTime) -> BootTime? { learnedShare(of: Self.retryParts, in: retrySlots, from: now) }

    /// How many ordinary attempts may occupy a slot by `time`, if none is added but those that are about to be.
    func ordinarySlots(by time: BootTime, besides taken: (all: Int, ordinary: Int)) -> Int {
        min(
            min(full, effectiveLimit(at: time)) - taken.all - slots.remaining(at: time, span: span),
            usable - taken.ordinary - ordinarySlots.remaining(at: time, span: span))
    }

    /// When so many slots are free for ordinary attempts, the first ones in order, if none is added but those that are
    /// about to be.
    ///
    /// What is in flight is taken to complete now.
    func ordinarySlotTimes(
        _ count: Int, at now: BootTime, besides taken: (all: Int, ordinary: Int)
    ) -> [BootTime] {
        var times = Array(repeating: now, count: min(max(ordinarySlots(by: now, besides: taken), 0), count))
        for completion in ordinarySlots.completions where times.count < count {
            let end = completion.advanced(by: span)
            if end > now { times.append(end) }
        }
        let rest = min(count, usable) - times.count
        return rest > 0 ? times + Array(repeating: now.advanced(by: span), count: rest) : times
    }

    /// An ordinary first attempt was made and completed at that moment.
    mutating func recordOrdinary(completionAt time: BootTime) {
        slots.record(completionAt: time)
        ordinarySlots.record(completionAt: time)
    }

    /// Changes every log in which an attempt counts.
    mutating func changeLogs(of attempt: AttemptRecord, _ change: (inout SlotLog) -> Void) {
        change(&slots)
        if !attempt.isUrgent { change(&ordinarySlots) }
        if attempt.isRetry { change(&retrySlots) }
    }

    /// Whether an attempt of that secret, account number and access key may count for this group at the server.
    ///
    /// The answer never changes, so that what began a slot ends it.
    func mayCount(_ secret: SecretID, number attemptNumber: String?, accessKeyID: String) -> Bool {
        if let region, region != secret.region { return false }
        if keys.contains(secret.account) { return true }
        if let number, let attemptNumber { return number == attemptNumber }
        return accessKeyIDs.contains(accessKeyID)
    }
}

extension QuotaGroup {
    /// A lane, by what tells whose quota it shares.
    struct Member {
        var configuration: AccountConfiguration
        var accessKeyID: String?
        var region: String?
    }

    /// Groups lanes by their accounts' number, and where one of them has none, by access key.
    ///
    /// Accounts with different numbers never share. Accounts that share and all have regional quotas make one group for
    /// each region.
    static func make(of lanes: [Member]) -> [QuotaGroup] {
        var groups: [QuotaGroup] = []
        for sharing in lanesThatShare(lanes) {
            var common = QuotaGroup()
            for lane in sharing { common.admit(lanes[lane].configuration, accessKeyID: lanes[lane].accessKeyID) }
            guard sharing.allSatisfy({ lanes[$0].region != nil }) else {
                common.lanes = sharing
                groups.append(common)
                continue
            }
            var byRegion: [String: Int] = [:]
            for lane in sharing {
                guard let region = lanes[lane].region else { continue }
                if byRegion[region] == nil {
                    byRegion[region] = groups.count
                    groups.append(common)
                }
                guard let group = byRegion[region] else { continue }
                groups[group].region = region
                groups[group].lanes.append(lane)
            }
        }
        return groups
    }

    /// The positions of the lanes, those together whose accounts are one at the server.
    fileprivate static func lanesThatShare(_ lanes: [Member]) -> [[Int]] {
        var sharing: [[Int]] = []
        var byAccount: [String: Int] = [:]
        var byNumber: [String: Int] = [:]
        var byKey: [String: Int] = [:]
        let numbered = lanes.indices.filter { lanes[$0].configuration.number != nil }
        let others = lanes.indices.filter { lanes[$0].configuration.number == nil }
        for position in numbered + others {
            let (configuration, key) = (lanes[position].configuration, lanes[position].accessKeyID)
            let shared =
                byAccount[configuration.key] ?? configuration.number.map { byNumber[$0] } ?? key.flatMap { byKey[$0] }
            let group = shared ?? sharing.count
            if shared == nil { sharing.append([]) }
            sharing[group].append(position)
            byAccount[configuration.key] = group
            if let number = configuration.number { byNumber[number] = group }
            if let key, byKey[key] == nil { byKey[key] = group }
        }
        return sharing
    }

    private mutating func admit(_ configuration: AccountConfiguration, accessKeyID: String?) {
        keys.insert(configuration.key)
        if let accessKeyID { accessKeyIDs.insert(accessKeyID) }
        number = number ?? configuration.number
        limit = min(limit, configuration.quota.limit)
        full = min(full, max(configuration.quota.limit - configuration.headroom, 1))
        usable = min(usable, configuration.usableSlots)
        span = max(span, configuration.slotSpan)
    }
}

extension Configuration {
    /// The accounts in their order, those together that share one quota when a forecast is made: by number, and where
    /// one has none, by the name of the credential.
    public var accountsBySharedQuota: [[AccountConfiguration]] {
        let members = accounts.map { QuotaGroup.Member(configuration: $0, accessKeyID: $0.forecastAccessKeyID) }
        let sharing = QuotaGroup.lanesThatShare(members).map { $0.sorted() }
        return sharing.sorted { $0[0] < $1[0] }.map { $0.map { accounts[$0] } }
    }
}

extension AccountConfiguration {
    /// What stands for the access key where none is read: accounts that name the same credential have the same key.
    var forecastAccessKeyID: String { credentials ?? "" }
}
