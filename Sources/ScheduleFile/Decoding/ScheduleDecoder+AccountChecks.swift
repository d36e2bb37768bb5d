import RotationCore

extension ScheduleDecoder {
    /// Gives each account what it inherits, and checks what only the whole tells.
    mutating func resolveAccounts() {
        for place in accounts.drafts.indices {
            var inherited = defaults
            inherited.apply(accounts[place].entry, merging: &values.mappings)
            checkAnchor(in: &inherited)
            accounts[place].inherited = inherited
            checkNulls(ofAccountAt: place)
            checkReserve(of: accounts[place])
            checkTimeouts(of: accounts[place])
        }
    }

    /// Reports accounts of which nobody says the region.
    mutating func checkAccounts() {
        for place in accounts.drafts.indices
        where accounts[place].inherited[.region].isUnset && accounts[place].firstRegion == nil && !isIncomplete {
            reportMissingRegion(ofAccountAt: place)
        }
    }

    /// Reports once that an account has no region.
    mutating func reportMissingRegion(ofAccountAt place: Int) {
        faults.schema(
            "account `\(Excerpt.bounded(accounts[place].key))` has no region; write `region: REGION`, such as cn-hangzhou",
            at: accounts[place].keyNode)
        accounts[place].inherited[.region] = .faulty(in: 0)
    }

    /// Reports `reserve` and `headroom` that leave no slot of the quota.
    private mutating func checkReserve(of account: AccountDraft) {
        let (reserve, headroom) = (account.own[.reserve], account.own[.headroom])
        guard !account.own[.quota].isFaulty, !reserve.isFaulty, !headroom.isFaulty else { return }
        let limit = (read(.quota, of: account, AccountText.quota) ?? .standard).limit
        let reserved = read(.reserve, of: account, AccountText.slots)
        if let reserved, reserved >= limit, let node = layers.value(of: AccountKey.reserve, in: reserve.layer) {
            faults.value(
                "`reserve`: \(reserved) of \(limit) slots leaves none; write at most \(limit - 1)", at: node)
            return
        }
        let kept = reserved ?? limit / 10
        guard let left = read(.headroom, of: account, AccountText.slots), left > 0, left + kept >= limit,
            let node = layers.value(of: AccountKey.headroom, in: headroom.layer)
        else { return }
        faults.value(
            "`headroom`: \(left) beside a `reserve` of \(kept) leaves none of \(limit) slots; write at most "
                + "\(limit - kept - 1)", at: node)
    }

    private mutating func checkTimeouts(of account: AccountDraft) {
        let settings = (connect: account.timeouts[.connect], answer: account.timeouts[.answer])
        guard !settings.connect.isFaulty, !settings.answer.isFaulty else { return }
        let connect = timeout(.connect, of: account)
        let answer = timeout(.answer, of: account)
        let key: TimeoutKey = settings.answer.isGiven ? .answer : .connect
        guard connect >= answer, let node = layers.value(of: key, in: account.timeouts[key].layer) else { return }
        faults.value(
            "`connect` (\(connect.scheduleText)) must be shorter than `answer` (\(answer.scheduleText)), "
                + "which counts from the send; write both, such as {connect: 5s, answer: 10s}", at: node)
    }
}
