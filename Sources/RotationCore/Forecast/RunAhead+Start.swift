import HeapModule

extension RunAhead {
    /// Goes on from a scheduler after it has dealt with all that there is at the moment `reading`; nil where there is
    /// something in its state that this value does not know.
    ///
    /// `tally` is what was found up to here; nothing is asked after `end`.
    init?(_ scheduler: Scheduler, at reading: ClockReading, until end: Instant, tally: ForecastTally) {
        guard scheduler.isPlain else { return nil }
        now = reading.wall
        boot = reading.boot
        names = scheduler.secrets.names
        entries = scheduler.configuration.entries
        let order = SecretOrder(of: scheduler)
        let numbers = order.numbers
        var tally = tally
        groups = scheduler.groups.map { Group($0) }
        candidates = Array(repeating: nil, count: groups.count)
        let due = scheduler.dueTimes.all.lazy
        agenda = Agenda(
            due.map { Agenda.Entry(time: $0.time, secret: Int32(clamping: numbers[$0.secret])) }, from: reading.wall,
            until: end)
        delayed = scheduler.closed.renumbered(by: numbers)
        lastTicket = scheduler.lastTicket
        accounts = scheduler.accounts.map { account in
            let id = try? VersionID(nominal: reading.wall, prefix: account.configuration.versionIDPrefix)
            return Account(
                concurrency: account.configuration.concurrency, affixes: id.map { tally.affixes(of: $0) })
        }
        self.tally = tally
        lanes = scheduler.lanes.map {
            Lane(account: $0.account, group: $0.group, delayed: $0.queue.allDelayed.renumbered(by: numbers))
        }
        owners = names.owners.values.map { Owner($0, of: scheduler) }
        groupsAreApart =
            Set(lanes.map(\.account)).count == lanes.count && owners.allSatisfy(\.otherGroups.isEmpty)
        terms = entries.map { Terms($0) }
        recurrences = entries.map { Recurrence($0, in: scheduler.configuration) }
        firstSights = order.positions.map { scheduler.secrets.firstSight(at: $0).wall.microseconds }
        rows = []
        waiters = order.positions.map { Waiter(rank: order.ranks[$0]) }
        rows.reserveCapacity(names.count)
        for position in order.positions { rows.append(row(of: position, in: scheduler)) }
        for (position, waiter) in scheduler.waiting { takeOver(waiter, of: numbers[position]) }
    }

    private func row(of position: Int, in scheduler: Scheduler) -> Row {
        var row = scheduler.secrets.aheadRow(at: position)
        if let last = scheduler.secrets.lastRotation(at: position) {
            row.rotatedBoot = scheduler.bootTime(of: last).microseconds
            if last.bootID != scheduler.bootID { row.rotatedWall = last.wall.microseconds }
        }
        guard row.entry >= 0 else { return row }
        let index = Int(row.entry)
        if scheduler.secrets.anchor(at: position) != nil {
            row.phase = scheduler.recurrence(at: position)?.phase ?? 0
        } else if !entries[index].schedule.dependsOnSecret {
            row.phase = recurrences[index].phase
        } else {
            // Where one occurrence tells the next, few secrets ever need it.
            row.phase = terms[index].step == nil ? scheduler.recurrence(at: position)?.phase ?? 0 : Row.none
        }
        row.least =
            terms[index].least
            ?? entries[index].minInterval(ofSecretNamed: names.name(at: position)).microseconds
        return row
    }

    /// Takes over a rotation that waits, with its place or its appointment.
    private mutating func takeOver(_ waiter: Scheduler.Waiting, of secret: Int) {
        let rotation = waiter.rotation
        rows[secret].isWaiting = true
        rows[secret].cause = waiter.cause
        rows[secret].isInQueue = waiter.isInQueue
        waiters[secret] = Waiter(
            nominal: rotation.versionID.nominal.microseconds, due: rotation.due.microseconds,
            deadline: rotation.deadline.microseconds, placed: waiter.placed.microseconds, ticket: waiter.ticket,
            affixes: tally.affixes(of: rotation.versionID), rank: waiters[secret].rank)
        countWaiter(of: secret)
        // Appointments have come over as they are.
        if waiter.isInQueue { insert(place(of: secret), in: owners[Int(rows[secret].owner)].lane) }
    }
}

/// The numbers of secrets in a run ahead: in the order in which they come due first, and so, where they come due at
/// equal intervals, ever after.
///
/// What is dealt with one after the other stands in memory side by side then: to fetch it from anywhere would take
/// longer than all the rest.
private struct SecretOrder {
    /// The positions, by number, and the numbers, by position.
    let positions: [Int]
    let numbers: [Int]
    /// By position, the order of the secrets' names; that of equal ones is the order of the positions.
    let ranks: [Int32]

