extension Scheduler {
    /// The shortest and the longest wait between the probes of a held account.
    private static let probeWaits: ClosedRange<Duration> = .seconds(60)...(.seconds(3600))
    /// So many different secrets in a row without permission hold the account.
    private static let mostDenied = 3

    /// The account's record as the batch leaves it so far; `recordAccounts(in:)` adds it to the records once.
    func record(of account: Int, in batch: Batch) -> AccountRecord {
        batch.accounts[account] ?? accounts[account].record
    }

    /// The account's wait as the batch leaves it so far.
    func wait(of account: Int, in batch: Batch) -> Countdown? {
        if let record = batch.accounts[account] { record.wait } else { accounts[account].record.wait }
    }

    /// The account's hold as the batch leaves it so far.
    func hold(of account: Int, in batch: Batch) -> AccountHold? {
        if let record = batch.accounts[account] { record.hold } else { accounts[account].record.hold }
    }

    /// Adds the accounts that the batch changes to its records.
    mutating func recordAccounts(in batch: inout Batch) {
        if !batch.isEmpty { clearAssumedFull(in: &batch) }
        guard !batch.accounts.isEmpty else { return }
        for (account, record) in batch.accounts.sorted(by: { $0.key < $1.key }) where record != accounts[account].record
        {
            batch.records.append(.account(record))
        }
    }

    /// A quota that was full when the ledger was lost, and is so no more, is not to count again in the next boot.
    private func clearAssumedFull(in batch: inout Batch) {
        for account in accounts.indices {
            guard let since = accounts[account].record.assumedFull else { continue }
            let span = lanes(of: account).map { groups[lanes[$0].group].span }.max() ?? .zero
            guard bootTime(of: since).advanced(by: span) <= now.boot else { continue }
            var record = record(of: account, in: batch)
            record.assumedFull = nil
            batch.accounts[account] = record
        }
    }

    // MARK: Holds

    /// Ends holds of accounts whose keys in the file or whose credential have changed.
    mutating func reviewHolds(in batch: inout Batch) {
        guard reviewsHolds else { return }
        reviewsHolds = false
        for account in accounts.indices {
            var record = record(of: account, in: batch)
            guard let hold = record.hold, !hold.isForClock, let fingerprint = accounts[account].fingerprint else {
                continue
            }
            let isSameFile = hold.configuration == accounts[account].configuration.canonical
            guard !isSameFile || hold.credential != fingerprint else { continue }
            record.hold = nil
            record.denied = []
            batch.accounts[account] = record
            let reason = isSameFile ? "its credential changed" : "its keys in the schedule file changed"
            batch.tell(.accountReleased(account: record.account, reason: reason))
        }
    }

    /// The account was refused as such: the rotation waits for the end of its hold.
    mutating func hold(_ rotation: inout RotationRecord, for ended: Ended, in batch: inout Batch) {
        rotation.state = .held
        guard ended.account >= 0, case .rejected(let failure) = ended.answer.outcome else { return }
        var record = record(of: ended.account, in: batch)
        if record.hold != nil { return failProbe(ended, in: &batch) }
        let hold = AccountHold(
            failure: failure, code: ended.answer.code, message: ended.answer.message, since: stamp,
            probe: Countdown(from: stamp, lasting: Self.probeWaits.lowerBound),
            configuration: accounts[ended.account].configuration.canonical, credential: ended.call.fingerprint)
        record.hold = hold
        batch.accounts[ended.account] = record
        batch.tell(.accountHeld(account: record.account, hold))
        // One refresh: where it brings another credential, the hold ends at once.
        if failure == .credentials { batch.credentials.append(record.account) }
    }

    /// The hold on which the attempt is a probe: what was sent before the hold began says nothing of it.
    private func probedHold(_ ended: Ended, in batch: Batch) -> AccountHold? {
        guard ended.account >= 0, let hold = record(of: ended.account, in: batch).hold else { return nil }
        return began(ended.attempt, after: hold.since) ? hold : nil
    }

    /// A probe did not show that the account is well: the next one waits twice as long.
    mutating func failProbe(_ ended: Ended, in batch: inout Batch) {
        guard let hold = probedHold(ended, in: batch) else { return }
        var record = record(of: ended.account, in: batch)
        let length = min(hold.probe.length * 2, Self.probeWaits.upperBound)
        record.hold?.probe = Countdown(from: stamp, lasting: length)
        batch.accounts[ended.account] = record
    }

    /// KMS dealt with the secret itself: the account as such is well, unless it is held for want of permission.
    mutating func releaseByProbe(_ ended: Ended, in batch: inout Batch) {
        guard let hold = probedHold(ended, in: batch), hold.failure != .permission else {
            return failProbe(ended, in: &batch)
        }
        var record = record(of: ended.account, in: batch)
        record.hold = nil
        batch.accounts[ended.account] = record
        batch.tell(.accountReleased(account: record.account, reason: "a probe was answered"))
    }

    /// An attempt was accepted: nothing that began before it stands against the account.
    mutating func succeed(_ ended: Ended, in batch: inout Batch) {
        guard ended.account >= 0 else { return }
        accounts[ended.account].isClockCorrected = false
        if batch.accounts[ended.account] == nil, accounts[ended.account].record.isClean { return }
        var record = record(of: ended.account, in: batch)
        if let wait = record.wait, began(ended.attempt, after: wait.start) {
            record.wait = nil
            record.throttles = 0
        }
        if probedHold(ended, in: batch) != nil {
            record.hold = nil
            batch.tell(.accountReleased(account: record.account, reason: "a probe was accepted"))
        }
        if record.hold == nil { record.denied = [] }
        batch.accounts[ended.account] = record
    }

    /// A secret was refused for want of permission: it is held, or at the third different one in a row the account.
    mutating func deny(_ rotation: inout RotationRecord, for ended: Ended, in batch: inout Batch) {
        rotation.state = .failed
        guard ended.account >= 0 else { return }
        // Who is refused for want of permission has been recognised: another hold is over.
        if let hold = probedHold(ended, in: batch), hold.failure != .permission { releaseByProbe(ended, in: &batch) }
        var record = record(of: ended.account, in: batch)
        let name = "\(rotation.secret.region)/\(rotation.secret.name)"
        if record.hold == nil {
            if !record.denied.contains(name) { record.denied.append(name) }
            batch.accounts[ended.account] = record
            guard record.denied.count >= Self.mostDenied else { return }
        }
        // The next probe is made with another secret: this one may be forbidden whatever becomes of the account.
        rotation.failures += 1
        hold(&rotation, for: ended, in: &batch)
    }
}
