extension Scheduler {
    /// Forms the batch that brings a configuration into force: first sights, changed schedules, ended holds, secrets
    /// that are gone.
    ///
    /// Nothing becomes due by it (invariant 5) unless a first sight says `rotate`.
    mutating func adopt(_ configuration: Configuration, in batch: inout Batch) {
        batch.configuration = configuration
        let prefixes = Dictionary(configuration.accounts.map { ($0.key, $0.versionIDPrefix) }) { first, _ in first }
        let forms = configuration.entries.map { entry in
            (schedule: entry.canonicalSchedule(in: configuration.zones), entry: entry.canonical(in: configuration.zones))
        }
        var isNamed = [Bool](repeating: false, count: secrets.count)
        for secret in configuration.secrets {
            let named = NamedSecret(
                secret: secret, entry: configuration.entries[secret.entry],
                recurrence: configuration.recurrence(of: secret), schedule: forms[secret.entry].schedule,
                canonical: configuration.canonicalEntry(forms[secret.entry].entry, of: secret))
            if let position = secrets.position(of: secret.id) {
                isNamed[position] = true
                if secrets.isPresent(at: position) {
                    compare(named, with: position, prefix: prefixes[secret.id.account] ?? "", in: &batch)
                    continue
                }
            }
            see(named, in: &batch)
        }
        for position in secrets.indices where secrets.isPresent(at: position) && !isNamed[position] {
            dismiss(position, in: &batch)
        }
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

    /// A secret that the new configuration names, and what it says of it.
    private struct NamedSecret {
        let secret: SecretConfiguration
        let entry: Entry
        let recurrence: Recurrence
        /// The schedule and the whole entry in canonical form.
        let schedule: String
        let canonical: String

        /// The first nominal time after `instant`, where it is scheduled at all.
        func next(after instant: Instant) -> Instant? {
            entry.isEnabled ? recurrence.next(after: instant) : nil
        }
    }

    /// A secret is seen for the first time, or again after it was gone.
    private func see(_ named: NamedSecret, in batch: inout Batch) {
        let id = named.secret.id
        let old = secrets.position(of: id).map { secrets.record(at: $0) }
        // Whatever was dealt with before the secret was gone is not due again (invariant 3), also where the clock went
        // back.
        var handled = old.map { max($0.handled, now.wall) } ?? now.wall
        if named.entry.onFirstSight == .rotate, named.entry.isEnabled,
            let latest = named.recurrence.latest(atOrBefore: now.wall),
            old.map({ $0.handled < latest }) ?? true
        {
            handled = Instant(microseconds: latest.microseconds - 1)
        }
        let record = SecretRecord(
            id: id, schedule: named.schedule, entry: named.canonical, firstSight: stamp, since: handled,
            handled: handled, handledOffset: named.recurrence.utcOffset(at: handled), next: named.next(after: handled),
            newestSent: old?.newestSent)
        batch.records.append(.secret(record))
        batch.tell(.secretNew(id, next: record.next))
    }

    /// A known secret: its record changes where its entry did, or where new rules of its zone move its next nominal
    /// time.
    private func compare(_ named: NamedSecret, with position: Int, prefix: String, in batch: inout Batch) {
        let known = secrets.record(at: position)
        var record = known
        if record.entry != named.canonical, record.hold != nil {
            record.hold = nil
            batch.tell(.secretReleased(record.id))
        }
        record.entry = named.canonical
        if record.schedule == named.schedule {
            record.next = named.entry.isEnabled ? nextNominal(of: named.recurrence, after: record) : nil
        } else {
            missUnnoticed(position, prefix: prefix, because: Reason.scheduleChanged, in: &batch)
            abandon(position, because: Reason.scheduleChanged, in: &batch)
            record.schedule = named.schedule
            record.handled = max(record.handled, now.wall)
            record.handledOffset = named.recurrence.utcOffset(at: record.handled)
            record.since = record.handled
            record.next = named.next(after: record.handled)
            batch.tell(.secretChanged(record.id, next: record.next))
        }
        if record != known { batch.records.append(.secret(record)) }
    }

    /// Ends as missed what came due under the old schedule and was not made a rotation yet.
    ///
    /// After a restart the old schedule is known by its text alone: then only its next nominal time is known to have
    /// come due.
    private func missUnnoticed(_ position: Int, prefix: String, because reason: String, in batch: inout Batch) {
        let record = secrets.record(at: position)
        guard let first = record.next, first <= now.wall else { return }
        var last = first
        var count = 1
        if let old = recurrence(at: position), let latest = old.latest(atOrBefore: now.wall),
            latest > first
        {
            last = latest
            count += old.count(after: first, through: latest)
        }
        endRun(
            of: record.id, first: first, last: last, count: count, prefix: prefix, as: .missed,
            because: reason, in: &batch)
    }

    /// A secret that the configuration no longer names.
    private func dismiss(_ position: Int, in batch: inout Batch) {
        var record = secrets.record(at: position)
        let account = secrets.account(at: position)
        let prefix = account >= 0 ? accounts[account].configuration.versionIDPrefix : ""
        missUnnoticed(position, prefix: prefix, because: Reason.removed, in: &batch)
        abandon(position, because: Reason.removed, in: &batch)
        record.isPresent = false
        record.next = nil
        record.hold = nil
        batch.records.append(.secret(record))
        batch.tell(.secretGone(record.id))
    }

    /// Ends the secret's waiting rotation, where it has one, as missed.
    private func abandon(_ position: Int, because reason: String, in batch: inout Batch) {
        guard let rotation = waiting[position]?.rotation else { return }
        end(rotation, as: .missed, because: reason, in: &batch)
    }
}
