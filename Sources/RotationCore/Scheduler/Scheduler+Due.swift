import HeapModule

extension Scheduler {
    /// Makes rotations of the occurrences that came due.
    mutating func processDue(in batch: inout Batch) {
        var aside: [Appointment<Instant>] = []
        while let appointment = dueTimes.min, appointment.time <= now.wall {
            dueTimes.removeMin()
            let position = appointment.secret
            guard secrets.ticket(at: position) == appointment.ticket else { continue }
            // A secret that the batch has changed already comes due in the next one.
            if batch.touched.contains(position) {
                aside.append(appointment)
            } else {
                secrets.forgetAppointment(at: position)
                comeDue(position, in: &batch)
            }
        }
        for appointment in aside { dueTimes.insert(appointment) }
    }

    /// The secret's next nominal time has come, and perhaps later ones with it: the latest becomes a rotation.
    private mutating func comeDue(_ position: Int, in batch: inout Batch) {
        guard let recurrence = recurrence(at: position), secrets.account(at: position) >= 0 else { return }
        let prefix = accounts[secrets.account(at: position)].configuration.versionIDPrefix
        var record = secrets.record(at: position)
        guard let first = record.next, let latest = recurrence.latest(atOrBefore: now.wall), latest >= first,
            let versionID = try? VersionID(nominal: latest, prefix: prefix)
        else { return }
        batch.touched.insert(position)
        let count = latest == first ? 1 : 1 + recurrence.count(after: first, through: latest)
        record.handled = latest
        record.handledOffset = recurrence.utcOffset(at: latest)
        record.next = recurrence.next(after: latest)
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
            let previous = recurrence.latest(atOrBefore: Instant(microseconds: latest.microseconds - 1))
        {
            // What was missed while the daemon slept coalesces into the latest occurrence.
            endRun(
                of: record.id, first: first, last: previous, count: count - 1, prefix: prefix, as: .superseded,
                because: Reason.newerIsDue, in: &batch)
        }
        var rotation = RotationRecord(
            secret: record.id, versionID: versionID, state: .queued, due: latest,
            deadline: deadline(at: position, nominal: latest, next: record.next))
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
    private func deadline(at position: Int, nominal: Instant, next: Instant?) -> Instant {
        if let entry = secrets.entry(at: position), let within = configuration.entries[entry].within {
            return nominal.advanced(by: within)
        }
        return next ?? nominal.advanced(by: .seconds(365 * 86_400))
    }

    /// The next nominal time after what is dealt with.
    ///
    /// Where new rules of the zone gave the handled instant another local time, a local time that was dealt with is not
    /// due again (invariant 3).
    func nextNominal(of recurrence: Recurrence, after record: SecretRecord) -> Instant? {
        var next = recurrence.next(after: record.handled)
        guard recurrence.utcOffset(at: record.handled) != record.handledOffset else { return next }
        let handledLocal = record.handled.seconds + Int64(record.handledOffset)
        while let candidate = next, candidate.seconds + Int64(recurrence.utcOffset(at: candidate)) <= handledLocal {
            next = recurrence.next(after: candidate)
        }
        return next
    }

    /// Enters the secret's next nominal time into the heap of due times, where it does not stand there; an earlier
    /// entry becomes stale.
    mutating func appoint(_ position: Int) {
        let next = secrets.entry(at: position) == nil ? nil : secrets.next(at: position)
        guard next != secrets.appointment(at: position) else { return }
        let ticket = newTicket()
        secrets.setAppointment(next, ticket: ticket, at: position)
        guard let next else { return }
        dueTimes.insert(Appointment(time: next, secret: position, ticket: ticket))
    }

    /// The instants at which the secret is due; nil where the configuration in force does not name it.
    func recurrence(at position: Int) -> Recurrence? {
        secrets.entry(at: position).map { configuration.recurrence(of: secrets.id(at: position), entry: $0) }
    }
}
