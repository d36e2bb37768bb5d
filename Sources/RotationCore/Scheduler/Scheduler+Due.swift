import HeapModule

extension Scheduler {
    /// Makes rotations of the occurrences that came due.
    mutating func processDue(in batch: inout Batch) {
        var aside: [Appointment<Instant>] = []
        while let appointment = dueTimes.min, appointment.time <= now.wall {
            dueTimes.removeMin()
            let position = appointment.secret
            guard secrets[position].ticket == appointment.ticket else { continue }
            // A secret that the batch has changed already comes due in the next one.
            if batch.touched.contains(position) {
                aside.append(appointment)
            } else {
                secrets[position].appointed = nil
                comeDue(position, in: &batch)
            }
        }
        for appointment in aside { dueTimes.insert(appointment) }
    }

    /// The secret's next nominal time has come, and perhaps later ones with it: the latest becomes a rotation.
    private mutating func comeDue(_ position: Int, in batch: inout Batch) {
        guard let secret = secrets[position].configuration, secrets[position].account >= 0 else { return }
        let prefix = accounts[secrets[position].account].configuration.versionIDPrefix
        var record = secrets[position].record
        guard let first = record.next, let latest = secret.recurrence.latest(atOrBefore: now.wall), latest >= first,
            let versionID = try? VersionID(nominal: latest, prefix: prefix)
        else { return }
        batch.touched.insert(position)
        let count = latest == first ? 1 : 1 + secret.recurrence.count(after: first, through: latest)
        record.handled = latest
        record.handledOffset = secret.recurrence.utcOffset(at: latest)
        record.next = secret.recurrence.next(after: latest)
        batch.records.append(.secret(record))

        func endAll(because reason: String) {
            endRun(
                of: record.id, first: first, last: latest, count: count, prefix: prefix, as: .missed, because: reason,
                in: &batch)
        }
        if let hold = record.hold { return endAll(because: Reason.secretHeld(hold.code)) }
        if let newest = record.newestSent, !versionID.isNewer(than: newest) {
            return endAll(because: Reason.newerWasSent)
        }
        if count > 1,
            let previous = secret.recurrence.latest(atOrBefore: Instant(microseconds: latest.microseconds - 1))
        {
            // What was missed while the daemon slept coalesces into the latest occurrence.
            endRun(
                of: record.id, first: first, last: previous, count: count - 1, prefix: prefix, as: .superseded,
                because: Reason.newerIsDue, in: &batch)
        }
        var rotation = RotationRecord(
            secret: record.id, versionID: versionID, state: .queued, due: latest,
            deadline: deadline(of: secret, nominal: latest, next: record.next))
        if let older = waiting[position]?.rotation {
            rotation.due = older.due
            rotation.deadline = older.deadline
            end(older, as: .superseded, because: Reason.newerIsDue, in: &batch)
        }
        batch.records.append(.rotation(rotation))
        batch.tell(.transition(Transition(rotation, state: .due)))
        batch.tell(.transition(Transition(rotation)))
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

    /// Ends occurrences that never became rotations: one record and one entry for the run from `first` to `last`.
    func endRun(
        of id: SecretID, first: Instant, last: Instant, count: Int, prefix: String, as state: RotationState,
        because reason: String, in batch: inout Batch
    ) {
        // The configuration's check of the prefix leaves nothing that could be thrown here.
        guard let versionID = try? VersionID(nominal: last, prefix: prefix) else { return }
        let run = RotationRecord(
            secret: id, versionID: versionID, state: state, first: first, count: count, due: first, deadline: last,
            reason: reason, finished: now.wall)
        batch.records.append(.rotation(run))
        batch.tell(.transition(Transition(run)))
    }

    /// Until when the rotation is in time: `within` after its nominal time, else until the next occurrence.
    private func deadline(of secret: SecretConfiguration, nominal: Instant, next: Instant?) -> Instant {
        if let within = secret.within { return nominal.advanced(by: within) }
        return next ?? nominal.advanced(by: .seconds(365 * 86_400))
    }

    /// The next nominal time after what is dealt with.
    ///
    /// Where new rules of the zone gave the handled instant another local time, a local time that was dealt with is not
    /// due again (invariant 3).
    func nextNominal(of secret: SecretConfiguration, after record: SecretRecord) -> Instant? {
        var next = secret.recurrence.next(after: record.handled)
        guard secret.recurrence.utcOffset(at: record.handled) != record.handledOffset else { return next }
        let handledLocal = record.handled.seconds + Int64(record.handledOffset)
        while let candidate = next,
            candidate.seconds + Int64(secret.recurrence.utcOffset(at: candidate)) <= handledLocal
        {
            next = secret.recurrence.next(after: candidate)
        }
        return next
    }

    /// Enters the secret's next nominal time into the heap of due times, where it does not stand there; an earlier
    /// entry becomes stale.
    mutating func appoint(_ position: Int) {
        let next = secrets[position].configuration == nil ? nil : secrets[position].record.next
        guard next != secrets[position].appointed else { return }
        secrets[position].ticket = newTicket()
        secrets[position].appointed = next
        guard let next else { return }
        dueTimes.insert(Appointment(time: next, secret: position, ticket: secrets[position].ticket))
    }
}
