import DequeModule

extension Scheduler {
    /// Forms the quota groups anew and enters every attempt that may occupy a slot: after a load or a reload, with
    /// another access key, and with the first Date of this boot, which may prove more of the age of other boots'
    /// attempts.
    mutating func rebuildGroups() {
        groups = QuotaGroup.make(
            of: lanes.map {
                let account = accounts[$0.account]
                return QuotaGroup.Member(
                    configuration: account.configuration, accessKeyID: account.accessKeyID, region: $0.region)
            })
        for (group, members) in groups.enumerated() {
            for lane in members.lanes { lanes[lane].group = group }
        }
        // Where no quota is a region's, all attempts of a lane count for the same groups.
        let isRegional = groups.contains(where: \.isRegional)
        for lane in lanes.indices {
            let account = accounts[lanes[lane].account]
            let secret = SecretID(account: account.configuration.key, region: "", name: "")
            lanes[lane].groups = groups.indices.filter {
                groups[$0].mayCount(
                    secret, number: account.configuration.number, accessKeyID: account.accessKeyID ?? "")
            }
            if isRegional { lanes[lane].groups = nil }
        }
        for attempt in attempts.values { occupySlot(of: attempt) }
        for attempt in completed {
            guard let end = attempt.completed else { continue }
            let time = bootTime(of: end)
            for group in countingGroups(of: attempt) {
                groups[group].changeLogs(of: attempt) { $0.record(completionAt: time) }
            }
        }
        for lane in lanes {
            guard let time = accounts[lane.account].record.assumedFull.map({ bootTime(of: $0) }) else { continue }
            groups[lane.group].assumedFull = groups[lane.group].assumedFull.map { max($0, time) } ?? time
        }
        for account in accounts.indices { noteLearnedQuota(of: account) }
    }

    /// The groups for which an attempt may count: all of them for ever the same between two calls of `rebuildGroups()`.
    func countingGroups(of attempt: AttemptRecord) -> [Int] {
        if let account = accountPositions[attempt.id.secret.account],
            let groups = lanes[accounts[account].firstLane].groups,
            accounts[account].configuration.number == attempt.accountNumber,
            accounts[account].accessKeyID == attempt.accessKeyID
        {
            return groups
        }
        return groups.indices.filter {
            groups[$0].mayCount(
                attempt.id.secret, number: attempt.accountNumber, accessKeyID: attempt.accessKeyID)
        }
    }

    /// An attempt is about to be sent: it occupies a slot of every group for which it may count.
    mutating func occupySlot(of attempt: AttemptRecord) {
        for group in countingGroups(of: attempt) {
            groups[group].changeLogs(of: attempt) { $0.begin() }
        }
    }

    /// An attempt completed, or turned out not to have been sent.
    mutating func releaseSlot(of attempt: AttemptRecord) {
        guard attempt.occupiesSlot, let end = attempt.completed else {
            for group in countingGroups(of: attempt) {
                groups[group].changeLogs(of: attempt) { $0.cancel() }
            }
            return
        }
        forgetOldCompletions()
        completed.append(attempt)
        let time = bootTime(of: end)
        for group in countingGroups(of: attempt) {
            groups[group].changeLogs(of: attempt) { $0.complete(at: time) }
        }
    }

    /// Drops completions that no group holds a slot for any more, nor would after a reload.
    private mutating func forgetOldCompletions() {
        let longest = configuration.rememberedSpan
        while let first = completed.first, let end = first.completed,
            now.boot.duration(since: bootTime(of: end)) > longest
        {
            completed.removeFirst()
        }
    }
}
