import HeapModule

extension Scheduler {
    /// When the scheduler must be woken with `Event.clock`, as things stand after the latest event.
    public var wake: Wake {
        guard leads, batch == nil, !ledgerIsLost, !isStopped else { return Wake() }
        if let commitRetry { return Wake(boot: commitRetry) }
        var boot = callEnds.min?.time
        guard !isStopping else { return Wake(boot: boot) }
        for account in accounts.indices where accounts[account].waiting > 0 {
            if let time = nextChance(of: account) { boot = boot.map { min($0, time) } ?? time }
        }
        return Wake(wall: dueTimes.min?.time, boot: boot)
    }

    /// When a waiting rotation of the account can be sent, as far as elapsed time alone decides it; nil where an event
    /// must come first.
    private func nextChance(of account: Int) -> BootTime? {
        guard case .available = accounts[account].credential else {
            return accounts[account].isCredentialAwaited ? nil : accounts[account].credentialRetry?.at
        }
        let isHeld = accounts[account].record.hold != nil
        guard accounts[account].openCalls < accounts[account].configuration.concurrency,
            !isHeld || accounts[account].inFlight == 0,
            var time = groups[accounts[account].group].nextSlot(at: now.boot)
        else { return nil }
        if accounts[account].queue.best(isRetry: false) == nil, accounts[account].queue.best(isRetry: true) == nil {
            guard let elapse = accounts[account].queue.nextElapse else { return nil }
            time = max(time, elapse.time)
        }
        for member in groups[accounts[account].group].accounts {
            if let wait = accounts[member].record.wait { time = max(time, end(of: wait)) }
        }
        if let hold = accounts[account].record.hold { time = max(time, end(of: hold.probe)) }
        return time
    }

    /// Takes what has become stale from the heads of all queues, so that it wakes nobody.
    mutating func dropStale() {
        while let next = dueTimes.min, secrets.ticket(at: next.secret) != next.ticket { dueTimes.removeMin() }
        while let next = callEnds.min, calls[next.secret]?.end != next.time { callEnds.removeMin() }
        for account in accounts.indices where accounts[account].waiting > 0 {
            while let next = accounts[account].queue.nextElapse, waiting[next.secret]?.ticket != next.ticket {
                accounts[account].queue.removeNextElapse()
            }
            _ = bestPlace(of: account, isRetry: false)
            _ = bestPlace(of: account, isRetry: true)
        }
    }
}
