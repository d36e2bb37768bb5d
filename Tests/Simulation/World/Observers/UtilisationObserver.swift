import RotationCore

/// How much of the time in which a slot could have been in use it was, as far as that can be said for certain.
package final class UtilisationObserver: Observer {
    /// Slot-seconds that could have been in use, and those that were not.
    package private(set) var possible = 0.0
    package private(set) var lost = 0.0
    /// What each owner's slots were used for at the last look.
    private var looks: [Look] = []
    private var looked: Int64 = 0
    /// Since when slots are kept for what comes, without a call.
    private var kept: Int64?
    /// Attempts that a crash left behind before they were sent, of which the scheduler cannot know that; by their ends.
    private var unsent: [(owner: String, end: Int64)] = []
    private var unseen = 0

    private struct Look {
        var usable: Int
        var used: Int
        /// How many more could be sent at once.
        var places: Int
        /// When what uses a slot frees it, as far as that is known.
        var ends: [Int64]
    }

    package static var name: String { "Utilisation" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: noteUnsent(in: world)
        case .handled:
            settle(in: world)
            unseen += 1
            if unseen % 16 == 0 { look(in: world) }
            checkKept(in: world)
        case .sending: kept = nil
        case .killed, .slept, .stepped:
            settle(in: world)
            kept = nil
        case .ended:
            settle(in: world)
            if possible > 100_000, lost > 0.002 * possible {
                complain("\(100 - 100 * lost / possible) % of the slots were used under backlog", in: world)
            }
        default: break
        }
    }

    private func noteUnsent(in world: World) {
        unsent.removeAll { $0.end < world.clock.time - 4 * 3_600_000_000 }
        for id in world.ledger.pending where world.calls[id.secret]?.id != id {
            guard let attempt = world.ledger.attempts[id] else { continue }
            let owner = world.kms.owner(of: attempt.accessKeyID, region: id.secret.region)
            let left = attempt.deadline.boot.duration(since: attempt.sent.boot)
            unsent.append((owner, world.clock.time + left.microseconds))
        }
    }

    /// A slot that comes free between two looks is used at once too, by whoever waits.
    private func settle(in world: World) {
        let now = world.clock.time
        for look in looks {
            possible += Double(now - looked) / 1_000_000 * Double(look.usable)
            var time = looked
            var idle = min(max(look.usable - look.used, 0), look.places)
            for end in look.ends.sorted().dropFirst(max(look.used - look.usable, 0)) {
                guard end < now, idle < look.places else { break }
                lost += Double(end - time) / 1_000_000 * Double(idle)
                time = end
                idle += 1
            }
            lost += Double(now - time) / 1_000_000 * Double(idle)
        }
        looks = []
    }

    /// Nobody keeps a slot for what comes longer than any of it could want it.
    private func checkKept(in world: World) {
        guard world.isRunning, !world.wasRefused, world.said.keepsSlots,
            let span = world.inForce?.accounts.map(\.heldSpan).max(),
            !world.open.values.contains(where: { $0 > 0 })
        else {
            kept = nil
            return
        }
        let since = kept ?? world.clock.time
        kept = since
        guard world.clock.time - since > 6 * span.microseconds + 3_600_000_000 else { return }
        complain("a slot is kept since \(since) and nothing is sent", in: world)
        kept = nil
    }

    private func look(in world: World) {
        guard world.isRunning, world.committing == nil, !world.wasRefused, world.inForce != nil else { return }
        // What is left for others that are more pressed for time is in use.
        guard !world.said.keepsSlots else { return }
        let ready = (world.surelyReady + world.surelyReadyOfGroups).filter { $0.failures == 0 }
        guard !ready.isEmpty else { return }
        for (owner, waiting) in Dictionary(grouping: ready, by: { world.owner(of: $0.secret) ?? "" }) where owner != ""
        {
            let sharing = world.accounts(of: owner)
            guard let span = sharing.map(\.heldSpan).max(), let usable = sharing.map(\.ordinarySlots).min() else {
                continue
            }
            let now = world.clock.time
            guard !unsent.contains(where: { $0.owner == owner && $0.end + span.microseconds > now }) else { continue }
            let used = world.slotHolders(of: owner, for: span)
            // What happened in other boots may count for longer than it does.
            guard world.clock.boots == 1 || world.clock.reading.boot.microseconds > span.microseconds else { continue }
            var places = 0
            for account in sharing where world.maySurelySend(account) {
                // A window may close before the next look.
                let own = waiting.filter { $0.secret.account == account.key && world.isAlwaysOpen($0.secret) }.count
                places += min(own, account.concurrency - world.open[account.key, default: 0])
            }
            guard places > 0 || used.count >= usable else { continue }
            if used.count < usable, places > 0 { world.tell("a slot of \(owner) lies idle") }
            let ends = used.compactMap { call in call.completed.map { $0 + span.microseconds } }
            looks.append(Look(usable: usable, used: used.count, places: places, ends: ends))
        }
        looked = world.clock.time
    }
}
