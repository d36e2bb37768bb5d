import RotationCore

/// What a throttled attempt must bring about: a wait of its account that doubles, and a quota that is learned.
package final class ThrottleObserver: Observer {
    /// What the transport reported of calls whose end is not durable yet.
    private var answers: [AttemptID: Answer] = [:]
    /// Since when the process runs and can record what happens.
    private var started: Int64 = 0

    package static var name: String { "Throttle" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: (answers, started) = ([:], world.clock.time)
        // What a crash left behind ends when the disk has room for that.
        case .commitEnded(let result, _): if result != .durable { started = world.clock.time }
        case .completed(let call, let answer): answers[call.id] = answer
        case .asked(let records): check(records, in: world)
        case .durable(let records, _):
            for case .attempt(let attempt) in records where attempt.state != .pending { answers[attempt.id] = nil }
        default: break
        }
    }

    private func check(_ records: [Record], in world: World) {
        var ended: [String: [AttemptRecord]] = [:]
        var accounts: [String: AccountRecord] = [:]
        for record in records {
            switch record {
            case .attempt(let attempt) where attempt.state != .pending && attempt.state != .withdrawn:
                ended[attempt.id.secret.account, default: []].append(attempt)
            case .account(let account): accounts[account.account] = account
            default: break
            }
        }
        for (key, new) in accounts {
            if let old = world.ledger.accounts[key] { checkRegained(new, old, in: world) }
        }
        for (key, attempts) in ended {
            // Where several end at once, which of them was the first decides.
            guard attempts.count == 1, let answer = answers[attempts[0].id], let account = world.account(key),
                answer.outcome == .rejected(.throttled)
            else { continue }
            let old = world.ledger.accounts[key] ?? AccountRecord(account: key)
            checkWait(of: account, old, accounts[key] ?? old, after: attempts[0], answer, in: world)
            checkLearned(old, accounts[key] ?? old, after: attempts[0], of: account, in: world)
        }
    }

    // MARK: The wait

    /// The first wait is the share of the window that one slot has, and each further one twice the last, up to all of it.
    ///
    /// What KMS asks for goes before. Those that began before the wait did are throttled for the same reason.
    private func checkWait(
        of account: AccountConfiguration, _ old: AccountRecord, _ new: AccountRecord, after attempt: AttemptRecord,
        _ answer: Answer, in world: World
    ) {
        guard let end = attempt.completed, old.wait.map({ $0.start.bootID == world.clock.bootID }) ?? true else {
            return
        }
        let isNew = old.wait.map { hasBegun(attempt, after: $0.start, in: world) } ?? true
        let asked = answer.retryAfter.flatMap { $0 > .zero ? $0 : nil }
        var expected = old
        if isNew || asked != nil {
            var length = min(account.quota.window / account.quota.limit, account.quota.window)
            for _ in 0..<min(old.throttles, 40) { length = min(length * 2, account.quota.window) }
            let wait = Countdown(from: end, lasting: asked ?? length)
            let isLonger = old.wait.map { $0.start.boot.advanced(by: $0.length) < end.boot.advanced(by: wait.length) }
            if isLonger ?? true { expected.wait = wait }
            if isNew { expected.throttles += 1 }
        }
        if (new.wait, new.throttles) != (expected.wait, expected.throttles) {
            complain(
                "\(attempt.id): its account waits \(String(describing: new.wait)) after \(new.throttles), "
                    + "not \(String(describing: expected.wait))", in: world)
        }
    }

    private func hasBegun(_ attempt: AttemptRecord, after stamp: Stamp, in world: World) -> Bool {
        guard attempt.sent.bootID == world.clock.bootID else { return false }
        return stamp.bootID != world.clock.bootID || attempt.sent.boot > stamp.boot
    }

    // MARK: The quota that is learned

    /// Where our own calls were not enough for that, others take slots: half of what was believed is left.
    private func checkLearned(
        _ old: AccountRecord, _ new: AccountRecord, after attempt: AttemptRecord, of account: AccountConfiguration,
        in world: World
    ) {
        guard let owner = world.owner(of: attempt.id.secret), world.kms.base(attempt.accessKeyID) == base(owner) else {
            return
        }
        let sharing = world.accounts(of: owner)
        let now = world.clock.time
        // Of what a crash, a boot or a lost ledger left behind the scheduler knows less.
        guard let span = sharing.map(\.heldSpan).max(), let limit = sharing.map(\.quota.limit).min(),
            now - started > span.microseconds + 3_600_000_000
        else { return }
        let records = sharing.compactMap { world.ledger.accounts[$0.key] }
        guard records.allSatisfy({ $0.assumedFull == nil }),
            records.allSatisfy({ $0.learned.map { $0.since.bootID == world.clock.bootID } ?? true })
        else { return }
        let isOutdated = records.contains {
            $0.learned.map { !hasBegun(attempt, after: $0.since, in: world) } ?? false
        }
        // What is recorded and not sent yet counts too.
        let pending = world.ledger.pending.filter { world.owner(of: $0.secret) == owner }
        let used =
            pending.count
            + world.recentCalls.filter { call in
                call.owner == owner && !pending.contains(call.id) && mayOccupySlot(call, for: span, in: world)
            }.count
        guard !isOutdated, used < limit else {
            if let learned = new.learned, learned != old.learned {
                complain("\(attempt.id): \(learned.slots) slots are learned from our own calls", in: world)
            }
            return
        }
        let believed = min(world.believedSlots(of: owner), limit)
        if new.learned?.slots != max(believed / 2, 1) || new.learned?.since != attempt.completed {
            complain(
                "\(attempt.id): \(String(describing: new.learned?.slots)) slots are learned of \(believed)", in: world)
        }
    }

    /// What ends while the disk is full, or slow, is complete for the scheduler when it can say so.
    private func mayOccupySlot(_ call: Call, for span: Duration, in world: World) -> Bool {
        if call.occupiesSlot(at: world.clock.time, span: span) { return true }
        guard call.outcome != .unsent, let end = world.ledger.attempts[call.id]?.completed,
            end.bootID == world.clock.bootID
        else { return false }
        return end.boot.advanced(by: span) > world.clock.reading.boot
    }

    private func base(_ owner: String) -> String { String(owner.prefix { $0 != " " }) }

    private func checkRegained(_ new: AccountRecord, _ old: AccountRecord, in world: World) {
        guard new.learned == nil, let learned = old.learned, learned.since.bootID == world.clock.bootID,
            let account = world.account(new.account)
        else { return }
        let slots = world.grown(learned, of: account)
        if slots < account.quota.limit {
            complain("\(new.account) has its quota again with \(slots) slots", in: world)
        }
    }
}
