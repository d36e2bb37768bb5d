import DequeModule
import HeapModule

extension Scheduler {
    /// The transport reports an attempt: its place is free at once; the rest follows with the next batch.
    mutating func receive(_ answer: Answer, to id: AttemptID) {
        guard let position = position(of: id.secret), attempts[position]?.id == id,
            let call = calls[position], call.isOpen
        else { return }
        calls[position]?.isOpen = false
        let account = secrets.account(at: position)
        if account >= 0 { accounts[account].openCalls -= 1 }
        if let date = answer.date {
            see(date)
            // A rejected timestamp has its own rules, which end in a hold.
            if answer.outcome != .rejected(.clock) {
                holdClock(against: date, of: id.secret.account, askedAt: attempts[position]?.sent.boot)
            }
        }
        // Without an answer an attempt is not complete before its deadline: its bytes may still be under way (invariant
        // 1).
        if answer.outcome == .unanswered, now.boot < call.deadline {
            calls[position]?.answer = answer
            close(position, until: call.deadline)
        } else {
            answers.append(ReceivedAnswer(secret: position, answer: answer, call: call, received: stamp))
        }
    }

    /// Remembers the latest Date of KMS.
    mutating func see(_ date: Instant) {
        let isFirst = latestDate == nil
        if let known = latestDate, known.date.advanced(by: now.boot.duration(since: known.seen)) > date { return }
        latestDate = (date, now.boot)
        // The first one may prove more of the age of what happened in other boots.
        guard isFirst else { return }
        if completed.contains(where: { $0.completed?.bootID != bootID }) { rebuildGroups() }
        for account in accounts.indices { noteLearnedQuota(of: account) }
        noteCompletions()
        waitersAreDoubtful = true
    }

    /// Deals with the answers that came since the last batch.
    mutating func processAnswers(in batch: inout Batch) {
        for received in answers {
            complete(received.secret, with: received.answer, to: received.call, at: received.received, in: &batch)
        }
        batch.answers = answers.count
    }

    /// Completes attempts that got no answer, whose deadline has passed.
    mutating func processEnds(in batch: inout Batch) {
        var aside: [Appointment<BootTime>] = []
        while let next = callEnds.min, next.time <= now.boot {
            callEnds.removeMin()
            guard let call = calls[next.secret], call.end == next.time else { continue }
            guard !batch.touched.contains(next.secret) else {
                aside.append(next)
                continue
            }
            let answer =
                call.answer ?? Answer(.unanswered, code: "Interrupted", message: "the daemon stopped meanwhile")
            complete(next.secret, with: answer, to: call, at: stamp, in: &batch)
        }
        for appointment in aside { callEnds.insert(appointment) }
    }

    /// Records what an attempt's end means for its rotation, its secret and its account.
    private mutating func complete(
        _ position: Int, with answer: Answer, to call: Call, at end: Stamp, in batch: inout Batch
    ) {
        guard var attempt = attempts[position], var rotation = sent[position] else { return }
        batch.touched.insert(position)
        attempt.state = attemptState(of: answer.outcome)
        attempt.completed = end
        attempt.date = answer.date
        attempt.code = answer.code
        attempt.status = answer.status
        attempt.requestID = answer.requestID
        batch.records.append(.attempt(attempt))

        rotation.requestID = answer.requestID
        rotation.reason = answer.code
        rotation.state = .queued
        let ended = Ended(
            position: position, account: secrets.account(at: position), answer: answer, call: call, attempt: attempt,
            end: end)
        judge(ended, for: &rotation, in: &batch)
        record(ended, failing: rotation.state == .failed, in: &batch)
        settle(&rotation, position: position, in: &batch)
        batch.records.append(.rotation(rotation))
        batch.tell(.transition(Transition(rotation, attempt: attempt.id.number, answer: answer)))
    }

