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
}
