extension RunAhead {
    /// Rotates what comes due now, where that is one secret, nothing waits, and nothing keeps it from being sent: what
    /// happens at most moments, without a batch and a place in a queue.
    ///
    /// Where there is more to it, it changes nothing and answers false.
    mutating func rotateAtOnce() -> Bool {
        guard waitingCount == 0, exclusiveGroups.isEmpty, let due = agenda.first, due.time == now else { return false }
        let secret = Int(due.secret)
        let (entry, owner) = (Int(rows[secret].entry), Int(rows[secret].owner))
        let (lane, account) = (owners[owner].lane, owners[owner].account)
        guard !terms[entry].hasJitter, now.microseconds > rows[secret].sentNominal,
            let affixes = accounts[account].affixes, accounts[account].open < accounts[account].concurrency,
            mayStart(secret), hasOrdinarySlot(lanes[lane].group)
        else { return false }
        let next = next(after: now, secret)
        guard next.map({ $0 > now }) ?? true else { return false }
        agenda.removeFirst()
        if let other = agenda.first, other.time <= now {
            agenda.insert(due.secret, at: due.time)
            return false
        }
        if let next { agenda.insert(due.secret, at: next) }
        rows[secret].next = next?.microseconds ?? Row.none
        tally.addSent(
            ForecastLines.Row(
                nominal: now.microseconds, due: now.microseconds, send: now.microseconds,
                deadline: deadline(nominal: now.microseconds, next: next, entry: entry), secret: due.secret,
                affixes: affixes, cause: nil), account: account)
        rows[secret].send(now.microseconds, at: boot)
        recordCall(of: owner)
        return true
    }

    /// Whether a slot of the quota group is free for an ordinary attempt.
    mutating func hasOrdinarySlot(_ group: Int) -> Bool {
        groups[group].occupied(at: boot) < groups[group].full
            && groups[group].ordinaryOccupied(at: boot) < groups[group].usable
    }

    /// A call of the owner's account is made and completes at this moment.
    mutating func recordCall(of owner: Int) {
        for index in owners[owner].groups.indices {
            groups[owners[owner].groups[index]].recordOrdinary(completionAt: boot)
        }
    }
}
