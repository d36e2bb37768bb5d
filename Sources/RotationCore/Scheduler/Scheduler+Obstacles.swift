extension Scheduler {
    /// What keeps a waiting rotation from starting now, accounts and slots apart.
    mutating func obstacle(to rotation: RotationRecord, at position: Int) -> Obstacle? {
        if let backoff = rotation.backoff {
            let end = end(of: backoff)
            if end > now.boot { return .backoff(until: end) }
        }
        // It came due by a clock that was ahead, as a Date has shown since: it is due when the right one says so.
        if rotation.due > now.wall, clockReference != nil, rotation.attempts == 0, rotation.request == nil {
            return .early(until: rotation.due)
        }
        return minInterval(before: rotation, at: position) ?? closure(of: rotation, at: position)
            ?? exclusiveObstacle(to: rotation, at: position)
    }

    /// What remains of the least time after the secret's last rotation; a retry is the same rotation.
    ///
    /// In the boot of that rotation the boot clock tells its age. In another boot its certain age may be that boot's
    /// alone, and a credential that is rotated once a month would wait two days after each start of the machine: there
    /// the wall clock counts too. That is safe where it would not be for the quota: a wall clock that is an hour off is
    /// corrected or holds the account before anything is sent, and an hour of 48 takes no key from those who use it.
    private func minInterval(before rotation: RotationRecord, at position: Int) -> Obstacle? {
        guard let entry = secrets.entry(at: position) else { return nil }
        let least = configuration.entries[entry].minInterval(ofSecretNamed: rotation.secret.name)
        guard least > .zero else { return nil }
        guard let last = secrets.lastRotation(at: position), secrets.newestSent(at: position) != rotation.versionID
        else { return nil }
        let end = bootTime(of: last).advanced(by: least)
        guard end > now.boot else { return nil }
        guard last.bootID != bootID else { return .minInterval(until: end, wall: nil) }
        let wallEnd = last.wall.advanced(by: least)
        return wallEnd > now.wall ? .minInterval(until: end, wall: wallEnd) : nil
    }

    /// What closes the secret now to its rotation, which may be an operator's: a pause, its window, or a freeze.
    mutating func closure(of rotation: RotationRecord?, at position: Int) -> Obstacle? {
        if let pause = pause(of: position) { return .paused(pause) }
        let times = openingTimes(at: position, request: rotation?.request)
        guard let times, !times.isOpen(at: now.wall) else { return nil }
        let id = secrets.id(at: position)
        let freeze = configuration.freezes.first {
            $0.covers(account: id.account, name: id.name) && $0.holds(at: now.wall, in: configuration.zones)
        }
        return .closed(until: times.opening(atOrAfter: now.wall), freeze: freeze?.name)
    }

    /// When window and freezes let the secret's attempts start, or those for a request; nil: always.
    mutating func openingTimes(at position: Int, request: RequestMark? = nil) -> OpeningTimes? {
        guard let entry = secrets.entry(at: position) else { return nil }
        guard configuration.entries[entry].window != nil || !configuration.freezes.isEmpty else { return nil }
        return openings.times(
            of: secrets.id(at: position), entry: configuration.entries[entry], request: request, in: configuration)
    }

    /// When the wall clock ends an obstacle, as far as it tells; nil where it does not.
    func opening(after obstacle: Obstacle?) -> Instant? {
        switch obstacle {
        case .early(let due): due
        case .closed(let opening, _): opening ?? .latest
        case .paused(let pause): pause.end ?? .latest
        case .minInterval(let end, let wallEnd): wallEnd ?? wallTime(at: end)
        case nil, .backoff, .exclusive: nil
        }
    }

    /// What the wall clock will show at a time of the boot clock, if it is not set meanwhile.
    func wallTime(at time: BootTime) -> Instant {
        now.wall.advanced(by: time.duration(since: now.boot))
    }

    /// What the boot clock will show when the wall clock shows that time, if it is not set meanwhile.
    func bootTime(at time: Instant) -> BootTime {
        now.boot.advanced(by: time.duration(since: now.wall))
    }

    /// Why a rotation that has just begun to wait does not start, in our words; empty where a slot is all it waits for.
    func reason(for obstacle: Obstacle?) -> String {
        switch obstacle {
        case nil, .backoff: ""
        case .minInterval(let end, let wallEnd): Reason.minInterval(until: wallEnd ?? wallTime(at: end))
        case .early(let due): Reason.early(until: due)
        case .closed(let opening, let freeze): Reason.closed(until: opening, freeze: freeze)
        case .paused(let pause): Reason.paused(pause)
        case .exclusive(let group, _): Reason.exclusive(exclusiveGroups.groups[group].name)
        }
    }
}
