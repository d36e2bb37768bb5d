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
        let next = terms[entry].next(after: run.last, phase: row.phase)
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

    /// One more of the secrets has a rotation that waits.
    mutating func countWaiter(of secret: Int) {
        waitingCount += 1
        groupWaiting[lanes[owners[Int(rows[secret].owner)].lane].group] += 1
        accounts[owners[Int(rows[secret].owner)].account].waiting += 1
    }

    /// A newcomer begins to wait, in the place of the one before it.
    mutating func admit(_ newcomer: Newcomer) {
        let secret = newcomer.secret
        let account = owners[Int(rows[secret].owner)].account
        if !rows[secret].isWaiting { countWaiter(of: secret) }
        rows[secret].begin(newcomer, affixes: accounts[account].affixes ?? 0)
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
        let following = terms[entry].next(after: first, phase: row.phase)
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
        let due = dueTime(of: nominal, secret)
        // What comes due just now is no catching up.
        guard due < now, nominal.microseconds > rows[secret].firstSight else { return nil }
        return configuration.entries[Int(rows[secret].entry)].refusal(toCatchUpAfter: now.duration(since: due))
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
    /// The occurrence after one of them.
    fileprivate func next(after occurrence: Instant, phase: Int64) -> Instant? {
        guard let step else { return recurrence.next(after: occurrence, phase: phase) }
        let (next, overflow) = occurrence.microseconds.addingReportingOverflow(step)
        return overflow || next > Instant.latest.microseconds ? nil : Instant(microseconds: next)
    }

    /// As `Entry.deadline(nominal:next:)`.
    fileprivate func deadline(nominal: Int64, next: Instant?) -> Int64 {
        if let within { return nominal + within }
        return next?.microseconds ?? nominal + Self.year
    }

    private static let year: Int64 = 365 * 86_400_000_000
}
