extension Scheduler {
    /// Moves with the clock the first sights of this boot that were noted by a clock that a Date has corrected since,
    /// where nothing has come due since.
    ///
    /// So nothing is due because the clock was behind, and nothing is passed over because it was ahead.
    mutating func correctFirstSights(in batch: inout Batch) {
        guard firstSightsAreOff else { return }
        firstSightsAreOff = false
        batch.correctsFirstSights = true
        var moved = 0
        for position in secrets.indices {
            guard let entry = secrets.entry(at: position), isNoted(position, entry: entry) else { continue }
            let sight = secrets.firstSight(at: position)
            let time = wallTime(at: sight.boot)
            guard sight.wall.duration(since: time).magnitude >= ClockCheck.leastCorrected else { continue }
            guard batch.touched.insert(position).inserted else {
                firstSightsAreOff = true
                continue
            }
            moved += 1
            count(position, entry: entry, from: time, in: &batch)
        }
        if moved > 0 { batch.tell(.firstSightsMoved(count: moved)) }
    }

    /// Whether the secret's occurrences count from a first sight of this boot, and none has come due since.
    private func isNoted(_ position: Int, entry: Int) -> Bool {
        let handled = secrets.handled(at: position)
        let sight = secrets.firstSight(at: position)
        return handled == secrets.since(at: position) && waiting[position] == nil && sent[position] == nil
            && sight.bootID == bootID && !secrets.wasSent(at: position)
            && (handled == sight.wall || configuration.entries[entry].onFirstSight == .rotate)
    }

    /// Has the secret's occurrences count from another first sight than was noted.
    private func count(_ position: Int, entry: Int, from time: Instant, in batch: inout Batch) {
        var record = secrets.record(at: position)
        let recurrence = configuration.recurrence(of: record.id, entry: entry)
        var begin = time
        // What `rotate` asks for is the latest occurrence before the first sight.
        if record.handled != record.firstSight.wall, let latest = recurrence.latest(atOrBefore: time) {
            begin = latest.previous
        }
        record.firstSight.wall = time
        record.since = begin
        record.handled = begin
        record.follow(recurrence, isEnabled: configuration.entries[entry].isEnabled)
        batch.records.append(.secret(record))
    }
}
