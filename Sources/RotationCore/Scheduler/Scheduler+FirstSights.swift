extension Scheduler {
    /// A clock that shows less was never right: this program is younger.
    private static let earliestTime = Instant(seconds: 1_767_225_600)

    /// Moves first sights after a step of the wall clock of more than 10 minutes, and those that a wrong clock left
    /// behind.
    ///
    /// Those of this boot, after a forward step: a machine that boots in 1970 and then meets NTP rotates nothing. Those
    /// that lie in the future now, where nothing came due since: a machine that boots in 2040 would not rotate for
    /// years.
    mutating func moveFirstSights(in batch: inout Batch) {
        guard firstSightsAreDoubtful else { return }
        firstSightsAreDoubtful = false
        firstSightsAwaitDate = false
        var moved = 0
        for position in secrets.indices {
            // By a clock that is wrong nothing moves: it is looked at again when that is right.
            guard let entry = secrets.entry(at: position), !isClockWrong(for: position, in: batch),
                let time = movedSight(position)
            else { continue }
            guard batch.touched.insert(position).inserted else {
                firstSightsAreDoubtful = true
                continue
            }
            moved += 1
            moveFirstSight(of: position, entry: entry, to: time, in: &batch)
        }
        if moved > 0 { batch.tell(.firstSightsMoved(count: moved)) }
    }

    /// To when the secret's first sight moves; nil where it stays.
    private mutating func movedSight(_ position: Int) -> BootTime? {
        let sight = secrets.firstSight(at: position)
        guard sight.bootID == bootID else {
            if sight.wall < Self.earliestTime, now.wall >= Self.earliestTime { return now.boot }
            guard isFresh(position), sight.wall.duration(since: now.wall) > Self.doubtfulStep else { return nil }
            // Either clock may be the wrong one: what came due since is neither lost nor sent before that is known. Seen
            // it was before this process began.
            return clockReference == nil ? awaitDate() : adopted ?? now.boot
        }
        let step = Duration.microseconds(now.offset - (sight.wall.microseconds - sight.boot.microseconds))
        if step > Self.doubtfulStep { return now.boot }
        guard step < .zero - Self.doubtfulStep, isFresh(position) else { return nil }
        guard clockReference == nil else { return max(sight.boot, adopted ?? sight.boot) }
        // So far back no clock was that was right when it was corrected.
        return sight.wall.duration(since: now.wall) > ClockCheck.mostCorrected ? now.boot : awaitDate()
    }

    /// What stays as it is until a Date tells which clock is right.
    private mutating func awaitDate() -> BootTime? {
        firstSightsAwaitDate = true
        return nil
    }

    /// Whether nothing of the secret came due since its first sight.
    private func isFresh(_ position: Int) -> Bool {
        secrets.handled(at: position) == secrets.firstSight(at: position).wall && !secrets.wasSent(at: position)
            && waiting[position] == nil && sent[position] == nil
    }

    private mutating func moveFirstSight(of position: Int, entry: Int, to time: BootTime, in batch: inout Batch) {
        var record = secrets.record(at: position)
        let recurrence = configuration.recurrence(of: record.id, entry: entry, anchor: record.anchor)
        let wall = wallTime(at: time)
        if isFresh(position) {
            record.since = wall
            record.handled = wall
        } else {
            if let first = record.next, first <= now.wall, let latest = recurrence.latest(atOrBefore: now.wall),
                latest >= first, secrets.account(at: position) >= 0
            {
                // Where occurrences came due before the step, those that it jumped over are accounted for.
                endRun(
                    DueRun(from: first, through: latest, of: recurrence), of: record.id,
                    prefix: accounts[secrets.account(at: position)].configuration.versionIDPrefix, as: .missed,
                    because: record.hold.map { Reason.secretHeld($0.code) } ?? Reason.steppedOver, in: &batch)
                record.handled = latest
            }
            if let rotation = waiting[position]?.rotation, rotation.request == nil,
                rotation.versionID.nominal < Self.earliestTime, now.wall >= Self.earliestTime
            {
                end(rotation, as: .missed, because: Reason.steppedOver, in: &batch)
            }
        }
        record.firstSight = stamp
        record.firstSight.boot = time
        record.firstSight.wall = wall
        record.firstSight.date = record.firstSight.date?.advanced(by: time.duration(since: now.boot))
        record.follow(recurrence, isEnabled: configuration.entries[entry].isEnabled)
        batch.records.append(.secret(record))
    }
}