    init(of scheduler: Scheduler) {
        let names = scheduler.secrets.names
        var ranks = [Int32](repeating: 0, count: names.count)
        for (rank, position) in names.sortedPositions().enumerated() { ranks[position] = Int32(clamping: rank) }
        var order = ranks.map { (due: Int64.max, rank: $0) }
        for due in scheduler.dueTimes.all { order[due.secret].due = due.time.microseconds }
        let positions = names.indices.sorted { order[$0] < order[$1] }
        var numbers = [Int](repeating: 0, count: names.count)
        for (number, position) in positions.enumerated() { numbers[position] = number }
        self.positions = positions
        self.numbers = numbers
        self.ranks = ranks
    }
}

extension Heap {
    /// The appointments, with each secret's number in the place of its position.
    fileprivate func renumbered<Time>(by numbers: [Int]) -> Heap where Element == Appointment<Time> {
        Heap(unordered.map { Appointment(time: $0.time, secret: numbers[$0.secret], ticket: $0.ticket) })
    }
}

extension Scheduler {
    /// Whether nothing is left in the state that only failures, an operator or the start bring about, and nothing is
    /// under way.
    fileprivate var isPlain: Bool {
        // Running ahead, the earliest deadline goes first, and no slot is left for others: so there are no windows,
        // freezes and exclusive groups either.
        guard !looksAhead else { return false }
        guard leads, isReady, isConfigured, !isStopping, !ledgerIsLost, commitRetry == nil, batch == nil,
            nextConfiguration == nil, answers.isEmpty, attempts.isEmpty, unsent.isEmpty, !reviewsHolds,
            !firstSightsAreDoubtful, !firstSightsAreOff, !waitersAreDoubtful, !isClockInQuestion,
            clockCorrection == .zero, orders.isEmpty, groups.allSatisfy({ isPlain($0) }),
            requests.unsettled.isEmpty, doubtfulEdits.holds.isEmpty, pauses.lasting.isEmpty
        else { return false }
        for account in accounts.indices where !isPlain(account) && isNamed(account) { return false }
        return waiting.allSatisfy { position, waiter in
            let rotation = waiter.rotation
            return rotation.state == .queued && rotation.attempts == 0 && rotation.failures == 0
                && rotation.backoff == nil && rotation.request == nil && rotation.due <= now.wall
                && secrets.entry(at: position) != nil
                && lane(at: position) >= 0
        }
    }

    private func isPlain(_ account: Int) -> Bool {
        guard case .available = accounts[account].credential else { return false }
        return accounts[account].record.isClean && isClockSettled(of: account)
            && timestampCorrection(of: account) == .zero
    }

    /// Whether nothing but the completions of attempts decides which slots are free.
    private func isPlain(_ group: QuotaGroup) -> Bool {
        group.learned.isEmpty && (group.assumedFull.map { $0.advanced(by: group.span) <= now.boot } ?? true)
            && (group.slots.completions.last.map { $0 <= now.boot } ?? true)
    }

    /// Whether the configuration has secrets of the account.
    private func isNamed(_ account: Int) -> Bool {
        secrets.indices.contains { secrets.entry(at: $0) != nil && secrets.account(at: $0) == account }
    }
}

extension RunAhead.Owner {
    fileprivate init(_ owner: SecretNames.Owner, of scheduler: Scheduler) {
        account = scheduler.accountPositions[owner.account] ?? -1
        lane = -1
        otherGroups = []
        guard account >= 0 else { return }
        let state = scheduler.accounts[account]
        lane = state.lanes.isEmpty ? state.firstLane : state.lanes[owner.region] ?? -1
        guard lane >= 0 else { return }
        let ownGroup = scheduler.lanes[lane].group
        let secret = SecretID(account: owner.account, region: owner.region, name: "")
        otherGroups = scheduler.groups.indices.filter {
            $0 != ownGroup
                && scheduler.groups[$0].mayCount(
                    secret, number: state.configuration.number, accessKeyID: state.accessKeyID ?? "")
        }
    }
}

extension RunAhead.Terms {
    fileprivate init(_ entry: Entry) {
        if case .interval(let interval) = entry.schedule, entry.start == nil, entry.end == nil {
            step = interval.seconds * 1_000_000
        }
        hasJitter = entry.jitter > .zero
        within = entry.within?.microseconds
        least = (entry.minInterval ?? entry.type?.minInterval)?.microseconds
    }
}

extension Recurrence {
    /// The occurrences of an entry; where its secrets have phases of their own, that is none of them.
    fileprivate init(_ entry: Entry, in configuration: Configuration) {
        let phase = entry.schedule.dependsOnSecret ? 0 : entry.schedule.phase(account: "", region: "", name: "")
        self.init(
            schedule: entry.schedule, phase: phase, zones: configuration.zones, start: entry.start, end: entry.end)
    }
}
