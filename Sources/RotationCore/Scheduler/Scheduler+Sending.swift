extension Scheduler {
    /// Spends free slots on what waits, in the order of the queue, whatever the account: members of one exclusive group
    /// may stand in several.
    mutating func sendWaiting(in batch: inout Batch) {
        if waitersAreDoubtful { placeWaiters() }
        admitOpened()
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 { admitElapsed(lane) }
        releaseExclusive()
        admitApproaching()
        var aside: [Candidate] = []
        var next: [Candidate?] = groups.indices.map { choose(from: $0, in: batch) }
        // What was sent for one group may have taken what another's candidate needs.
        var isDoubtful = [Bool](repeating: false, count: next.count)
        while let group = firstGroup(of: next), let candidate = next[group] {
            if isDoubtful[group] {
                isDoubtful[group] = false
                next[group] = choose(from: group, in: batch)
                continue
            }
            if candidate.isBest { lanes[candidate.lane].queue.removeBest(of: candidate.line) }
            if batch.touched.contains(candidate.place.secret) {
                // The batch has changed the secret already: it is looked at again with the next one.
                aside.append(candidate)
            } else {
                prepare(candidate, in: &batch)
                groups[group].lateTurns.note(sentLate: candidate.line.isLate, lateWaits: candidate.passesLate)
                for other in next.indices { isDoubtful[other] = true }
            }
            next[group] = choose(from: group, in: batch)
            isDoubtful[group] = false
        }
        for candidate in aside { lanes[candidate.lane].queue.insert(candidate.place, in: candidate.line) }
    }

    /// A place whose rotation a quota group would send next.
    private struct Candidate {
        var place: Place
        var lane: Int
        var line: Line
        /// Whether it is the best place of its line, from which it is taken; others become stale there.
        var isBest = true
        /// Whether one that is late yields to it.
        var passesLate = false

        /// Whether it goes before another one.
        func precedes(_ other: Candidate) -> Bool {
            line.isLate == other.line.isLate ? place < other.place : other.line.isLate
        }
    }

    /// The group whose candidate comes first.
    private func firstGroup(of candidates: [Candidate?]) -> Int? {
        var first: (group: Int, candidate: Candidate)?
        for (group, candidate) in candidates.enumerated() {
            guard let candidate, first.map({ candidate.precedes($0.candidate) }) ?? true else { continue }
            first = (group, candidate)
        }
        return first?.group
    }

    /// The rotation of the group's lanes that is sent next, where a slot is free for it and nothing that is more pressed
    /// for time will need that.
    private mutating func choose(from group: Int, in batch: Batch) -> Candidate? {
        groups[group].heldUntil = nil
        let occupied = groups[group].occupied(at: now.boot) + (batch.slots[group] ?? 0)
        guard occupied < min(groups[group].full, groups[group].effectiveLimit(at: now.boot)) else { return nil }
        let ordinary = groups[group].ordinaryOccupied(at: now.boot) + (batch.ordinarySlots[group] ?? 0)
        let isOrdinaryFree = ordinary < groups[group].usable
        let ready = groups[group].lanes.filter { maySend($0, in: batch) }
        guard !ready.isEmpty else { return nil }
        var best: Candidate?
        var late: Candidate?
        func consider(_ place: Place, of lane: Int, _ line: Line) {
            guard isOrdinaryFree || place.isUrgent else { return }
            let candidate = Candidate(place: place, lane: lane, line: line)
            if line.isLate {
                if late.map({ candidate.precedes($0) }) ?? true { late = candidate }
            } else if best.map({ candidate.precedes($0) }) ?? true {
                best = candidate
            }
        }
        var firstsWait = false
        for line in [Line.first, .lateFirst] {
            for lane in ready {
                guard let place = bestPlace(of: lane, line: line) else { continue }
                firstsWait = true
                consider(place, of: lane, line)
            }
        }
        // While first attempts wait, retries have their share and no more (invariant 7).
        let retries = groups[group].retriesOccupied(at: now.boot) + (batch.retrySlots[group] ?? 0)
        if !firstsWait || retries < groups[group].retryShare(at: now.boot) {
            for line in [Line.retry, .lateRetry] {
                for lane in ready where !isProbedByFirst(lane) {
                    if let place = bestPlace(of: lane, line: line) { consider(place, of: lane, line) }
                }
            }
        }
        let isTurn = groups[group].lateTurns.isLateTurn && !(best?.place.isUrgent ?? false)
        guard var chosen = isTurn ? late ?? best : best ?? late else { return nil }
        chosen.passesLate = late != nil && !chosen.place.isUrgent
        return spend(group, on: chosen, in: batch)
    }

    /// Who takes a free slot of the group for which the candidate comes first: that, another one, or nobody yet.
    private mutating func spend(_ group: Int, on candidate: Candidate, in batch: Batch) -> Candidate? {
        // A held account is probed, whatever is to come; what the batch has changed is put aside.
        guard accounts[lanes[candidate.lane].account].record.hold == nil,
            !batch.touched.contains(candidate.place.secret)
        else { return candidate }
        switch use(of: group, for: candidate.place, line: candidate.line, in: batch) {
        case .taken: return candidate
        case .kept(let end): groups[group].heldUntil = end
        case .byOther(let position):
            guard let waiter = waiting[position], maySend(lane(at: position), in: batch),
                obstacle(to: waiter.rotation, at: position) == nil
            else { return candidate }
            let place = place(of: waiter, at: position)
            var other = Candidate(place: place, lane: lane(at: position), line: .first)
            other.isBest = false
            other.passesLate = candidate.passesLate
            return other
        }
        return nil
    }

    /// Whether the lane's account is held and has a first attempt to probe it with: the secret of a retry may fail for a
    /// reason of its own.
    private mutating func isProbedByFirst(_ lane: Int) -> Bool {
        guard accounts[lanes[lane].account].record.hold != nil else { return false }
        return bestPlace(of: lane, line: .first) != nil || bestPlace(of: lane, line: .lateFirst) != nil
    }

    /// Whether an attempt of the lane may start now, slots apart.
    private func maySend(_ lane: Int, in batch: Batch) -> Bool {
        let account = lanes[lane].account
        guard accounts[account].waiting > 0, case .available = accounts[account].credential else { return false }
        guard mayCall(lane, in: batch) else { return false }
        let calls = batch.calls[account] ?? 0
        guard hold(of: account, in: batch) == nil else {
            // A probe is one call, and nothing else is under way.
            return calls == 0 && accounts[account].inFlight == 0
        }
        return accounts[account].openCalls + calls < accounts[account].configuration.concurrency
    }

    /// Whether neither a wait nor a hold keeps the lane's account from sending, nor the clock.
    private func mayCall(_ lane: Int, in batch: Batch) -> Bool {
        guard isClockSettled(of: lanes[lane].account), hold(of: lanes[lane].account, in: batch)?.isForClock != true
        else { return false }
        // KMS throttles all that share a quota alike.
        for member in groups[lanes[lane].group].lanes {
            if let wait = wait(of: lanes[member].account, in: batch), end(of: wait) > now.boot { return false }
        }
        return hold(of: lanes[lane].account, in: batch).map { end(of: $0.probe) <= now.boot } ?? true
    }

    /// Makes the attempt's records; it is sent when they are durable (invariant 2).
    private mutating func prepare(_ candidate: Candidate, in batch: inout Batch) {
        let position = candidate.place.secret
        let account = lanes[candidate.lane].account
        let isRetry = candidate.line.isRetry
        if isSilent, let waiter = waiting[position] { noteCause(of: waiter, at: position, account: account) }
        guard var rotation = waiting[position]?.rotation else { return }
        beginExclusive(position)
        batch.touched.insert(position)
        rotation.state = .sent
        rotation.attempts += 1
        rotation.backoff = nil
        rotation.reason = ""
        let attempt = AttemptRecord(
            id: AttemptID(secret: rotation.secret, versionID: rotation.versionID, number: rotation.attempts),
            isRetry: isRetry, isUrgent: rotation.isUrgent, accountNumber: accounts[account].configuration.number,
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
            groups[group].slack?.spend()
            if !attempt.isUrgent { batch.ordinarySlots[group, default: 0] += 1 }
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
        // While the commit lasted, the window may have closed, the clock stepped, or a reload brought a freeze.
        guard !isStopping, isCurrent(attempt, at: position), isClockSettled(of: account),
            closure(of: sent[position], at: position) == nil
        else {
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
        let correction = timestampCorrection(of: account)
        calls[position] = Call(
            isOpen: true, deadline: deadline, fingerprint: accounts[account].fingerprint ?? "",
            clockCorrection: correction)
        accounts[account].openCalls += 1
        decisions.append(
            .send(
                SendOrder(
                    attempt: id, sentName: secrets.sentName(at: position), accessKeyID: attempt.accessKeyID,
                    deadline: deadline, clockCorrection: correction)))
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
            let lane = lane(at: position)
            if isStopping {
                withdraw(attempt, position: position, because: Reason.stopping, in: &batch)
            } else if !isCurrent(attempt, at: position) {
                withdraw(attempt, position: position, because: Reason.credentialChanged, in: &batch)
            } else if lane < 0 || !mayCall(lane, in: batch) {
                withdraw(attempt, position: position, because: Reason.accountWaits, in: &batch)
            } else if let closure = closure(of: sent[position], at: position) {
                withdraw(attempt, position: position, because: reason(for: closure), in: &batch)
            } else {
                attempt.sent = stamp
                attempt.deadline = deadline(of: lanes[lane].account)
                batch.records.append(.attempt(attempt))
                batch.sends.append(attempt.id)
                batch.calls[lanes[lane].account, default: 0] += 1
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
