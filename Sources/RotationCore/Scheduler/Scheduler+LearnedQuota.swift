extension Scheduler {
    /// A throttled attempt although our own log has free slots: somebody else uses the account, and half of what was
    /// taken to be ours may be.
    ///
    /// One that was under way when the quota was last halved tells nothing new.
    mutating func learnQuota(from ended: Ended, in batch: inout Batch) {
        let lane = lane(at: ended.position)
        guard lane >= 0 else { return }
        let group = lanes[lane].group
        for member in groups[group].lanes {
            guard let known = record(of: lanes[member].account, in: batch).learned else { continue }
            guard began(ended.attempt, after: known.since) else { return }
        }
        guard groups[group].occupied(at: now.boot) < groups[group].limit else { return }
        var record = record(of: ended.account, in: batch)
        let learned = LearnedQuota(slots: max(groups[group].effectiveLimit(at: now.boot) / 2, 1), since: ended.end)
        record.learned = learned
        batch.accounts[ended.account] = record
        batch.tell(
            .quotaLearned(
                account: record.account, slots: learned.slots, of: accounts[ended.account].configuration.quota))
    }

    /// A learned quota that has grown to all of it is none.
    mutating func forgetGrownQuotas(in batch: inout Batch) {
        for account in accounts.indices {
            guard let grown = grownQuota(of: account), grown <= now.boot else { continue }
            var record = record(of: account, in: batch)
            // A throttled attempt may just have halved it again.
            guard record.learned == accounts[account].record.learned else { continue }
            record.learned = nil
            batch.accounts[account] = record
            batch.tell(.quotaRegained(account: record.account, accounts[account].configuration.quota))
        }
    }

    /// When what the account has learned has grown to its whole quota.
    func grownQuota(of account: Int) -> BootTime? {
        growingQuota(of: account).map { $0.reaches($0.limit) }
    }

    private func growingQuota(of account: Int) -> GrowingQuota? {
        accounts[account].record.learned.map {
            GrowingQuota($0, since: bootTime(of: $0.since), of: accounts[account].configuration.quota)
        }
    }

    /// Tells the account's groups what it has learned.
    mutating func noteLearnedQuota(of account: Int) {
        let growing = growingQuota(of: account)
        for lane in lanes(of: account) {
            groups[lanes[lane].group].learned[account] = growing
            groups[lanes[lane].group].slack = nil
        }
    }
}
