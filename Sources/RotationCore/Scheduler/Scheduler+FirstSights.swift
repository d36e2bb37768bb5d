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
            guard let entry = secrets.entry(at: position), isDoubtful(position) else { continue }
            guard batch.touched.insert(position).inserted else {
                firstSightsAreDoubtful = true
                continue
            }
            moved += 1
            moveFirstSight(of: position, entry: entry, in: &batch)
        }
        if moved > 0 { batch.tell(.firstSightsMoved(count: moved)) }
    }

    private func isDoubtful(_ position: Int) -> Bool {
        let firstSight = secrets.firstSight(at: position)
        if isAhead(position) { return true }
        let offset = firstSight.wall.microseconds - firstSight.boot.microseconds
        return firstSight.bootID == bootID && now.offset - offset > Self.doubtfulStep.microseconds
    }

    private func isAhead(_ position: Int) -> Bool {
        isFresh(position) && secrets.firstSight(at: position).wall.duration(since: now.wall) > Self.doubtfulStep
    }

    /// Whether nothing of the secret came due since its first sight.
    private func isFresh(_ position: Int) -> Bool {
        secrets.handled(at: position) == secrets.firstSight(at: position).wall && !secrets.wasSent(at: position)
            && waiting[position] == nil && sent[position] == nil
    }

    private func moveFirstSight(of position: Int, entry: Int, in batch: inout Batch) {
        var record = secrets.record(at: position)
        let recurrence = configuration.recurrence(of: record.id, entry: entry, anchor: record.anchor)
        if isFresh(position) {
            record.since = now.wall
            record.handled = now.wall
        } else if let first = record.next, first <= now.wall, let latest = recurrence.latest(atOrBefore: now.wall),
            latest >= first, secrets.account(at: position) >= 0
        {
            // Where occurrences came due before the step, those that it jumped over are accounted for.
            endRun(
                DueRun(from: first, through: latest, of: recurrence), of: record.id,
                prefix: accounts[secrets.account(at: position)].configuration.versionIDPrefix, as: .missed,
                because: record.hold.map { Reason.secretHeld($0.code) } ?? Reason.steppedOver, in: &batch)
            record.handled = latest
        }
        record.firstSight = stamp
        record.handledOffset = recurrence.utcOffset(at: record.handled)
        record.next = configuration.entries[entry].isEnabled ? recurrence.next(after: record.handled) : nil
        batch.records.append(.secret(record))
    }
}
