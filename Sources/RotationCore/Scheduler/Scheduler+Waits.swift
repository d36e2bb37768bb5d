extension Scheduler {
    /// A throttled attempt: the whole account waits, as long as the answer asks or else one slot's share of the window,
    /// doubling.
    mutating func throttle(_ ended: Ended, in batch: inout Batch) {
        guard ended.account >= 0 else { return }
        failProbe(ended, in: &batch)
        learnQuota(from: ended, in: &batch)
        var record = record(of: ended.account, in: batch)
        // Attempts that were under way when the wait began were throttled for the same reason: they do not double it.
        let isNew = record.wait.map { began(ended.attempt, after: $0.start) } ?? true
        let asked = ended.answer.retryAfter.flatMap { $0 > .zero ? $0 : nil }
        guard isNew || asked != nil else { return }
        let quota = accounts[ended.account].configuration.quota
        let wait = asked ?? doubled(quota.window / max(quota.limit, 1), record.throttles, most: quota.window)
        let countdown = Countdown(from: ended.end, lasting: wait)
        if isNew { record.throttles += 1 }
        let isLonger = record.wait.map { end(of: $0) < end(of: countdown) } ?? true
        if isLonger {
            record.wait = countdown
            batch.tell(.accountThrottled(account: record.account, wait: wait, code: ended.answer.code))
        }
        batch.accounts[ended.account] = record
    }

    private func doubled(_ first: Duration, _ times: Int, most: Duration) -> Duration {
        var wait = min(first, most)
        var left = times
        while left > 0, wait > .zero, wait < most {
            wait = min(wait * 2, most)
            left -= 1
        }
        return wait
    }
}
