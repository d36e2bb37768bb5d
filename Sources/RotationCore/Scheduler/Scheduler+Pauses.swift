extension Scheduler {
    /// The pause that covers the secret, the one that lasts longest; nil: none does.
    func pause(of position: Int) -> PauseRecord? {
        guard !pauses.lasting.isEmpty else { return nil }
        let id = secrets.id(at: position)
        return pauses.lasting.first { $0.scope.covers(id) }
    }

    /// Whether a pause that lasts now covers the secret until after `time`, if nobody lifts it before.
    func isPaused(_ position: Int, through time: Instant) -> Bool {
        guard !pauses.lasting.isEmpty else { return false }
        let id = secrets.id(at: position)
        return pauses.lasting.contains { $0.scope.covers(id) && $0.end.map { $0 > time } ?? true }
    }

    /// An operator pauses something, or changes a pause that lasts.
    func begin(_ pause: PauseRecord, in batch: inout Batch) -> PauseAnswer {
        if let refusal = refusal(of: pause) { return PauseAnswer(scope: pause.scope, refusal: refusal) }
        var record = pause
        let known = pauses.record(of: pause.scope)
        record.since = known?.since ?? now.wall
        record.lifted = nil
        if record != known {
            batch.records.append(.pause(record))
            batch.tell(.paused(record))
        }
        return PauseAnswer(scope: pause.scope, record: record)
    }

    private func refusal(of pause: PauseRecord) -> String? {
        if let end = pause.end, end <= now.wall { return "the pause would have ended at \(end.rfc3339) already" }
        switch pause.scope {
        case .account(let key), .names(_, let key?, _):
            return accountPositions[key] == nil ? "the schedule has no account '\(key)'" : nil
        case .everything, .names: return nil
        }
    }

    /// An operator lifts the pause of that scope.
    func lift(_ scope: PauseScope, by name: String, in batch: inout Batch) -> PauseAnswer {
        guard var record = pauses.record(of: scope) else { return PauseAnswer(scope: scope) }
        record.lifted = now.wall
        batch.records.append(.pause(record))
        batch.tell(.unpaused(record, by: name))
        return PauseAnswer(scope: scope, record: record)
    }

    /// When the next pause ends by itself; nil also while the clock that would tell is known to be wrong.
    var nextPauseEnd: Instant? { isClockKnownWrong ? nil : pauses.nextEnd }

    /// Ends the pauses whose end has come; one that is over stays so, whatever the wall clock shows later.
    func endPauses(in batch: inout Batch) {
        guard let next = nextPauseEnd, next <= now.wall else { return }
        for var record in pauses.lasting {
            guard let end = record.end, end <= now.wall else { continue }
            record.lifted = now.wall
            batch.bringsWaiters = true
            batch.records.append(.pause(record))
            batch.tell(.unpaused(record, by: nil))
        }
    }
}
