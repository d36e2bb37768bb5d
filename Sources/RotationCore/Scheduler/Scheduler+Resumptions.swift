extension Scheduler {
    /// An operator ends holds; nothing is rotated by it (invariant 5).
    mutating func resume(_ resumption: Resumption, in batch: inout Batch) -> ResumptionAnswer {
        var answer = ResumptionAnswer(resumption: resumption)
        switch resumption.scope {
        case .secrets(let selection):
            // What came due meanwhile ends with the hold: only a clock that may be right tells what that is.
            guard !isClockKnownWrong else {
                answer.refusal = Reason.clockIsWrong
                return answer
            }
            for position in selected(by: selection) where secrets.hold(at: position) != nil {
                guard let record = released(position, by: resumption.requestedBy, in: &batch) else { continue }
                batch.touched.insert(position)
                batch.records.append(.secret(record))
                answer.secrets.append(record.id)
            }
        case .account(let key):
            guard let account = accountPositions[key] else {
                answer.refusal = "the schedule has no account '\(key)'"
                return answer
            }
            var record = record(of: account, in: batch)
            guard let hold = record.hold else { return answer }
            // No word of an operator sets a clock: by a wrong one nothing is to come due.
            guard !hold.isForClock else {
                accounts[account].clockCheck.askAtOnce(now.boot)
                answer.clockChecks = [key]
                return answer
            }
            record.hold = nil
            record.denied = []
            batch.accounts[account] = record
            batch.tell(.accountReleased(account: key, reason: Reason.resumed(by: resumption.requestedBy)))
            answer.accounts = [key]
        }
        return answer
    }

    /// The record of a held secret without its hold; nil where it is not held, or the schedule does not name it.
    ///
    /// What came due meanwhile ends missed.
    func released(_ position: Int, by name: String, in batch: inout Batch) -> SecretRecord? {
        var record = secrets.record(at: position)
        guard record.hold != nil, let entry = secrets.entry(at: position), let recurrence = recurrence(at: position),
            secrets.account(at: position) >= 0
        else { return nil }
        let prefix = accounts[secrets.account(at: position)].configuration.versionIDPrefix
        batch.tell(.secretResumed(record.id, by: name))
        release(&record, recurrence: recurrence, entry: configuration.entries[entry], prefix: prefix, in: &batch)
        return record
    }
}
