import DequeModule
import HeapModule

/// The whole logic of the daemon as a value: events in, decisions out.
///
/// It knows no clock, disk or network. Its state is a fold of records (`apply(_:)`), plus what dies with the process:
/// open calls, credentials, unprocessed answers. One commit is under way at a time; what happens meanwhile is decided
/// when it has ended, so every decision is made on applied state.
public struct Scheduler: Sendable {
    /// The boot in which it runs.
    let bootID: BootID
    /// The source of jitter.
    var generator: SeededGenerator
    /// The clocks at the latest event, the wall clock corrected.
    var now: ClockReading
    /// The system's wall clock minus its boot clock at the latest event, in microseconds.
    var systemOffset: Int64
    /// What is added to the system's wall clock because KMS's Date says so; a step of it ends that.
    package internal(set) var clockCorrection: Duration = .zero
    /// The account by whose KMS the clock goes since it last stepped; nil: it is the system's, which nobody contradicted.
    var clockReference: String?
    /// Whether it decides, or only applies records.
    var leads = false
    var isStopping = false
    var isStopped = false
    var isReady = false
    /// Whether a configuration is in force.
    var isConfigured = false
    /// The configuration in force, but for its secrets.
    var configuration = Configuration()

    // Accounts, their queues and their quotas, by position.
    var accounts: [Account] = []
    var accountPositions: [String: Int] = [:]
    var lanes: [Lane] = []
    var groups: [QuotaGroup] = []
    /// Records of accounts that the configuration does not name, or not yet.
    var unnamedAccounts: [String: AccountRecord] = [:]
    /// Credentials of accounts that no configuration in force names yet.
    var earlyCredentials: [String: CredentialState] = [:]

    var secrets = SecretTable()
    /// The secret that was looked for last: the records of one secret come together.
    private var lastFound: (id: SecretID, position: Int)?
    var dueTimes = DueTimes()
    /// The configuration's longest span, which every place needs.
    var longestSpan: Duration = .zero
    /// When secrets whose next occurrences will be pressed for time get their claims.
    var approaches = DueTimes()
    /// What waits or comes due soon and may need a slot before others.
    var claims = Claims()
    /// Whether occurrences of an entry may be pressed for time.
    var pressed: [Bool] = []
    /// Whether that of some entry may, or only one of some secrets may be rotated at a time: else the one with the
    /// earliest deadline is always the right one.
    var looksAhead = false
    var lastTicket: UInt64 = 0

    /// When windows and freezes let attempts start.
    var openings = OpeningTable()
    /// Waiting rotations whose window opens, or whose least interval ends, by the wall clock.
    var closed = Heap<Appointment<Instant>>()
    var exclusiveGroups = ExclusiveGroups()
    /// Whether waiting rotations may stand in the wrong place, because the wall clock stepped or more of the age of
    /// what the ledger holds is known.
    var waitersAreDoubtful = false

    /// Rotations in `queued` or `held`, by secret.
    private(set) var waiting: [Int: Waiting] = [:]
    /// How many of them something other than slots, places and accounts keeps from being sent.
    private(set) var waits: [WaitCause: Int] = [:]
    /// Rotations in `sent`, by secret.
    var sent: [Int: RotationRecord] = [:]
    /// The attempt in flight, by secret: at most one (invariant 4).
    var attempts: [Int: AttemptRecord] = [:]
    /// What this process knows of the attempts in flight, by secret.
    var calls: [Int: Call] = [:]
    /// When calls without an answer complete; entries whose time is not the call's are stale.
    var callEnds = Heap<Appointment<BootTime>>()
    /// Attempts that are durable but were not sent at once: to be stamped anew or withdrawn.
    var unsent: Set<Int> = []
    /// Completed attempts that may still occupy a slot, in order of completion.
    var completed: Deque<AttemptRecord> = []
    /// The latest boot clock that the ledger shows of each earlier boot: what happened before it is older by the
    /// difference.
    var earlierBoots: [BootID: BootTime] = [:]

