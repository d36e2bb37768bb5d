extension Scheduler {
    /// Spends free slots on what waits, in the order of the queue.
    mutating func sendWaiting(in batch: inout Batch) {
        for group in groups.indices {
            for account in groups[group].accounts where accounts[account].waiting > 0 { admitElapsed(account) }
            var aside: [(account: Int, place: Place, isRetry: Bool)] = []
            while let (account, isRetry) = choose(from: group, in: batch) {
                guard let place = accounts[account].queue.best(isRetry: isRetry) else { break }
                accounts[account].queue.removeBest(isRetry: isRetry)
                if batch.touched.contains(place.secret) {
                    // The batch has changed the secret already: it is looked at again with the next one.
                    aside.append((account, place, isRetry))
                } else {
                    prepare(place.secret, of: account, isRetry: isRetry, in: &batch)
                }
            }
            for (account, place, isRetry) in aside { accounts[account].queue.insert(place, isRetry: isRetry) }
        }
    }

    /// Gives their places to rotations whose backoff is over.
    private mutating func admitElapsed(_ account: Int) {
        while let appointment = accounts[account].queue.nextElapse, appointment.time <= now.boot {
            accounts[account].queue.removeNextElapse()
            guard let waiter = waiting[appointment.secret], waiter.ticket == appointment.ticket else { continue }
            insertPlace(of: waiter, at: appointment.secret)
        }
    }

    /// The account of the group whose best first attempt or retry is next, where a slot is free for it.
    private mutating func choose(from group: Int, in batch: Batch) -> (account: Int, isRetry: Bool)? {
        var ready: [Int] = []
        for account in groups[group].accounts where maySend(account, in: batch) { ready.append(account) }
        guard !ready.isEmpty else { return nil }
        let occupied = groups[group].occupied(at: now.boot) + (batch.slots[group] ?? 0)
        guard occupied < groups[group].usable else { return nil }
        let span = groups[group].span
        let retries = groups[group].retrySlots.occupied(at: now.boot, span: span) + (batch.retrySlots[group] ?? 0)
        var best: (place: Place, account: Int, isRetry: Bool)?
        func consider(_ place: Place?, of account: Int, isRetry: Bool) {
            if let place, best.map({ place < $0.place }) ?? true { best = (place, account, isRetry) }
        }
        for account in ready { consider(bestPlace(of: account, isRetry: false), of: account, isRetry: false) }
        // While first attempts wait, retries have their share and no more (invariant 7).
        if best == nil || retries < groups[group].retryShare {
            for account in ready where !isProbedByFirst(account) {
                consider(bestPlace(of: account, isRetry: true), of: account, isRetry: true)
            }
        }
        return best.map { ($0.account, $0.isRetry) }
    }

    /// Whether the account is held and has a first attempt to probe it with: the secret of a retry may fail for a
    /// reason of its own.
    private mutating func isProbedByFirst(_ account: Int) -> Bool {
        accounts[account].record.hold != nil && bestPlace(of: account, isRetry: false) != nil
    }

    /// The best place of the account's queue that still stands.
    mutating func bestPlace(of account: Int, isRetry: Bool) -> Place? {
        while let place = accounts[account].queue.best(isRetry: isRetry) {
            if waiting[place.secret]?.ticket == place.ticket, attempts[place.secret] == nil { return place }
            accounts[account].queue.removeBest(isRetry: isRetry)
        }
        return nil
    }

    /// Whether an attempt of the account may start now, slots apart.
    private func maySend(_ account: Int, in batch: Batch) -> Bool {
        guard accounts[account].waiting > 0, case .available = accounts[account].credential else { return false }
        guard mayCall(account, in: batch) else { return false }
        let calls = batch.calls[account] ?? 0
        guard hold(of: account, in: batch) == nil else {
            // A probe is one call, and nothing else is under way.
            return calls == 0 && accounts[account].inFlight == 0
        }
        return accounts[account].openCalls + calls < accounts[account].configuration.concurrency
    }

    /// Whether neither a wait nor a hold keeps the account from sending.
    private func mayCall(_ account: Int, in batch: Batch) -> Bool {
        // KMS throttles all that share a quota alike.
        for member in groups[accounts[account].group].accounts {
            if let wait = wait(of: member, in: batch), end(of: wait) > now.boot { return false }
        }
        return hold(of: account, in: batch).map { end(of: $0.probe) <= now.boot } ?? true
    }

    /// Makes the attempt's records; it is sent when they are durable (invariant 2).
    private mutating func prepare(_ position: Int, of account: Int, isRetry: Bool, in batch: inout Batch) {
        guard var rotation = waiting[position]?.rotation else { return }
        batch.touched.insert(position)
        rotation.state = .sent
        rotation.attempts += 1
        rotation.backoff = nil
        rotation.reason = ""
        let attempt = AttemptRecord(
            id: AttemptID(secret: rotation.secret, versionID: rotation.versionID, number: rotation.attempts),
            isRetry: isRetry, accountNumber: accounts[account].configuration.number,
            accessKeyID: accounts[account].accessKeyID ?? "", sent: stamp, deadline: deadline(of: account))
        var record = secrets.record(at: position)
        if record.newestSent.map({ rotation.versionID.isNewer(than: $0) }) ?? true {
            record.newestSent = rotation.versionID
            batch.records.append(.secret(record))
        }
        batch.records.append(.rotation(rotation))
        batch.records.append(.attempt(attempt))
        batch.tell(.transition(Transition(rotation, attempt: attempt.id.number)))
        batch.sends.append(attempt.id)
        batch.calls[account, default: 0] += 1
        for group in countingGroups(of: attempt) {
            batch.slots[group, default: 0] += 1
            if isRetry { batch.retrySlots[group, default: 0] += 1 }
        }
    }

    /// Until when an attempt that is committed now may at most be awaited: the time for an answer from the end of a
    /// commit that takes as long as the last one did.
    private func deadline(of account: Int) -> Stamp {
        let time = accounts[account].configuration.answerTimeout + min(commitDuration, .seconds(600))
        var deadline = stamp
        deadline.boot = deadline.boot.advanced(by: time)
        deadline.wall = deadline.wall.advanced(by: time)
        deadline.date = deadline.date?.advanced(by: time)
        return deadline
    }

    // MARK: Durable attempts

    /// Sends a durable attempt, unless the scheduler decides otherwise by now.
    mutating func send(_ id: AttemptID, into decisions: inout [Decision]) {
        guard let position = position(of: id.secret), let attempt = attempts[position], attempt.id == id else { return }
        let account = secrets.account(at: position)
        guard !isStopping, isCurrent(attempt, at: position) else {
            unsent.insert(position)
            return
        }
        let timeout = accounts[account].configuration.answerTimeout
        // A commit that took long leaves too little of the time for an answer.
        guard attempt.deadline.boot.duration(since: now.boot) >= timeout / 2 else {
            unsent.insert(position)
            return
        }
        unsent.remove(position)
        let deadline = min(attempt.deadline.boot, now.boot.advanced(by: timeout))
        let correction = accounts[account].clockCorrection
        calls[position] = Call(
            isOpen: true, deadline: deadline, fingerprint: accounts[account].fingerprint ?? "",
            clockCorrection: correction)
        accounts[account].openCalls += 1
        decisions.append(
            .send(
                SendOrder(
                    attempt: id, sentName: secrets.sentName(at: position), accessKeyID: attempt.accessKeyID, deadline: deadline,
                    clockCorrection: correction)))
    }

    /// Whether configuration and credential are still those for which the attempt was made.
    private func isCurrent(_ attempt: AttemptRecord, at position: Int) -> Bool {
        let account = secrets.account(at: position)
        guard secrets.entry(at: position) != nil, account >= 0 else { return false }
        guard case .available(let accessKeyID, _) = accounts[account].credential else { return false }
        return accessKeyID == attempt.accessKeyID && accounts[account].configuration.number == attempt.accountNumber
    }

    /// Attempts that became durable but were not sent: stamped anew, or withdrawn.
    mutating func processUnsent(in batch: inout Batch) {
        for position in unsent.sorted() where !batch.touched.contains(position) {
            guard var attempt = attempts[position] else { continue }
            batch.touched.insert(position)
            let account = secrets.account(at: position)
            if isStopping {
                withdraw(attempt, position: position, because: Reason.stopping, in: &batch)
            } else if !isCurrent(attempt, at: position) {
                withdraw(attempt, position: position, because: Reason.credentialChanged, in: &batch)
            } else if !mayCall(account, in: batch) {
                withdraw(attempt, position: position, because: Reason.accountWaits, in: &batch)
            } else {
                attempt.sent = stamp
                attempt.deadline = deadline(of: account)
                batch.records.append(.attempt(attempt))
                batch.sends.append(attempt.id)
                batch.calls[account, default: 0] += 1
            }
        }
    }

    /// Takes back an attempt that was never sent, which frees its slot.
    private func withdraw(_ attempt: AttemptRecord, position: Int, because reason: String, in batch: inout Batch) {
        guard var rotation = sent[position] else { return }
        var attempt = attempt
        attempt.state = .withdrawn
        attempt.completed = stamp
        attempt.code = "Withdrawn"
        rotation.state = .queued
        rotation.reason = reason
        batch.records.append(.attempt(attempt))
        settle(&rotation, position: position, in: &batch)
        batch.records.append(.rotation(rotation))
        batch.tell(.transition(Transition(rotation, attempt: attempt.id.number)))
    }
}
