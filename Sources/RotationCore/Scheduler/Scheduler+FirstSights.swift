extension Scheduler {
    /// Moves first sights to the present after a step of the wall clock of more than 10 minutes.
    ///
    /// Those of this boot after a forward step: a machine that boots in 1970 and then meets NTP rotates nothing. Those
    /// that lie in the future now, where nothing came due since: a machine that boots in 2040 would not rotate for
    /// years.
    mutating func moveFirstSights(in batch: inout Batch) {
        guard firstSightsAreDoubtful else { return }
        firstSightsAreDoubtful = false
        var moved = 0
        for position in secrets.indices {
            guard let secret = secrets[position].configuration, isDoubtful(secrets[position].record) else {
                continue
            }
            guard batch.touched.insert(position).inserted else {
                firstSightsAreDoubtful = true
                continue
            }
            moved += 1
            moveFirstSight(of: position, secret, in: &batch)
        }
        if moved > 0 { batch.tell(.firstSightsMoved(count: moved)) }
    }

    private func isDoubtful(_ record: SecretRecord) -> Bool {
        let firstSight = record.firstSight
        if isAhead(record) { return true }
        let offset = firstSight.wall.microseconds - firstSight.boot.microseconds
        return firstSight.bootID == bootID && now.offset - offset > Self.doubtfulStep.microseconds
    }

    private func isAhead(_ record: SecretRecord) -> Bool {
        record.handled == record.firstSight.wall && record.newestSent == nil
            && record.firstSight.wall.duration(since: now.wall) > Self.doubtfulStep
    }

    private func moveFirstSight(of position: Int, _ secret: SecretConfiguration, in batch: inout Batch) {
        var record = secrets[position].record
        // Where occurrences came due before the step, those that it jumped over are accounted for.
        if record.handled > record.firstSight.wall, let first = record.next, first <= now.wall,
            let latest = secret.recurrence.latest(atOrBefore: now.wall), secrets[position].account >= 0
        {
            let count = latest == first ? 1 : 1 + secret.recurrence.count(after: first, through: latest)
            endRun(
                of: record.id, first: first, last: latest, count: count,
                prefix: accounts[secrets[position].account].configuration.versionIDPrefix, as: .missed,
                because: Reason.steppedOver, in: &batch)
        }
        if isAhead(record) {
            record.since = now.wall
            record.handled = now.wall
        }
        record.firstSight = stamp
        record.handled = max(record.handled, now.wall)
        record.handledOffset = secret.recurrence.utcOffset(at: record.handled)
        record.next = secret.isEnabled ? secret.recurrence.next(after: record.handled) : nil
        batch.records.append(.secret(record))
    }
}
