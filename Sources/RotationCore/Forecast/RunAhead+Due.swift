extension RunAhead {
    /// Makes newcomers of the occurrences that have come due.
    mutating func processDue() {
        while let due = agenda.first, due.time <= now {
            agenda.removeFirst()
            comeDue(Int(due.secret))
        }
    }

    /// As the scheduler's function of that name.
    private mutating func comeDue(_ secret: Int) {
        let owner = Int(rows[secret].owner)
        guard let (run, next) = dueRun(of: secret), accounts[owners[owner].account].affixes != nil else { return }
        rows[secret].next = next?.microseconds ?? Row.none
        if let next { agenda.insert(Int32(clamping: secret), at: dueTime(of: next, secret)) }

        let nominal = run.last.microseconds
        guard nominal > rows[secret].sentNominal, refusal(toCatchUpWith: run.last, secret) == nil else { return }
        if run.count > 1 { countOvertaken(run, secret) }
        var newcomer = Newcomer(
            secret: secret, nominal: nominal, due: dueTime(of: run.last, secret).microseconds,
            deadline: deadline(nominal: nominal, next: next, entry: Int(rows[secret].entry)))
        if rows[secret].isWaiting {
            newcomer.due = waiters[secret].due
            newcomer.deadline = waiters[secret].deadline
            newcomer.cause = lastCause(of: secret)
            tally.superseded += 1
        }
        rows[secret].isTouched = true
        newcomers.append(newcomer)
    }

    /// One more of the secrets has a rotation that waits.
    mutating func countWaiter(of secret: Int) {
        let owner = Int(rows[secret].owner)
        waitingCount += 1
        groups[lanes[owners[owner].lane].group].waiting += 1
        accounts[owners[owner].account].waiting += 1
    }

    /// A newcomer begins to wait, in the place of the one before it.
    mutating func admit(_ newcomer: Newcomer) {
        let secret = newcomer.secret
        let account = owners[Int(rows[secret].owner)].account
        if !rows[secret].isWaiting { countWaiter(of: secret) }
        rows[secret].isTouched = false
        rows[secret].isWaiting = true
        rows[secret].cause = nil
        waiters[secret].nominal = newcomer.nominal
        waiters[secret].due = newcomer.due
        waiters[secret].deadline = newcomer.deadline
        waiters[secret].affixes = accounts[account].affixes ?? 0
        enqueue(secret)
        // What starts at once has waited all the same, in the place of the one before it.
        if let cause = newcomer.cause, rows[secret].isInQueue { rows[secret].cause = cause }
    }

    /// The occurrences from the secret's next one to the latest that has come due, and the one after them.
    private mutating func dueRun(of secret: Int) -> (run: DueRun, next: Instant?)? {
        let entry = Int(rows[secret].entry)
        let first = Instant(microseconds: rows[secret].next)
        // Nearly always one has come due, just now, and the one after it has not.
        let following = next(after: first, secret)
        if !terms[entry].hasJitter, following.map({ $0 > now }) ?? true {
            return (DueRun(first: first, last: first, count: 1), following)
        }
        let run = DueRun(
            from: first, dueBy: now, of: recurrence(of: secret), entry: entries[entry],
            id: id(of: secret))
        return run.map { ($0, next(after: $0.last, secret)) }
    }

    /// Counts the run before the latest occurrence, which coalesces into that, unless it is not caught up with.
    private mutating func countOvertaken(_ run: DueRun, _ secret: Int) {
        guard let previous = recurrence(of: secret).latest(atOrBefore: run.last.previous) else { return }
        let isMissed =
            entries[Int(rows[secret].entry)].catchUp == .none
            && refusal(toCatchUpWith: previous, secret) != nil
        if !isMissed { tally.superseded += run.count - 1 }
    }

    private func refusal(toCatchUpWith nominal: Instant, _ secret: Int) -> String? {
        let due = dueTime(of: nominal, secret)
        // What comes due just now is no catching up.
        guard due < now, nominal.microseconds > firstSights[secret] else { return nil }
        return entries[Int(rows[secret].entry)].refusal(toCatchUpAfter: now.duration(since: due))
    }

    private func recurrence(of secret: Int) -> Recurrence {
        let shared = recurrences[Int(rows[secret].entry)]
        return Recurrence(
            schedule: shared.schedule, phase: phase(of: secret), zones: shared.zones, start: shared.start,
            end: shared.end)
    }

    private func phase(of secret: Int) -> Int64 {
        guard rows[secret].phase == Row.none else { return rows[secret].phase }
        let id = id(of: secret)
        return entries[Int(rows[secret].entry)].schedule.phase(account: id.account, region: id.region, name: id.name)
    }

    private func id(of secret: Int) -> SecretID { names.id(at: Int(rows[secret].position)) }

    private func dueTime(of nominal: Instant, _ secret: Int) -> Instant {
        let entry = Int(rows[secret].entry)
        return terms[entry].hasJitter ? entries[entry].dueTime(of: nominal, for: id(of: secret)) : nominal
    }

    /// The secret's occurrence after one of them.
    mutating func next(after occurrence: Instant, _ secret: Int) -> Instant? {
        let entry = Int(rows[secret].entry)
        guard let step = terms[entry].step else {
            let question = Terms.Question(occurrence: occurrence, phase: rows[secret].phase)
            if let latest = terms[entry].latest, latest.question == question { return latest.answer }
            let answer = recurrences[entry].next(after: occurrence, phase: rows[secret].phase)
            terms[entry].latest = (question, answer)
            return answer
        }
        let (next, overflow) = occurrence.microseconds.addingReportingOverflow(step)
        return overflow || next > Instant.latest.microseconds ? nil : Instant(microseconds: next)
    }

    /// As `Entry.deadline(nominal:next:)`.
    func deadline(nominal: Int64, next: Instant?, entry: Int) -> Int64 {
        if let within = terms[entry].within { return nominal + within }
        return next?.microseconds ?? nominal + Self.year
    }

    private static let year: Int64 = 365 * 86_400_000_000
}
