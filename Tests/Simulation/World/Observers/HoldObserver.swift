import RotationCore

/// When an account must be held, and must not; that its probes become rarer, and that its credential is read once more.
package final class HoldObserver: Observer {
    /// What the transport reported of calls whose end is not durable yet.
    private var answers: [AttemptID: Answer] = [:]
    /// Different secrets of each account that were refused for want of permission, since one was accepted.
    private var denied: [String: Set<String>] = [:]
    /// Accounts whose credential is to be read when the commit under way is durable, and those where that is under way.
    private var toRead: Set<String> = []
    private var isRead: Set<String> = []

    package static var name: String { "Holds" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: (answers, toRead, isRead) = ([:], [], [])
        case .completed(let call, let answer): answers[call.id] = answer
        case .credential(let account, _): isRead.remove(account)
        case .ledgerLost: denied = [:]
        case .asked(let records): check(records, in: world)
        case .durable(let records, _): note(records, in: world)
        case .handled(let event, let decisions):
            for case .readCredential(let account) in decisions { isRead.insert(account) }
            guard case .committed(let result) = event else { return }
            if result == .durable, let account = toRead.subtracting(isRead).min(), !world.isStopping {
                complain("the credential of \(account) is not read again", in: world)
            }
            if world.committing == nil { toRead = [] }
        default: break
        }
    }

    private func note(_ records: ArraySlice<Record>, in world: World) {
        for record in records {
            switch record {
            case .attempt(let attempt) where attempt.state != .pending:
                if let answer = answers.removeValue(forKey: attempt.id) { note(answer, to: attempt.id) }
            case .account(let new):
                let old = world.ledger.accounts[new.account]
                // Whatever ends a hold may begin to count anew.
                if old?.hold != nil, new.hold == nil { denied[new.account] = Set(new.denied) }
            default: break
            }
        }
    }

    private func note(_ answer: Answer, to id: AttemptID) {
        switch answer.outcome {
        case .accepted: denied[id.secret.account] = nil
        case .rejected(.permission):
            denied[id.secret.account, default: []].insert("\(id.secret.region)/\(id.secret.name)")
        default: break
        }
    }

    private func check(_ records: [Record], in world: World) {
        var ended: [String: [AttemptID]] = [:]
        var sent: [AttemptID: AttemptRecord] = [:]
        var accounts: [String: AccountRecord] = [:]
        toRead = []
        for record in records {
            switch record {
            case .attempt(let attempt) where attempt.state != .pending && attempt.state != .withdrawn:
                ended[attempt.id.secret.account, default: []].append(attempt.id)
                sent[attempt.id] = attempt
            case .account(let account): accounts[account.account] = account
            default: break
            }
        }
        for (key, new) in accounts {
            guard let hold = new.hold, hold.failure == .credentials, world.ledger.accounts[key]?.hold == nil else {
                continue
            }
            toRead.insert(key)
        }
        for (key, ids) in ended {
            // Where several end at once, their order decides.
            guard ids.count == 1, let answer = answers[ids[0]], let attempt = sent[ids[0]], world.account(key) != nil
            else { continue }
            let old = world.ledger.accounts[key] ?? AccountRecord(account: key)
            let new = accounts[key] ?? old
            if let hold = old.hold {
                checkProbe(hold, new.hold, after: attempt, answer, in: world)
            } else if answer.outcome == .rejected(.permission) {
                checkDenied(attempt.id, new, in: world)
            }
        }
    }

    /// At the third different secret in a row it is the account that is refused, and not before.
    private func checkDenied(_ id: AttemptID, _ new: AccountRecord, in world: World) {
        let name = "\(id.secret.region)/\(id.secret.name)"
        let count = (denied[id.secret.account] ?? []).union([name]).count
        if (new.hold != nil) != (count >= 3) {
            complain(
                "\(id) is the \(count). refused for want of permission, and its account is \(new.hold == nil ? "not " : "")held",
                in: world)
        }
    }

    /// A probe without an answer makes the next one twice as late, up to an hour.
    private func checkProbe(
        _ old: AccountHold, _ new: AccountHold?, after attempt: AttemptRecord, _ answer: Answer, in world: World
    ) {
        guard !old.isForClock, let new, new.since == old.since, attempt.sent.bootID == world.clock.bootID,
            old.since.bootID != world.clock.bootID || attempt.sent.boot > old.since.boot
        else { return }
        switch answer.outcome {
        case .unanswered, .unsent, .rejected(.transient), .rejected(.throttled), .rejected(.account):
            let length = min(old.probe.length * 2, .seconds(3600))
            if new.probe.length != length {
                complain("\(attempt.id): the next probe is after \(new.probe.length), not \(length)", in: world)
            }
        default: break
        }
    }
}
