import DequeModule
import HeapModule

extension Scheduler {
    /// The ledger is loaded: what was in flight when the last process ended completes without an answer.
    mutating func lead(_ origin: LedgerOrigin) {
        guard !leads else { return }
        leads = true
        if origin == .setAside { ledgerLoss = stamp }
        learnEarlierBoots()
        completeRequests()
        for (position, attempt) in attempts {
            // After a crash: the later of the stored deadline and the recovery (invariant 1).
            let length = attempt.deadline.boot.duration(since: attempt.sent.boot)
            let deadline = bootTime(of: attempt.sent).advanced(by: length)
            let end = max(deadline, now.boot)
            calls[position] = Call(isOpen: false, deadline: end)
            close(position, until: end)
        }
    }

    /// The call's connection is closed without an answer: it completes at `end`.
    mutating func close(_ position: Int, until end: BootTime) {
        calls[position]?.end = end
        callEnds.insert(Appointment(time: end, secret: position, ticket: 0))
    }

    /// The commit under way has ended.
    mutating func finish(_ result: CommitResult, into decisions: inout [Decision]) {
        guard let batch = batch.take() else { return }
        commitDuration = now.boot.duration(since: batch.began)
        switch result {
        case .durable: carryOut(batch, into: &decisions)
        case .full(let reason): putBack(batch, because: reason, into: &decisions)
        case .lost(let reason):
            ledgerIsLost = true
            ledgerProblem = reason
            notices.append(.ledgerLost(reason: reason))
        }
    }

    /// The batch is durable: its records become the state, its attempts are sent.
    private mutating func carryOut(_ batch: Batch, into decisions: inout [Decision]) {
        commitWait = Self.commitWaits.lowerBound
        if ledgerProblem != nil {
            ledgerProblem = nil
            notices.append(.ledgerRecovered)
        }
        if batch.answers > 0 { answers.removeFirst(batch.answers) }
        for record in batch.records { apply(record) }
        // What starts at once has waited all the same, in the place of the one before it.
        for (position, cause) in batch.causes {
            guard var waiter = waiting[position], waiter.isInQueue else { continue }
            waiter.cause = cause
            setWaiter(waiter, at: position)
        }
        for sighting in batch.dates {
            compare(with: sighting)
            if let account = accountPositions[sighting.account] { accounts[account].isClockCorrected = true }
        }
        if let configuration = batch.configuration {
            install(configuration, into: &decisions)
            // The one that waits now may be the reload's.
            if isReloadAwaited, nextConfiguration == nil {
                isReloadAwaited = false
                decisions.append(.reloaded(batch.changes))
            }
            isConfigured = true
            becomeReady(into: &decisions)
        }
        for notice in batch.notices { decisions.append(.report(notice)) }
        if batch.carriesOutOrder { orders.removeFirst() }
        if let answer = batch.answer { decisions.append(.answer(answer)) }
        for account in batch.credentials { askForCredential(of: account, into: &decisions) }
        for attempt in batch.sends { send(attempt, into: &decisions) }
    }

    private mutating func becomeReady(into decisions: inout [Decision]) {
        guard !isReady else { return }
        isReady = true
        decisions.append(.ready)
    }

    /// Nothing of the batch is durable: it is decided anew when the ledger may take records again.
    private mutating func putBack(_ batch: Batch, because reason: String, into decisions: inout [Decision]) {
        if ledgerProblem == nil { notices.append(.ledgerFull(reason: reason)) }
        ledgerProblem = reason
        commitRetry = now.boot.advanced(by: commitWait)
        commitWait = min(commitWait * 2, Self.commitWaits.upperBound)
        for position in batch.touched { takeUpAgain(position) }
        // What the batch took out of a queue. To give back these alone would leave a stale place each time.
        waitersAreDoubtful = true
        reviewsHolds = true
        firstSightsAreDoubtful = true
        if batch.correctsFirstSights { firstSightsAreOff = true }
        guard let configuration = batch.configuration else { return }
        if nextConfiguration == nil { nextConfiguration = configuration }
        // An unwritable ledger is a status, not a reason to be started over and over.
        becomeReady(into: &decisions)
    }

    /// The batch changed the secret, and could not be committed.
    private mutating func takeUpAgain(_ position: Int) {
        appoint(position)
        if let end = calls[position]?.end { close(position, until: end) }
        if attempts[position] == nil { finishExclusive(position) }
    }
}