    /// What operators want and is not dealt with yet, in order.
    var orders: Deque<OperatorOrder> = []
    /// What operators asked for.
    var requests = RequestTable()
    /// What is paused.
    var pauses = PauseTable()

    /// Answers that no batch has dealt with yet.
    var answers: [ReceivedAnswer] = []
    /// The latest Date of KMS, and the boot clock when it was seen.
    var latestDate: (date: Instant, seen: BootTime)?
    /// What a Date may lag behind the moment at which it was seen: the longest wait for an answer, and the Date's own
    /// second.
    var dateTolerance: Duration = .seconds(11)

    /// The commit that is under way.
    var batch: Batch?
    /// How long the latest commit took.
    var commitDuration: Duration = .zero
    /// When a refused commit is tried again.
    var commitRetry: BootTime?
    /// How long the wait after the next refused commit is.
    var commitWait = Self.commitWaits.lowerBound
    /// Why the ledger takes no records, where it does not.
    var ledgerProblem: String?
    /// Whether the ledger is lost for good.
    var ledgerIsLost = false

    /// Whether a configuration has come, in force or not.
    var wasConfigured = false
    /// Whether the configuration that comes into force next is a reload's, which is answered.
    var isReloadAwaited = false
    /// A configuration that waits to be adopted.
    var nextConfiguration: Configuration?
    /// When the ledger that knew the quotas turned out to be lost: accounts that are named for the first time start
    /// with a full one.
    var ledgerLoss: Stamp?
    /// Whether a hold may have ended because the file or a credential changed.
    var reviewsHolds = false
    /// Whether first sights are to be held against a step of the clock.
    var firstSightsAreDoubtful = false
    /// Whether some stay as they are until KMS's Date tells which clock is right: it is asked for.
    var firstSightsAwaitDate = false
    /// Whether a correction of the clock says that this boot's first sights happened at another time.
    var firstSightsAreOff = false
    /// When the latest configuration was adopted.
    var adopted: BootTime?
    /// What configurations changed by a clock for which nobody vouched.
    var doubtfulEdits = DoubtfulEdits()
    /// Whether batches tell nothing: the forecast reads records alone.
    var isSilent = false
    /// What the rotations that the forecast is about to send waited for last, by secret.
    var waitCauses: [Int: WaitCause] = [:]
    /// What is said with the next decisions.
    var notices: [Notice] = []

    /// For how long at least attempts are remembered after their completion: a reload may make a quota reach back so
    /// far.
    public static let leastSpan: Duration = .seconds(2 * 3600)

    /// For how long the ledger keeps what ended, and requests that are done are known by their ids.
    public static let history: Duration = .seconds(400 * 86_400)

    /// The shortest and the longest wait before a refused commit is tried again.
    static let commitWaits: ClosedRange<Duration> = .seconds(1)...(.seconds(60))

    /// A scheduler that has seen nothing yet; it applies records and decides nothing until `Event.lead`.
    ///
    /// Two schedulers that get the same seed, records and events make the same decisions.
    public init(bootID: BootID, seed: UInt64, at reading: ClockReading) {
        self.bootID = bootID
        self.generator = SeededGenerator(seed: seed)
        self.now = reading
        self.systemOffset = reading.offset
    }

