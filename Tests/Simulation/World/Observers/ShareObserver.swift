import RotationCore

/// Invariant 7: retries take no more than their share while first attempts wait; who waits or is held sends nothing,
/// and holds up no other.
package final class ShareObserver: Observer {
    package static var name: String { "OneFailureStaysOne" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        guard case .asked(let records) = happening else { return }
        var attempts: [AttemptRecord] = []
        var accounts: [String: AccountRecord] = [:]
        var secrets: [SecretID: SecretRecord] = [:]
        var touched: Set<SecretID> = []
        for record in records {
            switch record {
            case .account(let account): accounts[account.account] = account
            case .secret(let secret):
                secrets[secret.id] = secret
                touched.insert(secret.id)
            case .rotation(let rotation): touched.insert(rotation.secret)
            case .request, .pause: break
            case .attempt(let attempt):
                touched.insert(attempt.id.secret)
                if attempt.state == .pending { attempts.append(attempt) }
            }
        }
        guard !attempts.isEmpty else { return }
        for attempt in attempts {
            checkAccount(of: attempt, accounts, beside: attempts, in: world)
            checkRotation(of: attempt, secrets, in: world)
        }
        checkShare(of: attempts, touched, in: world)
        checkOrder(of: attempts, touched, in: world)
    }

    // MARK: Who may send

    private func checkAccount(
        of attempt: AttemptRecord, _ accounts: [String: AccountRecord], beside attempts: [AttemptRecord],
        in world: World
    ) {
        let key = attempt.id.secret.account
        if !world.readable.contains(key) { complain("\(attempt.id): no credential can be read", in: world) }
        if attempt.accessKeyID != world.accessKeys[key] { complain("\(attempt.id): another access key", in: world) }
        for sharing in world.accountsThatShare(with: key) {
            guard let record = accounts[sharing] ?? world.ledger.accounts[sharing] else { continue }
            if let wait = record.wait, let left = world.remainder(of: wait), left > .zero {
                complain("\(attempt.id): \(sharing) waits for \(left) more", in: world)
            }
        }
        guard let hold = (accounts[key] ?? world.ledger.accounts[key])?.hold else { return }
        let inFlight = world.ledger.pending.filter { $0.secret.account == key && $0 != attempt.id }.count
        let others = attempts.filter { $0.id.secret.account == key && $0.id != attempt.id }.count
        if inFlight + others > 0 { complain("\(attempt.id): a probe beside \(inFlight + others) others", in: world) }
        if let left = world.remainder(of: hold.probe), left > .zero {
            complain("\(attempt.id): a probe \(left) too early", in: world)
        }
        if hold.probe.length < .seconds(60) || hold.probe.length > .seconds(3600) {
            complain("\(key) is probed after \(hold.probe.length)", in: world)
        }
    }

    private func checkRotation(of attempt: AttemptRecord, _ secrets: [SecretID: SecretRecord], in world: World) {
        let id = attempt.id
        if (secrets[id.secret] ?? world.ledger.secrets[id.secret])?.hold != nil {
            complain("\(id): its secret is held", in: world)
        }
        guard let rotation = world.ledger.rotations[.init(of: id)] else {
            return complain("\(id): its rotation is not known", in: world)
        }
        // One that is stamped anew has no backoff any more.
        if let backoff = rotation.backoff, let left = world.remainder(of: backoff), left > .zero {
            complain("\(id) begins \(left) before its backoff ends", in: world)
        }
        if attempt.isRetry != (rotation.failures > 0) { complain("\(id) counts as the wrong kind", in: world) }
        if attempt.id.number > rotation.attempts + 1 { complain("\(id): a number is left out", in: world) }
    }

    // MARK: Shares

    private func checkShare(of attempts: [AttemptRecord], _ touched: Set<SecretID>, in world: World) {
        // One that is stamped anew has its slot already.
        let retries = attempts.filter { $0.isRetry && world.ledger.attempts[$0.id] == nil }
        for owner in Set(retries.compactMap { world.owner(of: $0.id.secret) }) {
            guard let first = retries.first(where: { world.owner(of: $0.id.secret) == owner }),
                let account = world.account(first.id.secret.account)
            else { continue }
            let earlier = world.slotHolders(of: owner, for: account.heldSpan).filter(\.isRetry)
            let pending = Set(earlier.map(\.id))
            let added = retries.filter { world.owner(of: $0.id.secret) == owner && !pending.contains($0.id) }
            let taken = earlier.count + added.count
            guard taken > world.believedSlots(of: owner) / 5 else { continue }
            let waiting = world.surelyReady.first { rotation in
                rotation.failures == 0 && !touched.contains(rotation.secret)
                    && world.owner(of: rotation.secret) == owner && mayStart(rotation, beside: attempts, in: world)
            }
            if let waiting {
                complain("retries take \(taken) slots while \(waiting.secret) \(waiting.versionID) waits", in: world)
            }
        }
    }

    private func mayStart(_ rotation: RotationRecord, beside attempts: [AttemptRecord], in world: World) -> Bool {
        guard let account = world.account(rotation.secret.account),
            world.maySurelySend(account, whateverIsLearned: true)
        else { return false }
        let calls = attempts.filter { $0.id.secret.account == account.key }.count
        return world.open[account.key, default: 0] + calls < account.concurrency
    }

    // MARK: Order

    /// Of one account's first attempts, none goes before another that is ready and whose deadline comes first and can
    /// still be met.
    private func checkOrder(of attempts: [AttemptRecord], _ touched: Set<SecretID>, in world: World) {
        // One that is stamped anew was chosen before.
        let firsts = attempts.filter {
            !$0.isRetry && !$0.isUrgent && $0.id.number == 1 && world.ledger.attempts[$0.id] == nil
        }
        let sent: [(AttemptID, RotationRecord)] = firsts.compactMap { attempt in
            let key = MemoryLedger.RotationKey(of: attempt.id)
            guard let rotation = world.ledger.rotations[key], rotation.request == nil, isPlain(rotation, in: world)
            else { return nil }
            return (attempt.id, rotation)
        }
        guard let latest = sent.map(\.1.deadline).max() else { return }
        // What is cheap to see comes first: most of what waits comes after all that is sent.
        let ready = world.ledger.unfinished.compactMap { world.ledger.rotations[$0] }.filter {
            $0.deadline < latest && $0.deadline > world.wall && $0.failures == 0 && $0.attempts == 0
                && !touched.contains($0.secret) && isPlain($0, in: world) && world.isSurelyReady($0)
        }
        guard !ready.isEmpty else { return }
        for (attempt, rotation) in sent {
            let passed = ready.first {
                $0.secret.account == rotation.secret.account && $0.secret.region == rotation.secret.region
                    && $0.deadline < rotation.deadline && $0.request == nil
            }
            if let passed, let account = world.account(passed.secret.account), world.maySurelySend(account) {
                complain("\(attempt) goes before \(passed.secret) \(passed.versionID)", in: world)
            }
        }
    }

    /// Whether its effective deadline is its own, and no other of its group matters.
    private func isPlain(_ rotation: RotationRecord, in world: World) -> Bool {
        world.isAlwaysOpen(rotation.secret) && world.entry(of: rotation.secret)?.exclusive == nil
    }
}
