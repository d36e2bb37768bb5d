import RotationCore

/// What an operator calls urgent goes before all else, uses the reserve, and counts a cadence anew if that was asked for.
package final class UrgencyObserver: Observer {
    /// Urgent rotations that are not final.
    private var urgent: Set<MemoryLedger.RotationKey> = []
    /// Since when each of them waits for nothing at all.
    private var ready: [MemoryLedger.RotationKey: Int64] = [:]
    private var started: Int64 = 0

    package static var name: String { "Urgency" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: (ready, started) = ([:], world.clock.time)
        case .killed, .slept, .stepped: ready = [:]
        case .ledgerLost: urgent = []
        case .durable(let records, _):
            for case .rotation(let rotation) in records { note(rotation) }
        case .asked(let records): check(records, in: world)
        case .event, .handled: if !urgent.isEmpty { look(in: world) }
        default: break
        }
    }

    private func note(_ rotation: RotationRecord) {
        let key = MemoryLedger.RotationKey(rotation)
        if rotation.request?.isUrgent ?? false, !rotation.state.isFinal {
            urgent.insert(key)
        } else if urgent.remove(key) != nil {
            ready[key] = nil
        }
    }

    private func check(_ records: [Record], in world: World) {
        var touched: Set<SecretID> = []
        var secrets: [SecretID: SecretRecord] = [:]
        var attempts: [AttemptRecord] = []
        for record in records {
            switch record {
            case .secret(let secret):
                touched.insert(secret.id)
                secrets[secret.id] = secret
            case .rotation(let rotation): touched.insert(rotation.secret)
            case .attempt(let attempt):
                touched.insert(attempt.id.secret)
                attempts.append(attempt)
            case .account, .request, .pause: break
            }
        }
        for attempt in attempts {
            switch attempt.state {
            // One that is stamped anew was chosen before.
            case .pending where world.ledger.attempts[attempt.id] == nil:
                checkKind(of: attempt, in: world)
                if !attempt.isUrgent { checkOrder(of: attempt, touched, in: world) }
            case .accepted: checkCadence(of: attempt, secrets, in: world)
            default: break
            }
        }
    }

    /// The reserve is for what is urgent, and for nothing else.
    private func checkKind(of attempt: AttemptRecord, in world: World) {
        let key = MemoryLedger.RotationKey(of: attempt.id)
        guard let rotation = world.ledger.rotations[key] else { return }
        if attempt.isUrgent != rotation.request?.isUrgent ?? false {
            complain("\(attempt.id) is \(attempt.isUrgent ? "" : "not ")urgent", in: world)
        }
    }

    private func checkOrder(of attempt: AttemptRecord, _ touched: Set<SecretID>, in world: World) {
        let id = attempt.id.secret
        let passed = urgent.first { key in
            guard key.secret.account == id.account, key.secret.region == id.region, !touched.contains(key.secret),
                let rotation = world.ledger.rotations[key], rotation.failures == 0
            else { return false }
            return world.isSurelyReady(rotation)
        }
        guard let passed, let account = world.account(id.account), world.maySurelySend(account) else { return }
        complain("\(attempt.id) goes before \(passed.secret) \(passed.versionID), which is urgent", in: world)
    }

    private func checkCadence(of attempt: AttemptRecord, _ secrets: [SecretID: SecretRecord], in world: World) {
        let id = attempt.id.secret
        let key = MemoryLedger.RotationKey(of: attempt.id)
        guard let old = world.ledger.secrets[id], let new = secrets[id], let entry = world.entry(of: id) else { return }
        let request = world.ledger.rotations[key]?.request.flatMap { world.ledger.requests[$0.id]?.request }
        let isReset = request?.cadence == .reset && entry.isEnabled && entry.countsFromRotations
        let anchor = isReset ? attempt.id.versionID.nominal : old.anchor
        if new.anchor != anchor {
            complain("\(attempt.id): it counts from \(String(describing: new.anchor)) now", in: world)
        }
    }

    /// Nothing urgent waits while a slot is free, be it of the reserve.
    private func look(in world: World) {
        guard world.committing == nil, !world.wasRefused else {
            ready = [:]
            return
        }
        for key in urgent {
            guard let rotation = world.ledger.rotations[key], rotation.failures == 0, isFree(for: rotation, in: world)
            else {
                ready[key] = nil
                continue
            }
            let since = ready[key] ?? world.clock.time
            ready[key] = since
            guard world.clock.time - since > 120_000_000 else { continue }
            complain("\(key.secret) \(key.versionID) is urgent and waits for nothing", in: world)
        }
    }

    private func isFree(for rotation: RotationRecord, in world: World) -> Bool {
        guard let account = world.account(rotation.secret.account), world.isSurelyReady(rotation),
            world.maySurelySend(account), let owner = world.owner(of: rotation.secret)
        else { return false }
        let sharing = world.accounts(of: owner)
        guard let span = sharing.map(\.heldSpan).max(), let full = sharing.map({ $0.quota.limit - $0.headroom }).min(),
            // What a crash left behind counts for longer than it does.
            world.clock.time - started > 2 * span.microseconds
        else { return false }
        return world.slotHolders(of: owner, for: span).count < full
    }
}
