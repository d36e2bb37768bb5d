import RotationCore

extension ScheduleDecoder {
    /// Gives each account what it inherits, and checks what only the whole tells.
    mutating func resolveAccounts() {
        for place in accounts.drafts.indices {
            var inherited = defaults
            inherited.apply(accounts[place].entry)
            checkAnchor(in: &inherited)
            accounts[place].inherited = inherited
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

    private mutating func checkReserve(of account: AccountDraft) {
        let setting = account.own[.reserve]
        guard !account.own[.quota].isFaulty, let reserve = read(.reserve, of: account, AccountText.reserve),
            let node = layers.value(of: AccountKey.reserve, in: setting.layer)
        else { return }
        let quota = read(.quota, of: account, AccountText.quota) ?? .standard
        if reserve >= quota.limit {
            faults.value(
                "`reserve`: \(reserve) of \(quota.limit) slots leaves none; write at most \(quota.limit - 1)", at: node)
        }
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
