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
        configuration = scheduler.configuration
        names = scheduler.secrets.names
        var tally = tally
        groups = scheduler.groups
        groupWaiting = Array(repeating: 0, count: groups.count)
        waitingCount = scheduler.waiting.count
        candidates = Array(repeating: nil, count: groups.count)
        exclusiveGroups = scheduler.exclusiveGroups
        agenda = Agenda(scheduler.dueTimes, from: reading.wall, until: end)
        closed = scheduler.closed
        lastTicket = scheduler.lastTicket
        accounts = scheduler.accounts.map { account in
            let id = try? VersionID(nominal: reading.wall, prefix: account.configuration.versionIDPrefix)
            return Account(
                concurrency: account.configuration.concurrency, waiting: account.waiting,
                affixes: id.map { tally.affixes(of: $0) })
        }
        self.tally = tally
        lanes = scheduler.lanes.map { Lane(account: $0.account, group: $0.group, delayed: $0.queue.allDelayed) }
        owners = names.owners.values.map { Owner($0, of: scheduler) }
        let exclusiveGroups = exclusiveGroups
        groupsAreApart =
            exclusiveGroups.isEmpty && Set(lanes.map(\.account)).count == lanes.count
            && owners.allSatisfy { $0.groups.count <= 1 }
        terms = configuration.entries.enumerated().map { index, entry in
            Terms(entry, exclusive: exclusiveGroups.group(ofEntry: index))
        }
        recurrences = configuration.entries.map { Recurrence($0, in: scheduler.configuration) }
        openings = []
        rows = []
        rows.reserveCapacity(names.count)
        makeRows(of: scheduler)
        for (secret, waiter) in scheduler.waiting { takeOver(waiter, of: secret) }
    }

    /// Makes a row of every secret.
    private mutating func makeRows(of scheduler: Scheduler) {
        var openingPositions = OpeningPositions(of: configuration)
        for (secret, rank) in names.ranks().enumerated() {
            var row = scheduler.secrets.aheadRow(at: secret)
            row.rank = rank
            if let last = scheduler.secrets.lastRotation(at: secret) {
                row.rotatedBoot = scheduler.bootTime(of: last).microseconds
                if last.bootID != scheduler.bootID { row.rotatedWall = last.wall.microseconds }
            }
            if row.entry >= 0 {
                let entry = configuration.entries[Int(row.entry)]
                if entry.schedule.dependsOnSecret || scheduler.secrets.anchor(at: secret) != nil {
                    row.phase = scheduler.recurrence(at: secret)?.phase ?? 0
                } else {
                    row.phase = recurrences[Int(row.entry)].phase
                }
                row.least =
                    (entry.minInterval ?? entry.type?.minInterval)?.microseconds
                    ?? entry.minInterval(ofSecretNamed: names.name(at: secret)).microseconds
                row.openings = openingPositions.position(entry: Int(row.entry), of: names.id(at: secret))
            }
            rows.append(row)
        }
        openings = openingPositions.openings
    }

    /// Takes over a rotation that waits, with its place or its appointment.
    private mutating func takeOver(_ waiter: Scheduler.Waiting, of secret: Int) {
        let rotation = waiter.rotation
        rows[secret].isWaiting = true
        groupWaiting[lanes[owners[Int(rows[secret].owner)].lane].group] += 1
        rows[secret].nominal = rotation.versionID.nominal.microseconds
        rows[secret].due = rotation.due.microseconds
        rows[secret].deadline = rotation.deadline.microseconds
        rows[secret].placed = waiter.placed.microseconds
        rows[secret].ticket = waiter.ticket
        rows[secret].affixes = tally.affixes(of: rotation.versionID)
        rows[secret].cause = waiter.cause
        rows[secret].isInQueue = waiter.isInQueue
        // Appointments and parked places have come over as they are.
        if waiter.isInQueue { insert(place(of: secret), in: owners[Int(rows[secret].owner)].lane) }
    }
}

