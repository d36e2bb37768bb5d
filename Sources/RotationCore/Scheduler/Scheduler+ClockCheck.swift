extension Scheduler {
    /// Whether the wall clock may be wrong and is about to be compared: until then nothing is decided by it.
    ///
    /// The first Date answers the question for all accounts; where none is to be had, the end of all comparisons.
    var isClockInQuestion: Bool {
        clockReference == nil && accounts.contains { !$0.clockCheck.isOver }
    }

    /// Whether the wall clock is known to be wrong: a KMS contradicts it by more than is corrected, and none vouches for
    /// it.
    ///
    /// Until that is mended nothing durable follows from what it shows.
    var isClockKnownWrong: Bool {
        clockReference == nil && accounts.indices.contains(where: isHeldForClock)
            && !accounts.contains { $0.clockCheck.difference != nil && !$0.clockCheck.isFarOff }
    }

    /// Whether the clock lets the account send.
    func isClockSettled(of account: Int) -> Bool {
        let check = accounts[account].clockCheck
        return check.isOver && !check.isFarOff && !isClockInQuestion
    }

    /// What to add to the system's wall clock for the timestamps of the account's calls.
    func timestampCorrection(of account: Int) -> Duration {
        clockCorrection + accounts[account].clockCheck.ownCorrection
    }

    /// The system's clock stepped: a correction of it is over, and what was known of it with that.
    ///
    /// A step of up to 10 minutes without a correction is believed: calls that it spoils bring a Date.
    mutating func doubtClock(after step: Duration) {
        let isInDoubt = clockCorrection != .zero || step.magnitude > Self.doubtfulStep
        clockCorrection = .zero
        clockReference = nil
        for account in accounts.indices {
            accounts[account].isClockCorrected = false
            let check = accounts[account].clockCheck
            if isInDoubt || check.ownCorrection != .zero || isHeldForClock(account) {
                accounts[account].clockCheck.renew()
            }
        }
    }

    /// Whether the account is held for its clock, or would be if it were not held for something else.
    func isHeldForClock(_ account: Int) -> Bool {
        accounts[account].clockCheck.isFarOff || accounts[account].record.hold?.isForClock ?? false
    }

    /// The same of the account with that key, for those who watch.
    package func isHeldForClock(account key: String) -> Bool { accountPositions[key].map(isHeldForClock) ?? false }

    // MARK: Asking

    /// Asks for KMS's Date where the clock is in doubt, and again where none was to be had, while something waits for
    /// it.
    mutating func askForDates(into decisions: inout [Decision]) {
        guard !isStopping else { return }
        for account in accounts.indices {
            let check = accounts[account].clockCheck
            guard check.asked == nil else { continue }
            guard !check.isOver || nextDateRequest(of: account).map({ $0 <= now.boot }) ?? false else { continue }
            accounts[account].clockCheck.asked = now.boot
            decisions.append(.checkClock(account: accounts[account].configuration.key))
        }
    }

    /// When the account's KMS is asked again for its Date, as far as elapsed time tells.
    func nextDateRequest(of account: Int) -> BootTime? {
        guard accounts[account].clockCheck.asked == nil, let retry = accounts[account].clockCheck.retry,
            accounts[account].waiting > 0 || isHeldForClock(account) || firstSightsAwaitDate
        else { return nil }
        return retry.at
    }

    /// The host has asked the account's KMS for its Date; nil: there was none to be had.
    mutating func learn(date: Instant?, of key: String) {
        guard let account = accountPositions[key], let asked = accounts[account].clockCheck.asked else { return }
        accounts[account].clockCheck.asked = nil
        guard !accounts[account].clockCheck.isOutdated else {
            accounts[account].clockCheck.isOutdated = false
            return
        }
        accounts[account].clockCheck.isOver = true
        // An answer that took longer than one may, since the machine or the process stood still, proves too little.
        if let date, now.boot.duration(since: asked) <= dateTolerance {
            see(date)
            compare(with: DateSighting(account: key, date: date, earliest: asked, latest: now.boot))
        } else {
            let waits = isHeldForClock(account) ? ClockCheck.probeWaits : ClockCheck.repeatWaits
            accounts[account].clockCheck.wait(from: now.boot, within: waits)
        }
    }

    // MARK: Comparing

    /// Compares the clock with a Date of KMS, and corrects it where that is little enough.
    ///
    /// The first account to answer corrects the clock for all. Where the KMS of another says something else, that
    /// account's timestamps follow its own, and everything else the first: one clock must decide what is due.
    mutating func compare(with sighting: DateSighting) {
        guard let account = accountPositions[sighting.account] else { return }
        let difference = sighting.difference(toOffset: now.offset)
        if difference.magnitude > ClockCheck.mostCorrected {
            accounts[account].clockCheck.difference = difference
            return accounts[account].clockCheck.wait(from: now.boot, within: ClockCheck.probeWaits)
        }
        accounts[account].clockCheck.retry = nil
        let before = timestampCorrection(of: account)
        if clockReference == nil || clockReference == sighting.account {
            if clockReference == nil {
                waitersAreDoubtful = true
                if firstSightsAwaitDate { firstSightsAreDoubtful = true }
            }
            clockReference = sighting.account
            accounts[account].clockCheck.difference = .zero
            if difference != .zero { correctClock(by: difference) }
        } else {
            accounts[account].clockCheck.difference = difference
        }
        guard timestampCorrection(of: account) != before else { return }
        notices.append(.clockCorrected(account: sighting.account, by: timestampCorrection(of: account)))
    }

    /// An answer has brought a Date: it counts while no other vouches for the system's clock, and while a correction is
    /// in force, which a clock that is set right by going faster or slower would outrun unseen.
    mutating func holdClock(against date: Instant, of key: String, askedAt sent: BootTime?) {
        guard clockReference == nil || (clockReference == key && clockCorrection != .zero), let sent else { return }
        let sighting = DateSighting(account: key, date: date, earliest: sent, latest: now.boot)
        // What is far off is for the comparison to find: a hold must not hang on how long a call took.
        guard sighting.difference(toOffset: now.offset).magnitude <= ClockCheck.mostCorrected else { return }
        compare(with: sighting)
    }

    /// Corrects the wall clock: like a step for all that goes by it.
    private mutating func correctClock(by difference: Duration) {
        clockCorrection += difference
        now.wall = now.wall.advanced(by: difference)
        for account in accounts.indices where accounts[account].configuration.key != clockReference {
            guard let known = accounts[account].clockCheck.difference, known != .zero else { continue }
            accounts[account].clockCheck.difference = known - difference
        }
        waitersAreDoubtful = true
        firstSightsAreOff = true
        if difference.magnitude > Self.doubtfulStep { firstSightsAreDoubtful = true }
    }

    /// A timestamp was rejected: whether its Date corrects the clock, so that the call is sent again.
    ///
    /// False where the Date is missing or agrees with our clock, and where an earlier one helped nothing.
    mutating func correctClock(by ended: Ended, in batch: inout Batch) -> Bool {
        guard ended.account >= 0 else { return false }
        let key = accounts[ended.account].configuration.key
        // What was stamped before a correction, or before a step, is sent again by the clock of now.
        let isOutdated =
            ended.call.clockCorrection != timestampCorrection(of: ended.account) || wasClockSet(since: ended.attempt)
        if isOutdated || batch.dates.contains(where: { $0.account == key }) { return true }
        guard !accounts[ended.account].isClockCorrected, let date = ended.answer.date else { return false }
        let sighting = DateSighting(
            account: key, date: date, earliest: ended.attempt.sent.boot, latest: ended.end.boot)
        guard sighting.difference(toOffset: now.offset) != .zero else { return false }
        batch.dates.append(sighting)
        return true
    }

    /// Whether the wall clock stepped or was corrected since an attempt was stamped: what KMS says of its timestamp says
    /// nothing of the clock any more.
    private func wasClockSet(since attempt: AttemptRecord) -> Bool {
        let offset = attempt.sent.wall.microseconds - attempt.sent.boot.microseconds
        return attempt.sent.bootID == bootID && (now.offset - offset).magnitude >= 1_000_000
    }

    // MARK: Holds

    /// Holds the accounts whose clock is off by more than is corrected, and ends the holds of those where it is not.
    ///
    /// Another hold stays, with its probes: it would be forgotten over this one, and the account be sent to as if it
    /// were well. What keeps an account from sending and its secrets from coming due is the difference itself.
    mutating func reviewClocks(in batch: inout Batch) {
        for account in accounts.indices {
            appointAnew(account)
            guard let difference = accounts[account].clockCheck.difference else { continue }
            let hold = hold(of: account, in: batch)
            let isHeld = hold?.isForClock ?? false
            guard isHeld != accounts[account].clockCheck.isFarOff, isHeld || hold == nil else { continue }
            var record = record(of: account, in: batch)
            if isHeld {
                record.hold = nil
                firstSightsAreDoubtful = true
                batch.tell(.accountReleased(account: record.account, reason: "the clock agrees with KMS's"))
            } else {
                let hold = holdForClock(of: account, difference: difference)
                record.hold = hold
                batch.tell(.accountHeld(account: record.account, hold))
            }
            batch.accounts[account] = record
        }
    }

    /// Enters anew when the account's secrets come due, where its clock has turned out to be wrong, or right again.
    mutating func appointAnew(_ account: Int) {
        let isWrong = isHeldForClock(account)
        guard accounts[account].standsStill != isWrong else { return }
        accounts[account].standsStill = isWrong
        if !isWrong { firstSightsAreDoubtful = true }
        for position in secrets.indices where secrets.account(at: position) == account { appoint(position) }
    }

    private func holdForClock(of account: Int, difference: Duration) -> AccountHold {
        let theirs = now.wall.advanced(by: difference)
        return AccountHold(
            failure: .clock, code: AccountHold.clockIsWrong,
            message: "this machine's clock shows \(now.wall.rfc3339) and KMS's \(theirs.rfc3339)", since: stamp,
            probe: Countdown(from: stamp, lasting: ClockCheck.probeWaits.lowerBound),
            configuration: accounts[account].configuration.canonical, credential: accounts[account].fingerprint ?? "")
    }
}
