import HeapModule

extension Scheduler {
    /// Gives a waiting rotation its place: in its lane's queue, or where it waits for what keeps it from there; answers
    /// whether it is in the queue.
    @discardableResult
    mutating func enqueue(_ position: Int) -> Bool {
        let lane = lane(at: position)
        guard lane >= 0, attempts[position] == nil, var waiter = waiting[position] else { return false }
        let obstacle = obstacle(to: waiter.rotation, at: position)
        waiter.ticket = newTicket()
        waiter.cause = obstacle?.cause ?? waiter.cause
        waiter.isInQueue = obstacle == nil
        waiter.placed = now.boot
        waiter.opening = opening(after: obstacle)
        setWaiter(waiter, at: position)
        let isRetry = waiter.rotation.failures > 0
        let place = place(of: waiter, at: position)
        claim(place, isRetry: isRetry, obstacle: obstacle, lane: lane)
        switch obstacle {
        case nil:
            lanes[lane].queue.insert(place, in: Line(isRetry: isRetry, isLate: place.isLate(at: now.wall)))
        case .backoff(let end):
            lanes[lane].queue.delay(Appointment(time: end, secret: position, ticket: waiter.ticket))
        case .minInterval(let end, let wallEnd):
            lanes[lane].queue.delay(Appointment(time: end, secret: position, ticket: waiter.ticket))
            if let wallEnd { closed.insert(Appointment(time: wallEnd, secret: position, ticket: waiter.ticket)) }
        case .early(let due):
            closed.insert(Appointment(time: due, secret: position, ticket: waiter.ticket))
        case .closed(let opening, _):
            if let opening { closed.insert(Appointment(time: opening, secret: position, ticket: waiter.ticket)) }
        case .paused:
            // Its end is a record, with which all that waits is placed anew.
            break
        case .exclusive(let group, let end):
            park(place, lane: lane, isRetry: isRetry, group: group, until: end)
        }
        return obstacle == nil
    }

    /// Gives all waiting rotations their places anew.
    mutating func placeWaiters() {
        waitersAreDoubtful = false
        closed = Heap()
        for lane in lanes.indices { lanes[lane].queue = LaneQueue() }
        exclusiveGroups.forgetParked()
        for group in groups.indices { groups[group].slack = nil }
        for position in waiting.keys { enqueue(position) }
    }

    /// The rotation's place in the order of the queue: by effective deadline, the latest start that is still in time.
    mutating func place(of waiter: Waiting, at position: Int) -> Place {
        let rotation = waiter.rotation
        var deadline = rotation.deadline
        if let times = openingTimes(at: position, request: rotation.request) {
            // Where nothing is open in time it is late from the first.
            deadline = times.lastStart(before: rotation.deadline, notBefore: rotation.due) ?? rotation.due.previous
        }
        return Place(
            isUrgent: rotation.isUrgent, yields: yields(rotation, at: position), deadline: deadline,
            nominal: rotation.versionID.nominal, name: rotation.secret.name, secret: position, ticket: waiter.ticket)
    }

    /// The best place of a line of the lane's queue that still stands; what does not is taken out, what must wait again
    /// is put where it waits, and what can no longer be in time where that waits.
    mutating func bestPlace(of lane: Int, line: Line) -> Place? {
        while let place = lanes[lane].queue.best(of: line) {
            let position = place.secret
            let waiter = waiting[position].flatMap { $0.ticket == place.ticket && attempts[position] == nil ? $0 : nil }
            let isKept = waiter.map { obstacle(to: $0.rotation, at: position) == nil } ?? false
            if isKept, line.isLate || !place.isLate(at: now.wall) { return place }
            lanes[lane].queue.removeBest(of: line)
            if isKept {
                lanes[lane].queue.insert(place, in: Line(isRetry: line.isRetry, isLate: true))
                continue
            }
            if waiter != nil { enqueue(position) }
            // Another of its group may have what it leaves.
            if let group = exclusiveGroup(at: position) { release(group) }
        }
        return nil
    }

    /// Gives their places to rotations whose backoff or least interval is over.
    mutating func admitElapsed(_ lane: Int) {
        while let appointment = lanes[lane].queue.nextElapse, appointment.time <= now.boot {
            lanes[lane].queue.removeNextElapse()
            if waiting[appointment.secret]?.ticket == appointment.ticket { enqueue(appointment.secret) }
        }
    }

    /// Gives their places to rotations whose window has opened, or whose time has come.
    mutating func admitOpened() {
        while let appointment = closed.min, appointment.time <= now.wall {
            closed.removeMin()
            if waiting[appointment.secret]?.ticket == appointment.ticket { enqueue(appointment.secret) }
        }
    }
}
