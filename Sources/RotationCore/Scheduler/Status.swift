/// What an operator sees at a glance.
public struct Status: Hashable, Sendable {
    /// One account.
    public struct Account: Hashable, Sendable {
        /// Its key in the schedule file.
        public var key: String
        /// Slots occupied of its quota, which it may share.
        public var slotsUsed: Int
        /// Slots of its quota.
        public var slots: Int
        /// How many of them are taken to be left to us, where others use the account too.
        public var learnedSlots: Int?
        /// The window of its quota.
        public var window: Duration
        /// Rotations that wait.
        public var waiting: Int
        /// Attempts in flight.
        public var inFlight: Int
        /// Why it is held.
        public var hold: AccountHold?
        /// How much longer it waits after a throttled attempt.
        public var wait: Duration?
        /// Why its credential cannot be read.
        public var credentialProblem: String?
    }

    /// Secrets that the configuration names.
    public var secrets: Int
    /// Secrets that are held.
    public var heldSecrets: [SecretID]
    /// The secret that is due next.
    public var next: Due?
    /// The accounts, in the order of the configuration.
    public var accounts: [Account]
    /// How many of the rotations that wait could not be sent if slots, places and accounts were free, and why not.
    public var waits: [WaitCause: Int] = [:]
    /// Why the ledger takes no records.
    public var ledgerProblem: String?

    /// The held secrets in the same order, why each is held, and what releases it.
    public var secretHolds: [SecretHold] = []
    /// The pauses that last, the one that lasts longest first.
    public var pauses: [PauseRecord] = []
    /// The requests that are not done, by when they were accepted.
    public var requests: [Request] = []

    /// A request that is not done.
    public struct Request: Hashable, Sendable {
        /// The request.
        public var record: RequestRecord
        /// How many of its rotations are in each state.
        public var states: [RotationState: Int]
    }

    /// A secret and its next nominal time.
    public struct Due: Hashable, Sendable {
        /// The secret.
        public var secret: SecretID
        /// When its next occurrence comes due.
        public var time: Instant
    }
}

extension Scheduler {
    /// The present status: what the boot clock alone changes, at that time of it, else as of the latest event.
    public mutating func status(at time: BootTime? = nil) -> Status {
        let time = max(time ?? now.boot, now.boot)
        let used = groups.indices.map { groups[$0].occupied(at: time) }
        let held = sorted(secrets.held.filter { secrets.entry(at: $0) != nil })
        return Status(
            secrets: secrets.configuredCount, heldSecrets: held.map { secrets.id(at: $0) },
            next: dueTimes.min.map { Status.Due(secret: secrets.id(at: $0.secret), time: $0.time) },
            accounts: accounts.map { account in
                var problem: String?
                if case .unavailable(let reason) = account.credential { problem = reason }
                let end = account.record.wait.map { self.end(of: $0) }
                let group = fullestGroup(of: account, used: used)
                return Status.Account(
                    key: account.configuration.key, slotsUsed: used[group], slots: groups[group].limit,
                    learnedSlots: groups[group].learned.isEmpty ? nil : groups[group].effectiveLimit(at: time),
                    window: account.configuration.quota.window, waiting: account.waiting,
                    inFlight: account.inFlight, hold: account.record.hold,
                    wait: end.flatMap { $0 > time ? $0.duration(since: time) : nil },
                    credentialProblem: problem)
            },
            waits: waits.filter { $0.value > 0 }, ledgerProblem: ledgerProblem,
            secretHolds: held.compactMap { secrets.hold(at: $0) }, pauses: pauses.lasting,
            requests: requests.open.map { Status.Request(record: $0, states: requests.states(of: $0.request.id)) })
    }

    /// Whether a commit is under way: what it takes up has left one place and not yet reached the next.
    public var isCommitting: Bool { batch != nil }

    /// Whether nothing is in flight, due or about to be sent within `horizon`; what is held waits for somebody else.
    public func isIdle(for horizon: Duration) -> Bool {
        guard leads, isReady, batch == nil, nextConfiguration == nil, answers.isEmpty, !isClockInQuestion else {
            return false
        }
        let end = now.wall.advanced(by: horizon)
        guard sent.isEmpty, attempts.isEmpty,
            waiting.values.allSatisfy({ $0.rotation.state == .held || $0.opening.map { $0 > end } ?? false })
        else { return false }
        return dueTimes.min.map { $0.time > end } ?? true
    }

    /// The group of the account's lanes with the most slots occupied.
    private func fullestGroup(of account: Account, used: [Int]) -> Int {
        let lanes = account.firstLane..<account.firstLane + max(account.lanes.count, 1)
        return lanes.map { self.lanes[$0].group }.max { used[$0] < used[$1] } ?? 0
    }
}
