extension Scheduler {
    /// Makes rotations of the occurrences that came due.
    mutating func processDue(in batch: inout Batch) {
        var aside: [SecretHeap.Entry] = []
        while let due = dueTimes.min, due.time <= now.wall {
            dueTimes.removeMin()
            // A secret that the batch has changed already comes due in the next one; by a clock that is wrong nothing does.
            if batch.touched.contains(due.secret) || isClockWrong(for: due.secret, in: batch) {
                aside.append(due)
            } else {
                comeDue(due.secret, in: &batch)
            }
        }
        for due in aside { dueTimes.set(due.time, of: due.secret) }
    }

    /// The secret's next occurrence has come due, and perhaps later ones with it: the latest becomes a rotation.
    private mutating func comeDue(_ position: Int, in batch: inout Batch) {
        guard let entry = secrets.entry(at: position).map({ configuration.entries[$0] }),
            let recurrence = recurrence(at: position), secrets.account(at: position) >= 0
        else { return }
        let prefix = accounts[secrets.account(at: position)].configuration.versionIDPrefix
        var record = secrets.record(at: position)
        guard let run = dueRun(of: record, recurrence: recurrence, entry: entry),
            let versionID = try? VersionID(nominal: run.last, prefix: prefix)
        else { return }
        batch.touched.insert(position)
        batch.bringsWaiters = true
        record.handled = run.last
        record.follow(recurrence)
        batch.records.append(.secret(record))

        if let newest = record.newestSent, !versionID.isNewer(than: newest) {
            return endRun(run, of: record.id, prefix: prefix, as: .missed, because: Reason.newerWasSent, in: &batch)
        }
        if let refusal = refusal(toCatchUpWith: run.last, of: record, entry: entry) {
            return endRun(run, of: record.id, prefix: prefix, as: .missed, because: refusal, in: &batch)
        }
        // Jitter, or a clock that went back, can bring an occurrence after a request that is newer.
        if let newer = waiting[position]?.rotation.versionID, newer.isNewer(than: versionID) {
            return endRun(run, of: record.id, prefix: prefix, as: .superseded, because: Reason.requested, in: &batch)
        }
        endOvertaken(run, of: record, prefix: prefix, recurrence: recurrence, entry: entry, in: &batch)
        let rotation = RotationRecord(
            secret: record.id, versionID: versionID, state: .queued, due: entry.dueTime(of: run.last, for: record.id),
            deadline: entry.deadline(nominal: run.last, next: record.next))
        beginWaiting(rotation, at: position, because: Reason.newerIsDue, in: &batch)
    }

    /// The run before the latest occurrence, which coalesces into that.
    private func endOvertaken(
        _ run: DueRun, of record: SecretRecord, prefix: String, recurrence: Recurrence, entry: Entry,
        in batch: inout Batch
    ) {
        guard run.count > 1,
            let previous = recurrence.latest(atOrBefore: run.last.previous)
        else { return }
        let refusal =
            entry.catchUp == .none ? refusal(toCatchUpWith: previous, of: record, entry: entry) : nil
        endRun(
            DueRun(first: run.first, last: previous, count: run.count - 1), of: record.id, prefix: prefix,
            as: refusal == nil ? .superseded : .missed, because: refusal ?? Reason.newerIsDue, in: &batch)
    }

    /// Why an occurrence that has come due is not caught up with; nil where it is.
    private func refusal(toCatchUpWith nominal: Instant, of record: SecretRecord, entry: Entry) -> String? {
        // What the first sight asked for did not come due while nobody could act.
        guard nominal > record.firstSight.wall else { return nil }
        return entry.refusal(toCatchUpAfter: now.wall.duration(since: entry.dueTime(of: nominal, for: record.id)))
    }

    /// The occurrences from the secret's next one to the latest that has come due; nil where none has.
    func dueRun(of record: SecretRecord, recurrence: Recurrence, entry: Entry) -> DueRun? {
        record.next.flatMap {
            DueRun(from: $0, dueBy: now.wall, of: recurrence, entry: entry, id: record.id)
        }
    }

