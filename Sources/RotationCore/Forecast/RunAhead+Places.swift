import HeapModule

extension RunAhead {
    /// Gives the secret's rotation its place: in its lane's queue, or where it waits for its least interval to end.
    mutating func enqueue(_ secret: Int) {
        guard rows[secret].isWaiting else { return }
        let ticket = newTicket()
        let lane = owners[Int(rows[secret].owner)].lane
        waiters[secret].ticket = ticket
        waiters[secret].placed = boot.microseconds
        rows[secret].isInQueue = mayStart(secret)
        guard !rows[secret].isInQueue else { return insert(place(of: secret), in: lane) }
        rows[secret].cause = .minInterval
        let (least, wall) = (rows[secret].least, rows[secret].rotatedWall)
        let end = BootTime(microseconds: rows[secret].rotatedBoot + least)
        lanes[lane].delayed.insert(Appointment(time: end, secret: secret, ticket: ticket))
        if wall != Row.none {
            delayed.insert(Appointment(time: Instant(microseconds: wall + least), secret: secret, ticket: ticket))
        }
    }

    /// Whether a place or an appointment is the secret's present one.
    func stands(_ secret: Int, _ ticket: UInt64) -> Bool {
        rows[secret].isWaiting && waiters[secret].ticket == ticket
    }

    func place(of secret: Int) -> Place {
        let waiter = waiters[secret]
        return Place(
            deadline: waiter.deadline, nominal: waiter.nominal, ticket: waiter.ticket, secret: Int32(clamping: secret),
            rank: waiter.rank, yields: waiter.due >= waiter.nominal)
    }

    mutating func insert(_ place: Place, in lane: Int) {
        if place.isLate(at: now) { lanes[lane].late.insert(place) } else { lanes[lane].queue.insert(place) }
    }

    /// Whether nothing keeps the secret's rotation from starting now, accounts and slots apart: its least interval is
    /// over by the one clock or the other.
    func mayStart(_ secret: Int) -> Bool {
        let (least, last) = (rows[secret].least, rows[secret].rotatedBoot)
        guard least > 0, last != Row.none, last + least > boot.microseconds else { return true }
        return rows[secret].rotatedWall != Row.none && rows[secret].rotatedWall + least <= now.microseconds
    }

    /// The best place of the lane's queue that still stands; what does not is taken out, and what must wait again is put
    /// where it waits.
    mutating func bestPlace(of lane: Int, isLate: Bool) -> Place? {
        while let place = isLate ? lanes[lane].late.first : lanes[lane].queue.first {
            let secret = Int(place.secret)
            let isCurrent = stands(secret, place.ticket)
            let isKept = isCurrent && mayStart(secret)
            if isKept, isLate || !place.isLate(at: now) { return place }
            if isLate { lanes[lane].late.removeFirst() } else { lanes[lane].queue.removeFirst() }
            if isKept {
                lanes[lane].late.insert(place)
            } else if isCurrent {
                enqueue(secret)
            }
        }
        return nil
    }

    /// Gives their places to rotations for which enough time has elapsed.
    mutating func admitElapsed() {
        while let appointment = delayed.min, appointment.time <= now {
            delayed.removeMin()
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
        guard waitingCount > 0 || !delayed.isEmpty else { return }
        while let next = delayed.min, !stands(next.secret, next.ticket) { delayed.removeMin() }
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
            while let next = lanes[lane].delayed.min, !stands(next.secret, next.ticket) {
                lanes[lane].delayed.removeMin()
            }
            _ = bestPlace(of: lane, isLate: false)
            _ = bestPlace(of: lane, isLate: true)
        }
    }

    mutating func newTicket() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }
}
