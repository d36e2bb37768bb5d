extension Scheduler {
    /// A rotation begins to wait, in the place of the secret's older one where one waits, which ends for that reason;
    /// gives it as it is recorded.
    @discardableResult
    mutating func beginWaiting(
        _ newcomer: RotationRecord, at position: Int, because reason: String, in batch: inout Batch
    ) -> RotationRecord {
        var rotation = newcomer
        if let older = waiting[position] {
            var ended = older.rotation
            rotation.takeOver(from: &ended)
            if isSilent { batch.causes[position] = lastCause(of: older, account: secrets.account(at: position)) }
            end(ended, as: .superseded, because: reason, in: &batch)
        }
        batch.tell(.transition(Transition(rotation, state: .due)))
        // While an older one is in flight, its answer decides what becomes of this one.
        if attempts[position] == nil { rotation.reason = self.reason(for: obstacle(to: rotation, at: position)) }
        batch.records.append(.rotation(rotation))
        batch.tell(.transition(Transition(rotation)))
        return rotation
    }

    /// Whether a waiting rotation yields to others when it can no longer be in time.
    ///
    /// An urgent one does not, nor one that took over the place of an older occurrence: its lateness spans a whole period
    /// then, and a secret that always comes late is to be served in turn.
    func yields(_ rotation: RotationRecord, at position: Int) -> Bool {
        guard !rotation.isUrgent else { return false }
        guard rotation.due < rotation.versionID.nominal else { return true }
        guard rotation.request != nil else { return false }
        // By a request, place and deadline change hands within a period too: what came due under the present schedule
        // tells whether one has passed.
        let handled = secrets.handled(at: position)
        guard handled > secrets.since(at: position), let entry = secrets.entry(at: position),
            let previous = recurrence(at: position)?.latest(atOrBefore: handled.previous)
        else { return true }
        return rotation.due > configuration.entries[entry].dueTime(of: previous, for: rotation.secret)
    }
}