    /// Ends a rotation that is not under way.
    func end(_ rotation: RotationRecord, as state: RotationState, because reason: String, in batch: inout Batch) {
        var rotation = rotation
        rotation.state = state
        rotation.reason = reason
        rotation.backoff = nil
        rotation.finished = now.wall
        batch.records.append(.rotation(rotation))
        batch.tell(.transition(Transition(rotation)))
    }

    /// Ends occurrences that never became rotations: one record and one entry for the run.
    func endRun(
        _ run: DueRun, of id: SecretID, prefix: String, as state: RotationState, because reason: String,
        in batch: inout Batch
    ) {
        // The configuration's check of the prefix leaves nothing that could be thrown here.
        guard let versionID = try? VersionID(nominal: run.last, prefix: prefix) else { return }
        let record = RotationRecord(
            secret: id, versionID: versionID, state: state, first: run.first, count: run.count, due: run.first,
            deadline: run.last, reason: reason, finished: now.wall)
        batch.records.append(.rotation(record))
        batch.tell(.transition(Transition(record)))
    }

    /// The next nominal time after what is dealt with.
    ///
    /// Where new rules of the zone gave the handled instant another local time, a local time that was dealt with is not
    /// due again (invariant 3). Where they moved an anchor, what was next still is, and not the handled one once more.
    func nextNominal(of recurrence: Recurrence, after record: SecretRecord) -> Instant? {
        var next = recurrence.next(after: record.handled)
        if let moved = record.next.flatMap({ recurrence.moved($0) }), moved > record.handled {
            next = recurrence.next(after: moved.previous)
        }
        guard recurrence.utcOffset(at: record.handled) != record.handledOffset else { return next }
        let handledLocal = record.handled.seconds + Int64(record.handledOffset)
        while let candidate = next, candidate.seconds + Int64(recurrence.utcOffset(at: candidate)) <= handledLocal {
            next = recurrence.next(after: candidate)
        }
        return next
    }

    /// Enters when the secret's next occurrence comes due.
    ///
    /// Nothing is due while the secret is held: what comes due meanwhile is one run, which ends with the hold. Nor is it
    /// while the clock is known to be wrong by which the account goes.
    mutating func appoint(_ position: Int) {
        var time: Instant?
        if let entry = secrets.entry(at: position), secrets.hold(at: position) == nil, !isClockWrong(for: position) {
            time = secrets.next(at: position)
            if let nominal = time, configuration.entries[entry].jitter > .zero {
                time = configuration.entries[entry].dueTime(of: nominal, for: secrets.id(at: position))
            }
        }
        if let time, dueTimes.time(of: position) == time { return }
        dueTimes.set(time, of: position)
        approach(position, due: time)
    }

    /// Whether nothing of the secret's account comes due, since its clock is wrong.
    private func isClockWrong(for position: Int) -> Bool {
        let account = secrets.account(at: position)
        return account >= 0 && isHeldForClock(account)
    }

    /// The same as the batch leaves it.
    func isClockWrong(for position: Int, in batch: Batch) -> Bool {
        let account = secrets.account(at: position)
        guard account >= 0 else { return false }
        return accounts[account].clockCheck.isFarOff || hold(of: account, in: batch)?.isForClock ?? false
    }

    /// The instants at which the secret is due; nil where the configuration in force does not name it.
    func recurrence(at position: Int) -> Recurrence? {
        secrets.entry(at: position).map {
            configuration.recurrence(of: secrets.id(at: position), entry: $0, anchor: secrets.anchor(at: position))
        }
    }
}

extension SecretRecord {
    /// Has the next occurrence follow the last one that is dealt with; a secret that is disabled has none.
    mutating func follow(_ recurrence: Recurrence, isEnabled: Bool = true) {
        handledOffset = recurrence.utcOffset(at: handled)
        next = isEnabled ? recurrence.next(after: handled) : nil
    }
}
