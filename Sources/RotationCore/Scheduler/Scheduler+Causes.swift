extension Scheduler {
    /// What a waiting rotation waits for now.
    func cause(of waiter: Waiting, at position: Int) -> WaitCause {
        let lane = lane(at: position)
        if let cause = waiter.cause, !waiter.isInQueue { return cause }
        guard lane >= 0 else { return .account }
        return queueCause(of: lanes[lane].account)
    }

    /// What a rotation waits for that nothing but its account keeps from being sent.
    private func queueCause(of account: Int) -> WaitCause {
        let state = accounts[account]
        guard case .available = state.credential, state.record.hold == nil, state.record.wait == nil else {
            return .account
        }
        return .quota
    }

    /// Remembers for the forecast what a rotation that is about to be sent waited for last; nothing where it did not
    /// wait.
    mutating func noteCause(of waiter: Waiting, at position: Int, account: Int) {
        waitCauses[position] = lastCause(of: waiter, account: account)
    }

    /// What a rotation that leaves its place waited for last; nil where it did not wait.
    func lastCause(of waiter: Waiting, account: Int) -> WaitCause? {
        waiter.isInQueue && now.boot > waiter.placed ? queueCause(of: account) : waiter.cause
    }
}
