import HeapModule

extension RunAhead {
    /// Gives the secret's rotation its place, as the scheduler's function of that name.
    @discardableResult
    mutating func enqueue(_ secret: Int) -> Bool {
        guard rows[secret].isWaiting else { return false }
        let obstacle = mayStart(secret) ? nil : obstacle(to: secret)
        let ticket = newTicket()
        let lane = owners[Int(rows[secret].owner)].lane
        rows[secret].stand(inQueue: obstacle == nil, behind: obstacle?.cause, ticket: ticket, at: boot)
        switch obstacle {
        case nil:
            insert(place(of: secret), in: lane)
            return true
        case .backoff(let end):
            lanes[lane].delayed.insert(Appointment(time: end, secret: secret, ticket: ticket))
        case .minInterval(let end, let wallEnd):
            lanes[lane].delayed.insert(Appointment(time: end, secret: secret, ticket: ticket))
            if let wallEnd { closed.insert(Appointment(time: wallEnd, secret: secret, ticket: ticket)) }
        case .closed(let opening, _):
            if let opening { closed.insert(Appointment(time: opening, secret: secret, ticket: ticket)) }
        case .paused:
            // Nothing is, where running ahead begins.
            break
        case .exclusive(let group, let end):
            park(secret, group: group, until: end)
        }
        return false
    }

    /// Whether a place or an appointment is the secret's present one.
    func stands(_ secret: Int, _ ticket: UInt64) -> Bool {
        rows[secret].isWaiting && rows[secret].ticket == ticket
    }

    func place(of secret: Int) -> RankedPlace {
        RankedPlace(
            deadline: effectiveDeadline(of: secret), nominal: rows[secret].nominal, rank: rows[secret].rank,
            secret: Int32(clamping: secret), ticket: rows[secret].ticket,
            yields: rows[secret].due >= rows[secret].nominal)
    }

    mutating func insert(_ place: RankedPlace, in lane: Int) {
        if place.isLate(at: now) { lanes[lane].late.insert(place) } else { lanes[lane].queue.insert(place) }
    }

    func effectiveDeadline(of secret: Int) -> Int64 {
        let deadline = rows[secret].deadline
        guard rows[secret].openings >= 0 else { return deadline }
        let latestStart = openings[Int(rows[secret].openings)].times.lastStart(
            before: Instant(microseconds: deadline), notBefore: Instant(microseconds: rows[secret].due))
        return latestStart?.microseconds ?? rows[secret].due - 1
    }

    /// What keeps the secret's rotation from starting now, accounts and slots apart.
    private mutating func obstacle(to secret: Int) -> Obstacle? {
        minInterval(before: secret) ?? closure(of: secret) ?? exclusiveObstacle(to: secret)
    }

    /// Whether nothing keeps the secret's rotation from starting now, accounts and slots apart: no obstacle.
    mutating func mayStart(_ secret: Int) -> Bool {
        let (least, last) = (rows[secret].least, rows[secret].rotatedBoot)
        if least > 0, last != Row.none, last + least > boot.microseconds, minInterval(before: secret) != nil {
            return false
        }
        return isOpen(secret) && (exclusiveGroups.isEmpty || exclusiveObstacle(to: secret) == nil)
    }

    /// Whether the secret's window is open.
    private mutating func isOpen(_ secret: Int) -> Bool {
        let index = Int(rows[secret].openings)
        return index < 0 || openings[index].isOpen(at: now)
    }

    private func minInterval(before secret: Int) -> Obstacle? {
        let (least, last) = (rows[secret].least, rows[secret].rotatedBoot)
        guard least > 0, last != Row.none else { return nil }
        let end = BootTime(microseconds: last + least)
        guard end > boot else { return nil }
        guard rows[secret].rotatedWall != Row.none else { return .minInterval(until: end, wall: nil) }
        let wallEnd = Instant(microseconds: rows[secret].rotatedWall + least)
        return wallEnd > now ? .minInterval(until: end, wall: wallEnd) : nil
    }

    private mutating func closure(of secret: Int) -> Obstacle? {
        let index = Int(rows[secret].openings)
        guard index >= 0, !isOpen(secret) else { return nil }
        let id = names.id(at: secret)
        let freeze = configuration.freezes.first {
            $0.covers(account: id.account, name: id.name) && $0.holds(at: now, in: configuration.zones)
        }
        return .closed(until: openings[index].times.opening(atOrAfter: now), freeze: freeze?.name)
    }

    /// The best place of the lane's queue that still stands; what does not is taken out, and what must wait again is put
    /// where it waits.
    mutating func bestPlace(of lane: Int, isLate: Bool) -> RankedPlace? {
        while let place = isLate ? lanes[lane].late.min : lanes[lane].queue.min {
            let secret = Int(place.secret)
            let isCurrent = stands(secret, place.ticket)
            let isKept = isCurrent && mayStart(secret)
            if isKept, isLate || !place.isLate(at: now) { return place }
            if isLate { lanes[lane].late.removeMin() } else { lanes[lane].queue.removeMin() }
            if isKept {
                lanes[lane].late.insert(place)
                continue
            }
            if isCurrent { enqueue(secret) }
            if let group = exclusiveGroup(of: secret) { release(group) }
        }
        return nil
    }

    /// Gives their places to rotations for which enough time has elapsed, or whose window has opened.
    mutating func admitElapsed() {
        while let appointment = closed.min, appointment.time <= now {
            closed.removeMin()
            if stands(appointment.secret, appointment.ticket) { enqueue(appointment.secret) }
        }
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
            while let appointment = lanes[lane].delayed.min, appointment.time <= boot {
                lanes[lane].delayed.removeMin()
                if stands(appointment.secret, appointment.ticket) { enqueue(appointment.secret) }
            }
        }
    }

    /// Takes what has become stale from the heads of all queues, so that it wakes nobody.
    mutating func dropStale() {
        guard waitingCount > 0 || !closed.isEmpty || !exclusiveGroups.isEmpty else { return }
        while let next = closed.min, !stands(next.secret, next.ticket) { closed.removeMin() }
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
            while let next = lanes[lane].delayed.min, !stands(next.secret, next.ticket) {
                lanes[lane].delayed.removeMin()
            }
            _ = bestPlace(of: lane, isLate: false)
            _ = bestPlace(of: lane, isLate: true)
        }
        guard !exclusiveGroups.isEmpty else { return }
        let rows = rows
        exclusiveGroups.dropStale { rows[$0.secret].isWaiting && rows[$0.secret].ticket == $0.ticket }
    }

    mutating func newTicket() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }
}
