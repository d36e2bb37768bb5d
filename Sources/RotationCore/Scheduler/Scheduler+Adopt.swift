extension Scheduler {
    /// Forms the batch that brings a configuration into force: first sights, changed schedules, ended holds, secrets
    /// that are gone.
    ///
    /// Nothing becomes due by it (invariant 5) unless a first sight says `rotate`.
    mutating func adopt(_ configuration: Configuration, in batch: inout Batch) {
        batch.configuration = configuration
        let prefixes = Dictionary(configuration.accounts.map { ($0.key, $0.versionIDPrefix) }) { first, _ in first }
        var named = Set<Int>(minimumCapacity: configuration.secrets.count)
        for secret in configuration.secrets {
            if let position = secretPositions[secret.id] {
                named.insert(position)
                if secrets[position].record.isPresent {
                    compare(secret, with: position, prefix: prefixes[secret.id.account] ?? "", in: &batch)
                    continue
                }
            }
            see(secret, in: &batch)
        }
        for position in secrets.indices where secrets[position].record.isPresent && !named.contains(position) {
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

    /// A secret is seen for the first time, or again after it was gone.
    private func see(_ secret: SecretConfiguration, in batch: inout Batch) {
        let old = secretPositions[secret.id].map { secrets[$0].record }
        // Whatever was dealt with before the secret was gone is not due again (invariant 3), also where the clock went
        // back.
        var handled = old.map { max($0.handled, now.wall) } ?? now.wall
        if secret.onFirstSight == .rotate, secret.isEnabled,
            let latest = secret.recurrence.latest(atOrBefore: now.wall),
            old.map({ $0.handled < latest }) ?? true
        {
            handled = Instant(microseconds: latest.microseconds - 1)
        }
        let record = SecretRecord(
            id: secret.id, schedule: secret.canonicalSchedule, entry: secret.canonicalEntry, firstSight: stamp,
            since: handled, handled: handled, handledOffset: secret.recurrence.utcOffset(at: handled),
            next: secret.isEnabled ? secret.recurrence.next(after: handled) : nil, newestSent: old?.newestSent)
        batch.records.append(.secret(record))
        batch.tell(.secretNew(secret.id, next: record.next))
    }

    /// A known secret: its record changes where its entry did, or where new rules of its zone move its next nominal
    /// time.
    private func compare(_ secret: SecretConfiguration, with position: Int, prefix: String, in batch: inout Batch) {
        var record = secrets[position].record
        let schedule = secret.canonicalSchedule
        let entry = secret.canonicalEntry
        if record.entry != entry, record.hold != nil {
            record.hold = nil
            batch.tell(.secretReleased(secret.id))
        }
        record.entry = entry
        if record.schedule == schedule {
            record.next = secret.isEnabled ? nextNominal(of: secret, after: record) : nil
        } else {
            missUnnoticed(position, prefix: prefix, because: Reason.scheduleChanged, in: &batch)
            abandon(position, because: Reason.scheduleChanged, in: &batch)
            record.schedule = schedule
            record.handled = max(record.handled, now.wall)
            record.handledOffset = secret.recurrence.utcOffset(at: record.handled)
            record.since = record.handled
            record.next = secret.isEnabled ? secret.recurrence.next(after: record.handled) : nil
            batch.tell(.secretChanged(secret.id, next: record.next))
        }
        if record != secrets[position].record { batch.records.append(.secret(record)) }
    }

    /// Ends as missed what came due under the old schedule and was not made a rotation yet.
    ///
    /// After a restart the old schedule is known by its text alone: then only its next nominal time is known to have
    /// come due.
    private func missUnnoticed(_ position: Int, prefix: String, because reason: String, in batch: inout Batch) {
        let record = secrets[position].record
        guard let first = record.next, first <= now.wall else { return }
        var last = first
        var count = 1
        if let old = secrets[position].configuration?.recurrence, let latest = old.latest(atOrBefore: now.wall),
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
        var record = secrets[position].record
        let account = secrets[position].account
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
