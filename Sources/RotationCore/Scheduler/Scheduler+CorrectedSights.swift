extension Scheduler {
    /// Moves with the clock what was noted by a clock that a Date has corrected since: first sights of this boot, and
    /// schedules that the latest configuration changed, where nothing has come due since.
    ///
    /// So nothing is due because the clock was behind, and nothing is passed over because it was ahead.
    mutating func correctFirstSights(in batch: inout Batch) {
        guard firstSightsAreOff else { return }
        firstSightsAreOff = false
        batch.correctsFirstSights = true
        var moved = 0
        for position in secrets.indices {
            guard let entry = secrets.entry(at: position), let noted = noted(position, entry: entry) else { continue }
            let time = Instant(microseconds: noted.boot.microseconds + now.offset)
            guard noted.wall.duration(since: time).magnitude >= ClockCheck.leastCorrected else { continue }
            guard batch.touched.insert(position).inserted else {
                firstSightsAreOff = true
                continue
            }
            moved += 1
            count(position, entry: entry, from: time, in: &batch)
        }
        if moved > 0 { batch.tell(.firstSightsMoved(count: moved)) }
    }

    /// When that was noted from which the secret's occurrences count; nil where one has come due since, or where it was
    /// in another boot or by an earlier configuration.
    private func noted(_ position: Int, entry: Int) -> ClockReading? {
        let handled = secrets.handled(at: position)
        guard handled == secrets.since(at: position), waiting[position] == nil, sent[position] == nil else {
            return nil
        }
        let sight = secrets.firstSight(at: position)
        if sight.bootID == bootID, !secrets.wasSent(at: position),
            handled == sight.wall || configuration.entries[entry].onFirstSight == .rotate
        {
            return ClockReading(boot: sight.boot, wall: sight.wall)
        }
        return adopted.flatMap { $0.wall == handled ? $0 : nil }
    }

    /// Has the secret's occurrences count from another time than was noted.
    private func count(_ position: Int, entry: Int, from time: Instant, in batch: inout Batch) {
        var record = secrets.record(at: position)
        let recurrence = configuration.recurrence(of: record.id, entry: entry)
        var begin = time
        if record.firstSight.bootID == bootID, record.newestSent == nil {
            // What `rotate` asks for is the latest occurrence before the first sight.
            if record.handled != record.firstSight.wall, let latest = recurrence.latest(atOrBefore: time) {
                begin = latest.previous
            }
            record.firstSight.wall = time
        }
        record.since = begin
        record.handled = begin
        record.handledOffset = recurrence.utcOffset(at: begin)
        record.next = configuration.entries[entry].isEnabled ? recurrence.next(after: begin) : nil
        batch.records.append(.secret(record))
    }
}
