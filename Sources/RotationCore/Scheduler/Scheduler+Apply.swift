import DequeModule

extension Scheduler {
    /// Takes a record into the state: the only way in which one changes it, at load and after a commit alike.
    ///
    /// At load, accounts come first, then secrets, then unfinished rotations, then attempts that are pending or may
    /// occupy a slot.
    public mutating func apply(_ record: Record) {
        switch record {
        case .account(let record): apply(record)
        case .secret(let record): apply(record)
        case .rotation(let record): apply(record)
        case .attempt(let record): apply(record)
        }
    }

    private mutating func apply(_ record: AccountRecord) {
        if let position = accountPositions[record.account] {
            accounts[position].record = record
        } else {
            unnamedAccounts[record.account] = record
        }
    }

    private mutating func apply(_ record: SecretRecord) {
        appoint(secrets.put(record))
    }

    private mutating func apply(_ rotation: RotationRecord) {
        guard let position = position(of: rotation.secret) else { return }
        if sent[position]?.versionID == rotation.versionID { sent[position] = nil }
        if waiting[position]?.rotation.versionID == rotation.versionID { stopWaiting(position) }
        switch rotation.state {
        case .sent:
            sent[position] = rotation
        case .queued, .held, .due:
            stopWaiting(position)
            waiting[position] = Waiting(rotation: rotation, ticket: newTicket())
            if secrets.account(at: position) >= 0 { accounts[secrets.account(at: position)].waiting += 1 }
            enqueue(position)
        case .accepted, .failed, .superseded, .missed:
            break
        }
    }

    private mutating func apply(_ attempt: AttemptRecord) {
        guard let position = position(of: attempt.id.secret) else { return remember(attempt) }
        let known = attempts[position]
        if attempt.state == .pending {
            attempts[position] = attempt
            guard known?.id != attempt.id else { return }
            if secrets.account(at: position) >= 0 { accounts[secrets.account(at: position)].inFlight += 1 }
            occupySlot(of: attempt)
        } else if known?.id == attempt.id {
            attempts[position] = nil
            calls[position] = nil
            unsent.remove(position)
            if secrets.account(at: position) >= 0 { accounts[secrets.account(at: position)].inFlight -= 1 }
            releaseSlot(of: attempt)
            // A newer rotation of the secret may have waited for this attempt.
            enqueue(position)
        } else {
            remember(attempt)
        }
    }

    /// At load: an attempt that had ended before may still hold its slot.
    private mutating func remember(_ attempt: AttemptRecord) {
        if attempt.occupiesSlot, attempt.completed != nil { completed.append(attempt) }
    }

    private mutating func stopWaiting(_ position: Int) {
        let account = secrets.account(at: position)
        guard waiting.removeValue(forKey: position) != nil, account >= 0 else { return }
        accounts[account].waiting -= 1
    }

    /// Gives a waiting rotation its place: in the queue, or among those whose backoff is not over.
    mutating func enqueue(_ position: Int) {
        let account = secrets.account(at: position)
        guard account >= 0, attempts[position] == nil, let waiter = waiting[position] else { return }
        if let backoff = waiter.rotation.backoff {
            let end = end(of: backoff)
            if end > now.boot {
                accounts[account].queue.delay(Appointment(time: end, secret: position, ticket: waiter.ticket))
                return
            }
        }
        insertPlace(of: waiter, at: position)
    }

    /// Gives a waiting rotation its place in the queue.
    mutating func insertPlace(of waiter: Waiting, at position: Int) {
        let place = Place(
            deadline: waiter.rotation.deadline, nominal: waiter.rotation.versionID.nominal,
            name: waiter.rotation.secret.name, secret: position, ticket: waiter.ticket)
        accounts[secrets.account(at: position)].queue.insert(place, isRetry: waiter.rotation.failures > 0)
    }
}
