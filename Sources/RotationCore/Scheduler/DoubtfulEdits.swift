/// What configurations changed by a clock that may be wrong: the first one cannot wait for KMS's Date, and a reload that
/// mends what keeps it away must not.
struct DoubtfulEdits: Sendable {
    /// When the schedules of secrets changed for which nobody vouched then, by secret.
    var schedules: [Int: BootTime] = [:]
    /// The new forms of entries that end holds, by secret: in the ledger the old form stands with the hold meanwhile.
    var holds: [Int: String] = [:]
}

extension Scheduler {
    /// The secret's schedule changes now, or it is back: its occurrences count from now.
    mutating func noteChange(of position: Int) {
        doubtfulEdits.schedules[position] = clockReference == nil ? now.boot : nil
    }

    /// Has schedules that changed by a clock that was wrong count from the same moment by the right one, once that is
    /// known, where nothing has come due since.
    ///
    /// So nothing of before the edit is due, and nothing after it is passed over.
    mutating func moveEdits(in batch: inout Batch) {
        guard clockReference != nil, !doubtfulEdits.schedules.isEmpty else { return }
        let edits = doubtfulEdits.schedules.filter { isOff(changed: $0.value, at: $0.key) }
        // One stays until it is seen to be right: the ledger may refuse what is made of it here.
        doubtfulEdits.schedules = edits
        var moved = 0
        for (position, time) in edits.sorted(by: { $0.key < $1.key }) {
            guard let entry = secrets.entry(at: position), let recurrence = recurrence(at: position),
                batch.touched.insert(position).inserted
            else { continue }
            var record = secrets.record(at: position)
            record.since = wallTime(at: time)
            record.handled = record.since
            record.follow(recurrence, isEnabled: configuration.entries[entry].isEnabled)
            batch.records.append(.secret(record))
            moved += 1
        }
        if moved > 0 { batch.tell(.firstSightsMoved(count: moved)) }
    }

    /// Whether the secret's occurrences count from another time than that of the change, and none has come due.
    private func isOff(changed time: BootTime, at position: Int) -> Bool {
        let since = secrets.since(at: position)
        return secrets.entry(at: position) != nil && secrets.handled(at: position) == since
            && waiting[position] == nil && sent[position] == nil
            && since.duration(since: wallTime(at: time)).magnitude >= ClockCheck.leastCorrected
    }

    /// Ends the holds of secrets whose entries changed while the clock might be wrong: what came due before that and now
    /// is for a better one to tell.
    mutating func endEditedHolds(in batch: inout Batch) {
        guard !doubtfulEdits.holds.isEmpty, !isClockKnownWrong else { return }
        doubtfulEdits.holds = doubtfulEdits.holds.filter { secrets.record(at: $0.key).entry != $0.value }
        for (position, form) in doubtfulEdits.holds.sorted(by: { $0.key < $1.key }) {
            guard let entry = secrets.entry(at: position), let recurrence = recurrence(at: position),
                secrets.account(at: position) >= 0, batch.touched.insert(position).inserted
            else { continue }
            var record = secrets.record(at: position)
            if record.hold != nil { batch.tell(.secretReleased(record.id)) }
            record.entry = form
            release(
                &record, recurrence: recurrence, entry: configuration.entries[entry],
                prefix: accounts[secrets.account(at: position)].configuration.versionIDPrefix, in: &batch)
            batch.records.append(.secret(record))
        }
    }
}