    /// Records what an attempt's end means for its secret: that it was rotated, or may have been, or is held.
    private func record(_ ended: Ended, failing: Bool, in batch: inout Batch) {
        var record = secrets.record(at: ended.position)
        switch ended.answer.outcome {
        case .accepted, .unanswered:
            record.lastRotation = ended.end
            if ended.answer.outcome == .accepted { resetCadence(of: &record, at: ended.position, in: &batch) }
        case .rejected(let failure) where failing:
            let hold = SecretHold(
                failure: failure, code: ended.answer.code, message: ended.answer.message, since: now.wall)
            record.hold = hold
            batch.tell(.secretHeld(record.id, hold))
        case .rejected, .unsent:
            return
        }
        batch.records.append(.secret(record))
    }

    private func attemptState(of outcome: Answer.Outcome) -> AttemptRecord.State {
        switch outcome {
        case .accepted: .accepted
        case .rejected: .rejected
        case .unanswered: .unanswered
        case .unsent: .unsent
        }
    }

    /// Gives the rotation the state to which the answer leads, and the account what it means for it.
    private mutating func judge(_ ended: Ended, for rotation: inout RotationRecord, in batch: inout Batch) {
        switch ended.answer.outcome {
        case .accepted:
            rotation.state = .accepted
            rotation.reason = ended.attempt.sent.wall > rotation.deadline ? Reason.late : ""
            succeed(ended, in: &batch)
        case .unanswered, .unsent, .rejected(.transient):
            backOff(&rotation, after: ended)
            failProbe(ended, in: &batch)
        case .rejected(.throttled):
            throttle(ended, in: &batch)
        case .rejected(.credentials):
            if !isOutdated(ended) { hold(&rotation, for: ended, in: &batch) }
        case .rejected(.account):
            hold(&rotation, for: ended, in: &batch)
        case .rejected(.clock):
            if !correctClock(by: ended, in: &batch) { hold(&rotation, for: ended, in: &batch) }
        case .rejected(.permission):
            deny(&rotation, for: ended, in: &batch)
        case .rejected(.permanent):
            releaseByProbe(ended, in: &batch)
            rotation.state = .failed
        case .rejected(.refused):
            releaseByProbe(ended, in: &batch)
            rotation.refusals += 1
            backOff(&rotation, after: ended)
            if rotation.refusals >= retry(at: ended.position).maxAttempts { rotation.state = .failed }
        }
    }

    private mutating func backOff(_ rotation: inout RotationRecord, after ended: Ended) {
        rotation.failures += 1
        let wait = retry(at: ended.position).wait(failures: rotation.failures, using: &generator)
        rotation.backoff = Countdown(from: ended.end, lasting: wait)
    }

    /// How failed attempts of the secret are repeated.
    private func retry(at position: Int) -> RetryPolicy {
        secrets.entry(at: position).map { configuration.entries[$0].retry } ?? RetryPolicy()
    }

    /// Settles a rotation after its attempt against what happened meanwhile: a newer occurrence, a changed or removed
    /// schedule.
    func settle(_ rotation: inout RotationRecord, position: Int, in batch: inout Batch) {
        let newer = waiting[position]?.rotation
        if rotation.state == .failed, let newer {
            end(newer, as: .missed, because: Reason.secretHeld(rotation.reason), in: &batch)
        } else if !rotation.state.isFinal {
            if var newer {
                newer.takeOver(from: &rotation)
                batch.records.append(.rotation(newer))
                rotation.state = .superseded
                rotation.reason = newer.isOwn(of: newer.request) ? Reason.requested : Reason.newerIsDue
            } else if !secrets.isPresent(at: position) {
                rotation.state = .missed
                rotation.reason = Reason.removed
            } else if rotation.request.map({ _ in isDisabled(position) })
                ?? (rotation.versionID.nominal <= secrets.since(at: position))
            {
                rotation.state = .missed
                rotation.reason = Reason.scheduleChanged
            }
        }
        guard rotation.state.isFinal else { return }
        rotation.backoff = nil
        rotation.finished = now.wall
    }
}

extension Scheduler {
    /// An attempt that has just completed, and everything by which it is judged.
    struct Ended {
        /// The secret's position.
        var position: Int
        /// The account's position; -1 when the configuration no longer names it.
        var account: Int
        var answer: Answer
        var call: Call
        var attempt: AttemptRecord
        /// The moment of completion.
        var end: Stamp
    }
}
