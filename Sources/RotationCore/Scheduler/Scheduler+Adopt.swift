extension Scheduler {
    /// Whether the commit that is under way brings a configuration into force.
    package var isAdopting: Bool { batch?.configuration != nil }

    /// Forms the batch that brings a configuration into force: first sights, changed schedules, ended holds, secrets
    /// that are gone.
    ///
    /// Nothing becomes due by it (invariant 5) unless a first sight says `rotate`.
    mutating func adopt(_ configuration: Configuration, in batch: inout Batch) {
        batch.configuration = configuration
        adopted = now.boot
        doubtfulEdits.holds = [:]
        tellDifference(of: configuration, in: &batch)
        let adoption = Adoption(of: configuration, at: stamp)
        var log = ChangeLog()
        let list = configuration.secrets
        let owners = secrets.owners(of: list)
        var isNamed = [Bool](repeating: false, count: secrets.count)
        let mostNew = Swift.max(0, list.count - secrets.configuredCount)
        if secrets.count == 0 { batch.records.reserveCapacity(mostNew) }
        for index in list.indices {
            let position = secrets.position(of: index, in: list, owners: owners)
            if let position {
                isNamed[position] = true
                if isUnchanged(position, index: index, adoption) { continue }
                if secrets.isPresent(at: position) {
                    compare(adoption.secret(at: index), with: position, log: &log, in: &batch)
                    continue
                }
            }
            see(adoption.secret(at: index), at: position, sight: adoption.sight, log: &log, in: &batch)
        }
        for position in secrets.indices where secrets.isPresent(at: position) && !isNamed[position] {
            dismiss(position, log: &log, in: &batch)
        }
        secrets.reserve(log.changes[.new])
        log.tell(in: &batch)
        batch.changes = log.changes
        assumeFullQuotas(of: configuration, in: &batch)
    }

    /// Tells what a reload changes beside the secrets, of which each is told apart.
    private func tellDifference(of configuration: Configuration, in batch: inout Batch) {
        guard isConfigured, !isSilent else { return }
        var bare = configuration
        bare.secrets = []
        for item in ConfigurationDifference(from: self.configuration, to: bare, at: now.wall).items {
            batch.tell(.configurationChanged(item))
        }
    }

    /// After the loss of the ledger, quotas start as if they were full.
    private func assumeFullQuotas(of configuration: Configuration, in batch: inout Batch) {
        guard let ledgerLoss else { return }
        for account in configuration.accounts where account.coldStart == .assumeFull {
            // One that the new ledger knows has had its due; one that comes after a window needs none.
            guard accountPositions[account.key] == nil, unnamedAccounts[account.key] == nil,
                ledgerLoss.age(at: stamp, tolerance: dateTolerance) < account.slotSpan
            else { continue }
            let record = AccountRecord(account: account.key, assumedFull: ledgerLoss)
            batch.records.append(.account(record))
            batch.tell(.quotaAssumedFull(account: account.key))
        }
    }

    /// Whether nothing of a secret changes: neither its entry nor, by new rules of its zone, its next nominal time.
    ///
    /// Most secrets of most reloads end here, so no text is made for them.
    private func isUnchanged(_ position: Int, index: Int, _ adoption: Adoption) -> Bool {
        let list = adoption.configuration.secrets
        let entry = list.entry(at: index)
        guard secrets.isPresent(at: position), list.sentName(at: index) == nil,
            secrets.hasForms(schedule: adoption.schedules[entry], entry: adoption.entries[entry], at: position)
        else { return false }
        guard adoption.configuration.entries[entry].isEnabled else { return true }
        // Where no zone moves it, all of it is in the schedule's form.
        guard adoption.configuration.entries[entry].schedule.zone != nil else { return true }
        let recurrence = adoption.configuration.recurrence(
            of: secrets.id(at: position), entry: entry, anchor: secrets.anchor(at: position))
        let handled = secrets.handled(at: position)
        return recurrence.utcOffset(at: handled) == secrets.handledOffset(at: position)
            && recurrence.next(after: handled) == secrets.next(at: position)
    }

    /// A secret is seen for the first time, or again after it was gone.
    private mutating func see(
        _ named: NamedSecret, at position: Int?, sight: Stamp, log: inout ChangeLog, in batch: inout Batch
    ) {
        let id = named.id
        let old = position.map { secrets.record(at: $0) }
        // Whatever was dealt with before the secret was gone is not due again (invariant 3), also where the clock went
        // back.
        var handled = old.map { max($0.handled, now.wall) } ?? now.wall
        if named.entry.onFirstSight == .rotate, named.entry.isEnabled,
            let latest = named.recurrence.latest(atOrBefore: now.wall),
            old.map({ $0.handled < latest }) ?? true
        {
            handled = latest.previous
        } else if let position, old?.newestSent != nil {
            noteChange(of: position)
        }
        let record = SecretRecord(
            id: id, schedule: named.schedule, entry: named.canonical, firstSight: sight, since: handled,
            handled: handled, handledOffset: named.recurrence.utcOffset(at: handled), next: named.next(after: handled),
            newestSent: old?.newestSent, lastRotation: old?.lastRotation)
        batch.records.append(.secret(record))
        log.add(.new, .secretNew(id, next: record.next))
    }

    /// A known secret: its record changes where its entry did, or where new rules of its zone move its next nominal
    /// time.
    private mutating func compare(
        _ named: NamedSecret, with position: Int, log: inout ChangeLog, in batch: inout Batch
    ) {
        let known = secrets.record(at: position)
        var record = known
        let isReleased = record.entry != named.canonical && record.hold != nil
        if isReleased, record.schedule == named.schedule, !isConfigured || isClockKnownWrong {
            doubtfulEdits.holds[position] = named.canonical
            return log.add(.entry, .secretEntryChanged(record.id, next: record.next))
        }
        if isReleased { batch.tell(.secretReleased(record.id)) }
        record.entry = named.canonical
        if record.schedule == named.schedule {
            let recurrence = named.recurrence.counted(from: record.anchor)
            if isReleased {
                release(&record, recurrence: recurrence, entry: named.entry, prefix: named.prefix, in: &batch)
            } else {
                record.next = named.entry.isEnabled ? nextNominal(of: recurrence, after: record) : nil
            }
            if record.entry != known.entry { log.add(.entry, .secretEntryChanged(record.id, next: record.next)) }
        } else {
            missUnnoticed(position, prefix: named.prefix, because: Reason.scheduleChanged, in: &batch)
            // What an operator asked for is none of the old schedule's.
            if !named.entry.isEnabled || waiting[position]?.rotation.request == nil {
                abandon(position, because: Reason.scheduleChanged, in: &batch)
            }
            if isReleased { record.hold = nil }
            record.schedule = named.schedule
            record.anchor = nil
            record.handled = max(record.handled, now.wall)
            record.handledOffset = named.recurrence.utcOffset(at: record.handled)
            record.since = record.handled
            noteChange(of: position)
            record.next = named.next(after: record.handled)
            log.add(.schedule, .secretChanged(record.id, next: record.next))
        }
        if record != known { batch.records.append(.secret(record)) }
    }

    /// Ends the secret's hold: what came due meanwhile ends missed, and nothing is rotated by it (invariant 5).
    func release(
        _ record: inout SecretRecord, recurrence: Recurrence, entry: Entry, prefix: String, in batch: inout Batch
    ) {
        guard let hold = record.hold else { return }
        record.hold = nil
        if let run = dueRun(of: record, recurrence: recurrence, entry: entry) {
            endRun(run, of: record.id, prefix: prefix, as: .missed, because: Reason.secretHeld(hold.code), in: &batch)
            record.handled = run.last
            record.handledOffset = recurrence.utcOffset(at: run.last)
        }
        record.next = entry.isEnabled ? nextNominal(of: recurrence, after: record) : nil
    }

    /// Ends as missed what came due under the old schedule and was not made a rotation yet; answers up to when all is
    /// dealt with.
    ///
    /// After a restart the old schedule is known by its text alone: then only its next nominal time is known to have
    /// come due.
    @discardableResult
    private func missUnnoticed(
        _ position: Int, prefix: String, because reason: String, in batch: inout Batch
    ) -> Instant {
        let record = secrets.record(at: position)
        guard let first = record.next, first <= now.wall else { return record.handled }
        var run = DueRun(first: first, last: first, count: 1)
        if let old = recurrence(at: position), let latest = old.latest(atOrBefore: now.wall),
            latest > first
        {
            run = DueRun(from: first, through: latest, of: old)
        }
        endRun(
            run, of: record.id, prefix: prefix, as: .missed,
            because: record.hold.map { Reason.secretHeld($0.code) } ?? reason, in: &batch)
        return run.last
    }

    /// A secret that the configuration no longer names.
    private func dismiss(_ position: Int, log: inout ChangeLog, in batch: inout Batch) {
        var record = secrets.record(at: position)
        let account = secrets.account(at: position)
        let prefix = account >= 0 ? accounts[account].configuration.versionIDPrefix : ""
        // It may return, and is not due again then.
        record.handled = missUnnoticed(position, prefix: prefix, because: Reason.removed, in: &batch)
        abandon(position, because: Reason.removed, in: &batch)
        record.isPresent = false
        record.next = nil
        record.hold = nil
        batch.records.append(.secret(record))
        log.add(.gone, .secretGone(record.id))
    }

    /// Ends the secret's waiting rotation, where it has one, as missed.
    private func abandon(_ position: Int, because reason: String, in batch: inout Batch) {
        guard let rotation = waiting[position]?.rotation else { return }
        end(rotation, as: .missed, because: reason, in: &batch)
    }
}
