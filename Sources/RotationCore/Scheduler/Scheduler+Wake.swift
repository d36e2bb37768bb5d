import HeapModule

extension Scheduler {
    /// When the scheduler must be woken with `Event.clock`, as things stand after the latest event.
    public var wake: Wake {
        guard leads, batch == nil, !ledgerIsLost, !isStopped else { return Wake() }
        if let commitRetry { return Wake(boot: commitRetry) }
        var boot = callEnds.min?.time
        guard !isStopping else { return Wake(boot: boot) }
        func consider(_ time: BootTime?) {
            if let time { boot = boot.map { min($0, time) } ?? time }
        }
        for account in accounts.indices { consider(nextDateRequest(of: account)) }
        for account in accounts.indices { consider(grownQuota(of: account)) }
        // Answers come by themselves, and nothing is decided by the clock before.
        guard !isClockInQuestion else { return Wake(boot: boot) }
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 { consider(nextChance(of: lane)) }
        consider(exclusiveGroups.nextAppointment)
        let wall = [dueTimes.min?.time, closed.min?.time, nextPauseEnd].compactMap { $0 }.min()
        return Wake(wall: wall.map { $0.advanced(by: .zero - clockCorrection) }, boot: boot)
    }

    /// When a waiting rotation of the lane can be sent, as far as elapsed time alone decides it; nil where an event must
    /// come first.
    private func nextChance(of lane: Int) -> BootTime? {
        let group = lanes[lane].group
        guard let start = nextCall(of: lane) else { return nil }
        if case .unavailable = accounts[lanes[lane].account].credential { return start }
        var chance: BootTime?
        func consider(_ time: BootTime?) {
            if let time { chance = chance.map { min($0, time) } ?? time }
        }
        for line in Line.allCases {
            guard let place = lanes[lane].queue.best(of: line),
                var time = groups[group].nextSlot(isUrgent: place.isUrgent, at: now.boot)
            else { continue }
            time = max(time, start)
            if line.isRetry, firstsWait(in: group, by: time) {
                guard let share = groups[group].nextRetryShare(at: now.boot) else { continue }
                time = max(time, share)
            }
            if !place.isUrgent, let end = groups[group].heldUntil { time = max(time, bootTime(at: end)) }
            consider(time)
        }
        if let elapse = lanes[lane].queue.nextElapse {
            let isUrgent = waiting[elapse.secret]?.rotation.isUrgent ?? false
            consider(groups[group].nextSlot(isUrgent: isUrgent, at: now.boot).map { max($0, start, elapse.time) })
        }
        return chance
    }

    /// When the lane may call, slots apart, or its credential is asked for again; nil where an event must come first.
    private func nextCall(of lane: Int) -> BootTime? {
        let account = lanes[lane].account
        guard case .available = accounts[account].credential else {
            return accounts[account].isCredentialAwaited ? nil : accounts[account].credentialRetry?.at
        }
        guard accounts[account].openCalls < accounts[account].configuration.concurrency else { return nil }
        let hold = accounts[account].record.hold
        guard isClockSettled(of: account), hold?.isForClock != true, hold == nil || accounts[account].inFlight == 0
        else { return nil }
        var time = now.boot
        for member in groups[lanes[lane].group].lanes {
            if let wait = accounts[lanes[member].account].record.wait { time = max(time, end(of: wait)) }
        }
        return hold.map { max(time, end(of: $0.probe)) } ?? time
    }

    /// Whether first attempts wait in a lane of the group that may call by then.
    private func firstsWait(in group: Int, by time: BootTime) -> Bool {
        groups[group].lanes.contains { lane in
            let queue = lanes[lane].queue
            guard accounts[lanes[lane].account].waiting > 0,
                queue.best(of: .first) != nil || queue.best(of: .lateFirst) != nil,
                case .available = accounts[lanes[lane].account].credential
            else { return false }
            return nextCall(of: lane).map { $0 <= time } ?? false
        }
    }

    /// Takes what has become stale from the heads of all queues, so that it wakes nobody.
    mutating func dropStale() {
        while let next = callEnds.min, calls[next.secret]?.end != next.time { callEnds.removeMin() }
        while let next = closed.min, waiting[next.secret]?.ticket != next.ticket { closed.removeMin() }
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
            while let next = lanes[lane].queue.nextElapse, waiting[next.secret]?.ticket != next.ticket {
                lanes[lane].queue.removeNextElapse()
            }
            // Where an event must come before the next call, nobody is woken for its places.
            guard nextCall(of: lane) != nil else { continue }
            for line in Line.allCases { _ = bestPlace(of: lane, line: line) }
        }
        let waiting = waiting
        exclusiveGroups.dropStale { waiting[$0.secret]?.ticket == $0.ticket }
    }
}