    /// Takes an event and answers with what is to be done, in order.
    public mutating func handle(_ event: Event, at reading: ClockReading) -> [Decision] {
        notice(stepTo: reading)
        now = ClockReading(boot: reading.boot, wall: reading.wall.advanced(by: clockCorrection))
        var decisions: [Decision] = []
        switch event {
        case .configured(let configuration):
            isReloadAwaited = wasConfigured
            wasConfigured = true
            nextConfiguration = configuration
        case .credential(let account, let state): learn(state, of: account)
        case .lead(let origin): lead(origin)
        case .clock: break
        case .committed(let result): finish(result, into: &decisions)
        case .answered(let attempt, let answer): receive(answer, to: attempt)
        case .clockChecked(let account, let date): learn(date: date, of: account)
        case .stop: isStopping = true
        case .requested(let request): orders.append(.request(request))
        case .paused(let pause): orders.append(.pause(pause))
        case .unpaused(let scope, let operatorName): orders.append(.unpause(scope, by: operatorName))
        case .resumed(let resumption): orders.append(.resumption(resumption))
        }
        decide(into: &decisions)
        if !notices.isEmpty {
            decisions.append(contentsOf: notices.map { .report($0) })
            notices.removeAll()
        }
        return decisions
    }

    /// Forms the next commit when none is under way, and asks for what else is needed.
    private mutating func decide(into decisions: inout [Decision]) {
        guard batch == nil else { return }
        refuseOrders(into: &decisions)
        guard !isStopped else { return }
        guard leads, !ledgerIsLost, commitRetry.map({ $0 <= now.boot }) ?? true else {
            return stopIfDrained(into: &decisions)
        }
        commitRetry = nil
        askForCredentials(into: &decisions)
        var next = Batch(at: now.boot, isSilent: isSilent)
        recordRequests(in: &next)
        // A reload can wait for the right time; the first configuration cannot, since readiness does not wait for KMS.
        let isFree = next.isEmpty
        if let configuration = nextConfiguration, !isStopping, !isConfigured || isFree && !isClockInQuestion {
            nextConfiguration = nil
            adopt(configuration, in: &next)
        } else if !isFree || !takeOrder(in: &next, into: &decisions) {
            process(in: &next)
        }
        askForDates(into: &decisions)
        guard !next.isEmpty else {
            dropStale()
            return stopIfDrained(into: &decisions)
        }
        decisions.append(.commit(next.records))
        batch = next
    }

    /// The steps of an ordinary batch: what ended frees what waits.
    private mutating func process(in batch: inout Batch) {
        reviewHolds(in: &batch)
        reviewClocks(in: &batch)
        processAnswers(in: &batch)
        forgetGrownQuotas(in: &batch)
        processEnds(in: &batch)
        processUnsent(in: &batch)
        if !isStopping, !isClockInQuestion {
            endPauses(in: &batch)
            correctFirstSights(in: &batch)
            moveFirstSights(in: &batch)
            moveEdits(in: &batch)
            endEditedHolds(in: &batch)
            processDue(in: &batch)
            sendWaiting(in: &batch)
        }
        recordAccounts(in: &batch)
    }

    /// Says that nothing is under way any more, once after the stop.
    private mutating func stopIfDrained(into decisions: inout [Decision]) {
        guard isStopping, !calls.values.contains(where: \.isOpen) else { return }
        isStopped = true
        decisions.append(.stopped)
    }

    /// The present moment, in a form that can be aged later.
    var stamp: Stamp {
        Stamp(
            bootID: bootID, boot: now.boot, wall: now.wall,
            date: latestDate.map { $0.date.advanced(by: now.boot.duration(since: $0.seen)) })
    }

    /// The position of a secret that is known.
    mutating func position(of id: SecretID) -> Int? {
        if let lastFound, lastFound.id == id { return lastFound.position }
        guard let position = secrets.position(of: id) else { return nil }
        lastFound = (id, position)
        return position
    }

    /// Puts the secret's waiting rotation in the place of its earlier one; nil: none waits any more.
    mutating func setWaiter(_ waiter: Waiting?, at position: Int) {
        let old = waiting[position]?.obstacle
        waiting[position] = waiter
        guard old != waiter?.obstacle else { return }
        if let old { waits[old, default: 0] -= 1 }
        if let cause = waiter?.obstacle { waits[cause, default: 0] += 1 }
    }

    /// A number that tells a place or an appointment from earlier ones of the same secret.
    mutating func newTicket() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }
}
