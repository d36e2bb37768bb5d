import RotationCore

/// Invariant 1: at the server no window holds more than the limit, of which KMS itself keeps a record; and what is sent
/// found a free slot, by when calls really began and were complete.
package final class QuotaObserver: Observer {
    /// The access key that each account's credential named last in this process.
    private var keys: [String: String] = [:]

    package static var name: String { "Quota" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .started: keys = [:]
        case .credential(let account, .available(let accessKeyID, _)): keys[account] = accessKeyID
        case .sending(let call): check(call, in: world)
        default: break
        }
    }

    private func check(_ call: Call, in world: World) {
        guard let account = world.account(call.secret.account), let inForce = world.inForce else { return }
        let sharing = inForce.accounts.filter { shares($0, with: account) }
        let span = sharing.map(\.heldSpan).max() ?? account.heldSpan
        let limit = sharing.map { $0.quota.limit - $0.headroom }.min() ?? 1
        let usable = sharing.map(\.ordinarySlots).min() ?? 1
        let now = world.clock.time
        var (total, urgent) = (1, call.record.isUrgent ? 1 : 0)
        // What the schedule file says counts, also where KMS would count otherwise.
        let isRegional = sharing.allSatisfy { $0.scope == .accountRegion }
        let base = world.kms.base(call.order.accessKeyID)
        for other in world.recentCalls where world.kms.base(other.order.accessKeyID) == base {
            guard !isRegional || other.secret.region == call.secret.region, other.occupiesSlot(at: now, span: span)
            else { continue }
            total += 1
            if other.record.isUrgent { urgent += 1 }
        }
        let most = call.record.isUrgent ? limit : min(usable + min(urgent, limit - usable), limit)
        if total > max(most, 1) {
            complain("\(call.id) is the \(total)th call where \(most) slots are to be used", in: world)
        }
        checkLearned(call, total: total, in: world)
        // Twice the span: a reload may make it longer.
        if world.recentCalls.count > 512 {
            let longest = Duration.seconds(4 * 3600)
            world.recentCalls.removeAll { !$0.isOpen && !$0.occupiesSlot(at: now, span: longest) }
        }
    }

    /// What throttled attempts taught of the quota grows by one slot with each share of the window that one slot has.
    private func checkLearned(_ call: Call, total: Int, in world: World) {
        guard let account = world.account(call.secret.account), !call.record.isUrgent,
            let learned = world.ledger.accounts[account.key]?.learned, learned.since.bootID == world.clock.bootID
        else { return }
        if total > max(world.grown(learned, of: account), 1), call.record.sent.bootID == world.clock.bootID {
            complain("\(call.id) is the \(total)th call and \(learned.slots) slots were learned", in: world)
        }
    }

    /// Whether two accounts are known to be one at the server.
    private func shares(_ other: AccountConfiguration, with account: AccountConfiguration) -> Bool {
        if other.key == account.key { return true }
        if let one = other.number, let two = account.number { return one == two }
        guard let one = keys[other.key], let two = keys[account.key] else { return false }
        return one == two
    }
}

extension AccountConfiguration {
    /// For how long an attempt holds its slot after its completion, as the design says it.
    var heldSpan: Duration { quota.window + self.guard }

    /// What ordinary attempts may use, as the design says it.
    var ordinarySlots: Int { max(quota.limit - headroom - reserve, 1) }
}
