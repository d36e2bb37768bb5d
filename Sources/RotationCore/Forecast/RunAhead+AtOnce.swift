extension RunAhead {
    /// Rotates what comes due now, where that is one secret, nothing waits, and nothing keeps it from being sent: what
    /// happens at most moments, without a batch and a place in a queue.
    ///
    /// Where there is more to it, it changes nothing and answers false.
    mutating func rotateAtOnce() -> Bool {
        guard waitingCount == 0, let due = agenda.first, due.time == now else { return false }
        let secret = Int(due.secret)
        let (entry, owner) = (Int(rows[secret].entry), Int(rows[secret].owner))
        let (lane, account) = (owners[owner].lane, owners[owner].account)
        guard !terms[entry].hasJitter, now.microseconds > rows[secret].sentNominal,
            let affixes = accounts[account].affixes, accounts[account].open < accounts[account].concurrency,
            mayStart(secret), groups[lanes[lane].group].free <= boot
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
                deadline: deadline(nominal: now.microseconds, next: next, entry: entry),
                secret: rows[secret].position, affixes: affixes, cause: nil), account: account)
        rows[secret].send(now.microseconds, at: boot)
        recordCall(of: owner)
        return true
    }
}
