import RotationCore

/// How much of the time in which a slot could have been in use it was, as far as that can be said for certain.
package final class UtilisationObserver: Observer {
    /// Slot-seconds that could have been in use, and those that were not.
    package private(set) var possible = 0.0
    package private(set) var lost = 0.0
    /// What was possible, and what was not used of it, since the last look.
    private var rates: (time: Int64, possible: Double, lost: Double)?
    /// Attempts that a crash left behind before they were sent, of which the scheduler cannot know that; by their ends.
    private var unsent: [(owner: String, end: Int64)] = []
    private var unseen = 0

    package static var name: String { "Utilisation" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: noteUnsent(in: world)
        case .handled:
            settle(in: world)
            unseen += 1
            if unseen % 16 == 0 { look(in: world) }
        case .killed, .slept, .stepped: settle(in: world)
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

    private func settle(in world: World) {
        guard let rates else { return }
        let time = Double(world.clock.time - rates.time) / 1_000_000
        possible += time * rates.possible
        lost += time * rates.lost
        self.rates = nil
    }

    private func look(in world: World) {
        guard world.isRunning, world.committing == nil, !world.wasRefused, let inForce = world.inForce else { return }
        // What is left for others that are more pressed for time is in use.
        guard !world.scheduler.keepsSlots else { return }
        var (possible, lost) = (0.0, 0.0)
        let ready = (world.surelyReady + world.surelyReadyOfGroups).filter { $0.failures == 0 }
        guard !ready.isEmpty else { return }
        for (owner, waiting) in Dictionary(grouping: ready, by: { world.owner(of: $0.secret) ?? "" }) where owner != ""
        {
            let sharing = inForce.accounts.filter { account in
                world.accessKeys[account.key].map(world.kms.base).map { owner.hasPrefix($0) } ?? false
            }
            guard let span = sharing.map(\.heldSpan).max(), let usable = sharing.map(\.ordinarySlots).min() else {
                continue
            }
            let now = world.clock.time
            guard !unsent.contains(where: { $0.owner == owner && $0.end + span.microseconds > now }) else { continue }
            let used = world.recentCalls.filter {
                $0.owner == owner && $0.occupiesSlot(at: world.clock.time, span: span)
            }
            // What happened in other boots may count for longer than it does.
            guard world.clock.boots == 1 || world.clock.reading.boot.microseconds > span.microseconds else { continue }
            var places = 0
            for account in sharing where world.maySurelySend(account) {
                let own = waiting.filter { $0.secret.account == account.key }.count
                places += min(own, account.concurrency - world.open[account.key, default: 0])
            }
            guard places > 0 || used.count >= usable else { continue }
            if used.count < usable, places > 0 { world.tell("a slot of \(owner) lies idle") }
            possible += Double(usable)
            lost += Double(min(max(usable - used.count, 0), places))
        }
        if possible > 0 { rates = (world.clock.time, possible, lost) }
    }
}