extension Scheduler {
    /// Whether nothing is left in the state that only failures, an operator or the start bring about, and nothing is
    /// under way.
    fileprivate var isPlain: Bool {
        // Running ahead, the earliest deadline goes first, and no slot is left for others.
        guard !looksAhead else { return false }
        guard leads, isReady, isConfigured, !isStopping, !ledgerIsLost, commitRetry == nil, batch == nil,
            nextConfiguration == nil, answers.isEmpty, attempts.isEmpty, unsent.isEmpty, !reviewsHolds,
            !firstSightsAreDoubtful, !firstSightsAreOff, !waitersAreDoubtful, !isClockInQuestion,
            clockCorrection == .zero, orders.isEmpty, groups.allSatisfy(\.learned.isEmpty),
            requests.unsettled.isEmpty, pauses.lasting.isEmpty
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

    /// Whether the configuration has secrets of the account.
    private func isNamed(_ account: Int) -> Bool {
        secrets.indices.contains { secrets.entry(at: $0) != nil && secrets.account(at: $0) == account }
    }
}

extension RunAhead.Lane {
    fileprivate init(account: Int, group: Int, delayed: Heap<Appointment<BootTime>>) {
        self.account = account
        self.group = group
        self.delayed = delayed
        queue = Heap()
    }
}

extension RunAhead.Owner {
    fileprivate init(_ owner: SecretNames.Owner, of scheduler: Scheduler) {
        account = scheduler.accountPositions[owner.account] ?? -1
        lane = -1
        groups = []
        guard account >= 0 else { return }
        let state = scheduler.accounts[account]
        lane = state.lanes.isEmpty ? state.firstLane : state.lanes[owner.region] ?? -1
        let secret = SecretID(account: owner.account, region: owner.region, name: "")
        groups = scheduler.groups.indices.filter {
            scheduler.groups[$0].mayCount(
                secret, number: state.configuration.number, accessKeyID: state.accessKeyID ?? "")
        }
    }
}

extension RunAhead.Terms {
    fileprivate init(_ entry: Entry, exclusive: Int?) {
        if case .interval(let interval) = entry.schedule, entry.start == nil, entry.end == nil {
            step = interval.seconds * 1_000_000
        }
        hasJitter = entry.jitter > .zero
        within = entry.within?.microseconds
        self.exclusive = exclusive
        spacing = entry.spacing
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

/// The opening times of secrets, each distinct one once.
private struct OpeningPositions {
    private let configuration: Configuration
    private(set) var openings: [RunAhead.OpenStretch] = []
    private var known: [OpeningTable.Key: Int32] = [:]
    /// Of each entry, where its secrets' names and accounts do not matter.
    private var ofEntry: [Int32?]
    private let namesMatter: Bool

    init(of configuration: Configuration) {
        self.configuration = configuration
        ofEntry = Array(repeating: nil, count: configuration.entries.count)
        namesMatter = configuration.freezes.contains { !$0.accounts.isEmpty || !$0.secrets.isEmpty }
    }

    /// The position of the opening times of a secret with the entry at that position; −1: always open.
    mutating func position(entry index: Int, of id: @autoclosure () -> SecretID) -> Int32 {
        let entry = configuration.entries[index]
        guard entry.window != nil || !configuration.freezes.isEmpty else { return -1 }
        if !namesMatter, let known = ofEntry[index] { return known }
        let key = OpeningTable.Key(of: id(), entry: entry, in: configuration)
        let position = key.isAlways ? -1 : self.position(of: key)
        ofEntry[index] = position
        return position
    }

    private mutating func position(of key: OpeningTable.Key) -> Int32 {
        if let position = known[key] { return position }
        let position = Int32(clamping: openings.count)
        var table = OpeningTable()
        openings.append(RunAhead.OpenStretch(table.times(key, in: configuration)))
        known[key] = position
        return position
    }
}
