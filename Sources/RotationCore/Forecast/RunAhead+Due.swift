extension RunAhead {
    /// Makes newcomers of the occurrences that have come due.
    mutating func processDue() {
        while let due = dueTimes.min, due.time <= now { comeDue(due.secret) }
    }

    /// As the scheduler's function of that name.
    private mutating func comeDue(_ secret: Int) {
        let row = rows[secret]
        let entry = Int(row.entry)
        guard let run = dueRun(of: secret), accounts[owners[Int(row.owner)].account].affixes != nil else {
            return dueTimes.set(nil, of: secret)
        }
        let next = terms[entry].recurrence.next(after: run.last, phase: row.phase)
        rows[secret].next = next?.microseconds ?? Row.none
        dueTimes.set(next.map { dueTime(of: $0, secret) }, of: secret)

        let nominal = run.last.microseconds
        guard nominal > row.sentNominal, refusal(toCatchUpWith: run.last, secret) == nil else { return }
        if run.count > 1 { countOvertaken(run, secret) }
        var newcomer = Newcomer(
            secret: secret, nominal: nominal, due: dueTime(of: run.last, secret).microseconds,
            deadline: terms[entry].deadline(nominal: nominal, next: next))
        if row.isWaiting {
            newcomer.due = row.due
            newcomer.deadline = row.deadline
            newcomer.cause = row.lastCause(at: boot)
            tally.superseded += 1
        }
        rows[secret].isTouched = true
        newcomers.append(newcomer)
    }

    /// A newcomer begins to wait, in the place of the one before it.
    mutating func admit(_ newcomer: Newcomer) {
        let secret = newcomer.secret
        let account = owners[Int(rows[secret].owner)].account
        if !rows[secret].isWaiting { accounts[account].waiting += 1 }
        rows[secret].isTouched = false
        rows[secret].isWaiting = true
        rows[secret].nominal = newcomer.nominal
        rows[secret].due = newcomer.due
        rows[secret].deadline = newcomer.deadline
        rows[secret].affixes = accounts[account].affixes ?? 0
        rows[secret].cause = nil
        enqueue(secret)
        // What starts at once has waited all the same, in the place of the one before it.
        if let cause = newcomer.cause, rows[secret].isInQueue { rows[secret].cause = cause }
    }

    /// The occurrences from the secret's next one to the latest that has come due.
    private func dueRun(of secret: Int) -> DueRun? {
        let row = rows[secret]
        let entry = Int(row.entry)
        let first = Instant(microseconds: row.next)
        // Nearly always one has come due, just now, and the one after it has not.
        let following = terms[entry].recurrence.next(after: first, phase: row.phase)
        if !terms[entry].hasJitter, following.map({ $0 > now }) ?? true {
            return DueRun(first: first, last: first, count: 1)
        }
        return DueRun(
            from: first, dueBy: now, of: recurrence(of: row), entry: configuration.entries[entry],
            id: names.id(at: secret))
    }

    /// Counts the run before the latest occurrence, which coalesces into that, unless it is not caught up with.
    private mutating func countOvertaken(_ run: DueRun, _ secret: Int) {
        let row = rows[secret]
        guard let previous = recurrence(of: row).latest(atOrBefore: run.last.previous) else { return }
        let isMissed =
            configuration.entries[Int(row.entry)].catchUp == .none
            && refusal(toCatchUpWith: previous, secret) != nil
        if !isMissed { tally.superseded += run.count - 1 }
    }

    private func refusal(toCatchUpWith nominal: Instant, _ secret: Int) -> String? {
        let age = now.duration(since: dueTime(of: nominal, secret))
        guard age > .zero, nominal.microseconds > rows[secret].firstSight else { return nil }
        return configuration.entries[Int(rows[secret].entry)].refusal(toCatchUpAfter: age)
    }

    private func recurrence(of row: Row) -> Recurrence {
        let shared = terms[Int(row.entry)].recurrence
        return Recurrence(
            schedule: shared.schedule, phase: row.phase, zones: shared.zones, start: shared.start, end: shared.end)
    }

    private func dueTime(of nominal: Instant, _ secret: Int) -> Instant {
        let entry = Int(rows[secret].entry)
        guard terms[entry].hasJitter else { return nominal }
        return configuration.entries[entry].dueTime(of: nominal, for: names.id(at: secret))
    }
}

extension RunAhead.Terms {
    /// As `Entry.deadline(nominal:next:)`.
    fileprivate func deadline(nominal: Int64, next: Instant?) -> Int64 {
        if let within { return nominal + within }
        return next?.microseconds ?? nominal + Self.year
    }

    private static let year: Int64 = 365 * 86_400_000_000
}
