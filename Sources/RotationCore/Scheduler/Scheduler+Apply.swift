import DequeModule

extension Scheduler {
    /// Takes a record into the state: the only way in which one changes it, at load and after a commit alike.
    ///
    /// At load, accounts come first, then secrets, then requests and pauses, then unfinished rotations and those of
    /// requests that are not done, then attempts that are pending or may occupy a slot.
    public mutating func apply(_ record: Record) {
        switch record {
        case .account(let record): apply(record)
        case .secret(let record): apply(record)
        case .rotation(let record): apply(record)
        case .attempt(let record): apply(record)
        case .request(let record): requests.put(record)
        case .pause(let record):
            pauses.put(record)
            waitersAreDoubtful = true
        }
    }

    private mutating func apply(_ record: AccountRecord) {
        if let account = accountPositions[record.account] {
            accounts[account].record = record
            noteLearnedQuota(of: account)
            appointAnew(account)
        } else {
            unnamedAccounts[record.account] = record
        }
    }

    private mutating func apply(_ record: SecretRecord) {
        let position = secrets.put(record, at: position(of: record.id))
        noteCompletion(position)
        appoint(position)
    }

    private mutating func apply(_ rotation: RotationRecord) {
        guard let position = position(of: rotation.secret) else { return }
        requests.note(rotation, of: position)
        if sent[position]?.versionID == rotation.versionID { sent[position] = nil }
        switch rotation.state {
        case .queued, .held, .due:
            stopWaiting(position)
            setWaiter(Waiting(rotation), at: position)
            if secrets.account(at: position) >= 0 { accounts[secrets.account(at: position)].waiting += 1 }
            enqueue(position)
        case .sent, .accepted, .failed, .superseded, .missed:
            if waiting[position]?.rotation.versionID == rotation.versionID { stopWaiting(position) }
            if rotation.state == .sent { sent[position] = rotation }
        }
    }

    private mutating func apply(_ attempt: AttemptRecord) {
        guard let position = position(of: attempt.id.secret) else { return remember(attempt) }
        let known = attempts[position]?.id
        if attempt.state == .pending {
            attempts[position] = attempt
            guard known != attempt.id else { return }
            if secrets.account(at: position) >= 0 { accounts[secrets.account(at: position)].inFlight += 1 }
            occupySlot(of: attempt)
            beginExclusive(position)
        } else if known == attempt.id {
            attempts[position] = nil
            calls[position] = nil
            unsent.remove(position)
            if secrets.account(at: position) >= 0 { accounts[secrets.account(at: position)].inFlight -= 1 }
            releaseSlot(of: attempt)
            finishExclusive(position)
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
        guard waiting[position] != nil else { return }
        setWaiter(nil, at: position)
        approach(position, due: dueTimes.time(of: position))
        if account >= 0 { accounts[account].waiting -= 1 }
    }
}
