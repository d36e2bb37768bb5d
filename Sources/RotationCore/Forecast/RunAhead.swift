import HeapModule

/// A forecast from where nothing is left in the scheduler's state that failures, an operator or the start bring about:
/// occurrences come due, wait and are sent, and every call is accepted at once.
///
/// It takes over the scheduler's queues, quotas, windows and exclusive groups as they are, and does what the scheduler
/// would do, step by step and in the same order; but for a rotation it makes no record and no text, and for a secret it
/// keeps a row of numbers. A test holds it to the scheduler's own answers.
struct RunAhead {
    /// An account, by its position.
    struct Account {
        /// Calls that may be open at a time, and those that are.
        var concurrency: Int
        var open = 0
        /// Calls of the batch that is being formed.
        var called = 0
        /// How many rotations of it wait.
        var waiting: Int
        /// The number of its VersionIds' prefix in the lines; nil where the prefix is none.
        var affixes: Int32?
    }

    /// A queue, by its position among the scheduler's.
    struct Lane {
        var account: Int
        /// The position of its quota group.
        var group: Int
        var queue: Heap<RankedPlace>
        /// Those that can no longer be in time, and yield to the others.
        var late = Heap<RankedPlace>()
        /// Those for which some time must elapse first.
        var delayed: Heap<Appointment<BootTime>>
    }

    /// What all secrets of one account and region have in common.
    struct Owner {
        var account: Int
        var lane: Int
        /// The quota groups for which their attempts count.
        var groups: [Int]
    }

    /// What all secrets of one entry have in common, but for their recurrence.
    struct Terms {
        /// In microseconds, where one occurrence always comes so long after another.
        var step: Int64?
        var hasJitter: Bool
        /// In microseconds; nil: until the next occurrence.
        var within: Int64?
        var exclusive: Int?
        var spacing: Duration
    }

    /// What came due in the batch that is being formed, and waits once that is applied.
    struct Newcomer {
        var secret: Int
        var nominal: Int64
        var due: Int64
        var deadline: Int64
        /// What the one waited for whose place it takes over.
        var cause: WaitCause?
    }

    var now: Instant
    var boot: BootTime
    let configuration: Configuration
    let names: SecretNames
    var tally: ForecastTally

    var accounts: [Account]
    var lanes: [Lane]
    var groups: [QuotaGroup]
    var owners: [Owner]
    var terms: [Terms]
    /// The occurrences of each entry; the phase is each row's.
    var recurrences: [Recurrence]
    var openings: [OpenStretch]
    var rows: [Row]
    var agenda: Agenda
    /// Waiting rotations whose window opens, or whose least interval ends, by the wall clock.
    var closed: Heap<Appointment<Instant>>
    var exclusiveGroups: ExclusiveGroups
    var lastTicket: UInt64
    /// How many rotations wait: of each quota group, and of all.
    var groupWaiting: [Int]
    var waitingCount: Int

    // The batch: what is decided and takes effect together, as one commit of the scheduler.
    var newcomers: [Newcomer] = []
    var sends: [Int32] = []
    /// Secrets whose call was answered.
    var answered: [Int32] = []
    /// Those of them whose completion the batch enters.
    var completed: [Int32] = []
    /// Whether one is decided and has not taken effect.
    var isCommitting = false
    /// What follows at this moment, in order: the answer to a secret's call, or the end of the commit.
    var events: [Int32] = []
    private static let commitEnds: Int32 = -1
    /// Whether what is sent for one quota group takes nothing that another one needs.
    let groupsAreApart: Bool
    /// The candidate of each quota group, while a batch is formed.
    var candidates: [Candidate?]

    /// Runs until the wall clock shows `end`, and gives what was found.
    mutating func finish(until end: Instant) -> ForecastTally {
        while let next = nextTime(), next <= end {
            boot.microseconds += next.microseconds - now.microseconds
            now = next
            if !rotateAtOnce() { handleMoment() }
        }
        tally.finish(waiting: waitingRows(), names: names)
        return tally
    }

