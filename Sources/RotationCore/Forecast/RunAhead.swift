import HeapModule

/// A forecast from where nothing is left in the scheduler's state that failures, an operator or the start bring about:
/// occurrences come due, wait and are sent, and every call is accepted at once.
///
/// It takes over the scheduler's queues and quotas as they are, and does what the scheduler would do, step by step and in
/// the same order; but for a rotation it makes no record and no text, and for a secret it keeps a row of numbers. Where
/// the scheduler looks ahead it is not used, so it knows no windows, freezes and exclusive groups. A test holds it to the
/// scheduler's own answers.
struct RunAhead {
    /// An account, by its position.
    struct Account {
        /// Calls that may be open at a time, and those that are.
        var concurrency: Int
        var open = 0
        /// Calls of the batch that is being formed.
        var called = 0
        /// How many rotations of it wait.
        var waiting = 0
        /// The number of its VersionIds' prefix in the lines; nil where the prefix is none.
        var affixes: Int32?
    }

    /// A queue, by its position among the scheduler's.
    struct Lane {
        var account: Int
        /// The position of its quota group.
        var group: Int
        var queue = PlaceQueue()
        /// Those that can no longer be in time, and yield to the others.
        var late = PlaceQueue()
        /// Those whose least interval must end first.
        var delayed: Heap<Appointment<BootTime>>
    }

    /// What all secrets of one account and region have in common.
    struct Owner {
        var account: Int
        var lane: Int
        /// The quota groups for which their attempts count, beside the lane's.
        var otherGroups: [Int]
    }

    /// A quota group, by its position among the scheduler's.
    struct Group {
        /// The positions of its lanes.
        let lanes: [Int]
        /// The slots for all attempts, and those of them for ordinary ones.
        private var all: SlotRing
        private var ordinary: SlotRing
        var lateTurns: LateTurns
        /// How many rotations of it wait.
        var waiting = 0

        init(_ group: QuotaGroup) {
            lanes = group.lanes
            all = SlotRing(group.slots.completions, slots: group.full, span: group.span)
            ordinary = SlotRing(group.ordinarySlots.completions, slots: group.usable, span: group.span)
            lateTurns = group.lateTurns
        }

        /// From when on a slot is free for an attempt, if no other is made.
        var free: BootTime { max(all.free, ordinary.free) }

        /// An attempt is made and completes at that moment.
        mutating func record(_ completion: BootTime) {
            all.record(completion)
            ordinary.record(completion)
        }
    }

    /// What all secrets of one entry have in common, but for their recurrence.
    struct Terms {
        /// In microseconds, where one occurrence always comes so long after another.
        var step: Int64?
        var hasJitter: Bool
        /// In microseconds; nil: until the next occurrence.
        var within: Int64?
        /// The least time between two rotations; nil where a secret's name tells it.
        var least: Int64?
        /// The occurrence that was asked for last: many secrets may ask the same.
        var latest: (question: Question, answer: Instant?)?

        /// The first occurrence after another one, for a phase.
        struct Question: Equatable {
            var occurrence: Instant
            var phase: Int64
        }
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
    let names: SecretNames
    let entries: [Entry]
    var tally: ForecastTally

    var accounts: [Account]
    var lanes: [Lane]
    var groups: [Group]
    var owners: [Owner]
    var terms: [Terms]
    /// The occurrences of each entry; the phase is each row's.
    var recurrences: [Recurrence]
    /// The secrets, in an order of their own: a number here is not the scheduler's position.
    var rows: [Row]
    /// What each of them has besides, while a rotation of it waits.
    var waiters: [Waiter]
    /// When each secret was first seen, by the wall clock, in microseconds.
    let firstSights: [Int64]
    var agenda: Agenda
    /// Waiting rotations whose least interval ends by the wall clock.
    var delayed: Heap<Appointment<Instant>>
    var lastTicket: UInt64
    /// How many rotations wait.
    var waitingCount = 0

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
        consider(delayed.min?.time)
        if waitingCount > 0 {
            for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
                consider(nextChance(of: lane))
            }
        }
        return next.map { max($0, now) }
    }

    /// When a waiting rotation of the lane can be sent, as far as elapsed time alone decides it.
    private func nextChance(of lane: Int) -> BootTime? {
        let slot = max(groups[lanes[lane].group].free, boot)
        guard lanes[lane].queue.isEmpty, lanes[lane].late.isEmpty else { return slot }
        return lanes[lane].delayed.min.map { max(slot, $0.time) }
    }

    /// What waits at the end, by deadline, nominal time, name, account and region.
    private mutating func waitingRows() -> [ForecastLines.Row] {
        let waiting = rows.indices.filter { rows[$0].isWaiting }.sorted { left, right in
            let (first, second) = (waiters[left], waiters[right])
            guard (first.deadline, first.nominal) == (second.deadline, second.nominal) else {
                return (first.deadline, first.nominal) < (second.deadline, second.nominal)
            }
            let (position, other) = (Int(rows[left].position), Int(rows[right].position))
            return names.haveSameName(position, other)
                ? names.id(at: position) < names.id(at: other) : first.rank < second.rank
        }
        return waiting.map { line(of: $0, send: ForecastLines.Row.never, cause: rows[$0].finalCause) }
    }

    /// The line of the secret's rotation that waits.
    func line(of secret: Int, send: Int64, cause: WaitCause?) -> ForecastLines.Row {
        let waiter = waiters[secret]
        return ForecastLines.Row(
            nominal: waiter.nominal, due: waiter.due, send: send, deadline: waiter.deadline,
            secret: rows[secret].position, affixes: waiter.affixes, cause: cause)
    }
}
