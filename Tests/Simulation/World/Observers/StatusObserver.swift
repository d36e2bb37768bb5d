import RotationCore

/// What an operator sees at a glance is what the ledger and the calls say.
package final class StatusObserver: Observer {
    private var unseen = 0

    package static var name: String { "Status" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        guard case .handled = happening else { return }
        checkHolds(in: world)
        unseen += 1
        guard unseen % 64 == 0, world.isRunning, world.committing == nil, let inForce = world.inForce,
            world.awaited == nil
        else { return }
        let status = world.scheduler.status()
        if status.secrets != inForce.secrets.count { complain("\(status.secrets) secrets", in: world) }
        let held = world.secretsInForce.keys.filter { world.ledger.secrets[$0]?.hold != nil }.sorted()
        if status.heldSecrets != held { complain("held: \(status.heldSecrets), not \(held)", in: world) }
        for account in status.accounts {
            let waiting = world.ledger.unfinished.filter { key in
                key.secret.account == account.key && world.ledger.rotations[key]?.state != .sent
            }
            if account.waiting != waiting.count {
                complain("\(account.key): \(account.waiting) wait, not \(waiting.count)", in: world)
            }
            let inFlight = world.ledger.pending.filter { $0.secret.account == account.key }.count
            if account.inFlight != inFlight {
                complain("\(account.key): \(account.inFlight) in flight, not \(inFlight)", in: world)
            }
            if (account.hold != nil) != (world.ledger.accounts[account.key]?.hold != nil) {
                complain("\(account.key): its hold", in: world)
            }
        }
    }

    /// A hold ends with another credential, and with other keys of the account.
    private func checkHolds(in world: World) {
        guard world.isRunning, !world.isStopping, world.committing == nil, !world.wasRefused, world.isReady,
            world.awaited == nil
        else { return }
        for (key, record) in world.ledger.accounts {
            checkLearned(record, in: world)
            guard let hold = record.hold, !hold.isForClock, let account = world.account(key) else { continue }
            if let fingerprint = world.fingerprints[key], fingerprint != hold.credential {
                complain("\(key) is held although its credential changed", in: world)
            }
            if world.fingerprints[key] != nil, account.canonical != hold.configuration {
                complain("\(key) is held although its keys changed", in: world)
            }
        }
    }

    /// A quota that was learned has grown to the whole one within a window, and is forgotten then.
    private func checkLearned(_ record: AccountRecord, in world: World) {
        guard let learned = record.learned, learned.since.bootID == world.clock.bootID,
            let account = world.account(record.account), world.clock.time >= world.asleepUntil + 120_000_000
        else { return }
        let age = world.clock.reading.boot.duration(since: learned.since.boot)
        if age > account.quota.window + .seconds(120) {
            complain("\(record.account) has learned \(learned.slots) slots \(age) ago", in: world)
        }
    }
}