    /// Does what there is to do at the present moment: the scheduler's events of a commit that ends at once and of
    /// calls that are answered at once, in the order in which a host gives them.
    private mutating func handleMoment() {
        events.removeAll(keepingCapacity: true)
        decide()
        var index = 0
        while index < events.count {
            let event = events[index]
            index += 1
            if event == Self.commitEnds {
                carryOut()
                decide()
            } else {
                accounts[owners[Int(rows[Int(event)].owner)].account].open -= 1
                answered.append(event)
                if !isCommitting { decide() }
            }
        }
    }

    /// Forms a batch, if there is anything to decide.
    private mutating func decide() {
        swap(&answered, &completed)
        processDue()
        sendWaiting()
        guard completed.isEmpty, newcomers.isEmpty, sends.isEmpty else {
            isCommitting = true
            events.append(Self.commitEnds)
            return
        }
        dropStale()
    }

    /// The batch takes effect, and its calls are made.
    private mutating func carryOut() {
        isCommitting = false
        if !exclusiveGroups.isEmpty {
            for secret in completed { completeExclusive(Int(secret)) }
        }
        if !completed.isEmpty { completed.removeAll(keepingCapacity: true) }
        if !newcomers.isEmpty {
            for newcomer in newcomers { admit(newcomer) }
            newcomers.removeAll(keepingCapacity: true)
        }
        guard !sends.isEmpty else { return }
        for secret in sends {
            let account = owners[Int(rows[Int(secret)].owner)].account
            accounts[account].open += 1
            accounts[account].called -= 1
            events.append(secret)
        }
        sends.removeAll(keepingCapacity: true)
    }

    /// When something happens next; never before the present.
    private func nextTime() -> Instant? {
        var next = agenda.first?.time
        func consider(_ time: Instant?) {
            if let time, next.map({ time < $0 }) ?? true { next = time }
        }
        func consider(_ time: BootTime?) {
            if let time {
                consider(Instant(microseconds: now.microseconds + time.microseconds - boot.microseconds))
            }
        }
        consider(closed.min?.time)
        if waitingCount > 0 {
            for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
                consider(nextChance(of: lane))
            }
        }
        consider(exclusiveGroups.nextAppointment)
        return next.map { max($0, now) }
    }

    /// When a waiting rotation of the lane can be sent, as far as elapsed time alone decides it.
    private func nextChance(of lane: Int) -> BootTime? {
        guard let slot = groups[lanes[lane].group].nextSlot(isUrgent: false, at: boot) else { return nil }
        guard lanes[lane].queue.isEmpty, lanes[lane].late.isEmpty else { return slot }
        return lanes[lane].delayed.min.map { max(slot, $0.time) }
    }

    /// What waits at the end, by deadline, nominal time, name, account and region.
    private mutating func waitingRows() -> [ForecastLines.Row] {
        let waiting = rows.indices.filter { rows[$0].isWaiting }.sorted { left, right in
            let (first, second) = (rows[left], rows[right])
            guard (first.deadline, first.nominal, first.rank) == (second.deadline, second.nominal, second.rank) else {
                return (first.deadline, first.nominal, first.rank) < (second.deadline, second.nominal, second.rank)
            }
            return names.id(at: left) < names.id(at: right)
        }
        return waiting.map { line(of: $0, send: ForecastLines.Row.never, cause: rows[$0].finalCause) }
    }

    /// The line of the secret's rotation that waits.
    func line(of secret: Int, send: Int64, cause: WaitCause?) -> ForecastLines.Row {
        ForecastLines.Row(
            nominal: rows[secret].nominal, due: rows[secret].due, send: send, deadline: rows[secret].deadline,
            secret: Int32(clamping: secret), affixes: rows[secret].affixes, cause: cause)
    }
}
