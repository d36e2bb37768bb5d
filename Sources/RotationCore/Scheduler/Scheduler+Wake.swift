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
        let wall = [dueTimes.min?.time, closed.min?.time, pauses.nextEnd].compactMap { $0 }.min()
        return Wake(wall: wall.map { $0.advanced(by: .zero - clockCorrection) }, boot: boot)
    }

    /// When a waiting rotation of the lane can be sent, as far as elapsed time alone decides it; nil where an event must
    /// come first.
    private func nextChance(of lane: Int) -> BootTime? {
        let account = lanes[lane].account
        guard case .available = accounts[account].credential else {
            return accounts[account].isCredentialAwaited ? nil : accounts[account].credentialRetry?.at
        }
        let isHeld = accounts[account].record.hold != nil
        guard isClockSettled(of: account), accounts[account].record.hold?.isForClock != true else { return nil }
        guard accounts[account].openCalls < accounts[account].configuration.concurrency,
            !isHeld || accounts[account].inFlight == 0,
            var time = groups[lanes[lane].group].nextSlot(at: now.boot)
        else { return nil }
        let queue = lanes[lane].queue
        if queue.best(isRetry: false) == nil, queue.best(isRetry: true) == nil {
            guard let elapse = queue.nextElapse else { return nil }
            time = max(time, elapse.time)
        }
        for member in groups[lanes[lane].group].lanes {
            if let wait = accounts[lanes[member].account].record.wait { time = max(time, end(of: wait)) }
        }
        if let hold = accounts[account].record.hold { time = max(time, end(of: hold.probe)) }
        return time
    }

    /// Takes what has become stale from the heads of all queues, so that it wakes nobody.
    mutating func dropStale() {
        while let next = callEnds.min, calls[next.secret]?.end != next.time { callEnds.removeMin() }
        while let next = closed.min, waiting[next.secret]?.ticket != next.ticket { closed.removeMin() }
        for lane in lanes.indices where accounts[lanes[lane].account].waiting > 0 {
            while let next = lanes[lane].queue.nextElapse, waiting[next.secret]?.ticket != next.ticket {
                lanes[lane].queue.removeNextElapse()
            }
            _ = bestPlace(of: lane, isRetry: false)
            _ = bestPlace(of: lane, isRetry: true)
        }
        let waiting = waiting
        exclusiveGroups.dropStale { waiting[$0.secret]?.ticket == $0.ticket }
    }
}
