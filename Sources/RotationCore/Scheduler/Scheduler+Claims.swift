extension Scheduler {
    /// Forms all claims anew, but for those of waiting rotations, which come with their places.
    mutating func resetClaims() {
        claims = Claims(lanes: lanes.count)
        approaches.removeAll(reserving: 0)
        longestSpan = configuration.longestSpan
        pressed = configuration.entries.map { mayBePressed($0) }
        looksAhead = pressed.contains(true) || configuration.entries.contains { $0.exclusive != nil }
    }

    /// Whether occurrences of an entry may have less than a span from coming due to their effective deadline.
    private func mayBePressed(_ entry: Entry) -> Bool {
        if entry.window != nil || !configuration.freezes.isEmpty { return true }
        guard let within = entry.within else { return entry.schedule.mayRecur(within: longestSpan + entry.jitter) }
        return within < longestSpan + entry.jitter
    }

    /// Sees to it that the secret's next occurrence has its claim in time; a claim of an earlier one ends.
    mutating func approach(_ position: Int, due: Instant?) {
        guard looksAhead else { return }
        let lane = lane(at: position)
        if lane >= 0, waiting[position] == nil { claims.set(nil, of: position, lane: lane) }
        guard let due, let entry = secrets.entry(at: position), pressed[entry] else {
            return approaches.set(nil, of: position)
        }
        approaches.set(due.advanced(by: .zero - longestSpan), of: position)
    }

    /// Gives occurrences that approach their claims, and drops what can no longer be met.
    mutating func admitApproaching() {
        while let next = approaches.min, next.time <= now.wall {
            approaches.removeMin()
            claimNext(next.secret)
        }
        claims.dropEnded(before: now.wall)
    }

    /// Gives the secret's next occurrence its claim, if it will be pressed for time.
    ///
    /// Where a rotation waits, the occurrence takes over that one's place.
    private mutating func claimNext(_ position: Int) {
        let lane = lane(at: position)
        guard lane >= 0, waiting[position] == nil, let due = dueTimes.time(of: position),
            let latestStart = latestStartOfNext(position, due: due), latestStart.duration(since: due) < longestSpan,
            !isPaused(position, through: latestStart)
        else { return }
        setClaim(latestStart, of: position, lane: lane)
    }

    /// The effective deadline of the secret's next occurrence; nil where that cannot be in time.
    mutating func latestStartOfNext(_ position: Int, due: Instant) -> Instant? {
        guard let entry = secrets.entry(at: position), let nominal = secrets.next(at: position) else { return nil }
        let next = configuration.entries[entry].within == nil ? recurrence(at: position)?.next(after: nominal) : nil
        let deadline = configuration.entries[entry].deadline(nominal: nominal, next: next)
        guard let times = openingTimes(at: position) else { return deadline }
        return times.lastStart(before: deadline, notBefore: due)
    }

    /// Gives a waiting rotation its claim, if it can still be in time.
    ///
    /// What failed before has none: it delays no other.
    mutating func claim(_ place: Place, isRetry: Bool, obstacle: Obstacle?, lane: Int) {
        guard looksAhead else { return }
        let isLost = place.deadline < max(now.wall, earliestStart(after: obstacle))
        setClaim(isRetry || isLost ? nil : place.deadline, of: place.secret, lane: lane)
    }

    private mutating func setClaim(_ deadline: Instant?, of position: Int, lane: Int) {
        let known = claims.deadline(of: position, lane: lane)
        guard deadline != known else { return }
        claims.set(deadline, of: position, lane: lane)
        // One that ends later than before takes nothing from anybody.
        if let deadline, known.map({ deadline < $0 }) ?? true {
            groups[lanes[lane].group].slack?.note(claimUntil: deadline)
        }
    }

    /// Before when, by the wall clock, an obstacle lets nothing start.
    func earliestStart(after obstacle: Obstacle?) -> Instant {
        switch obstacle {
        case nil, .exclusive(_, nil): now.wall
        case .early, .closed, .paused, .minInterval: opening(after: obstacle) ?? now.wall
        case .backoff(let end), .exclusive(_, let end?): wallTime(at: end)
        }
    }
}
