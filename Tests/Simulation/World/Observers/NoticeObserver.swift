import RotationCore

/// Invariant 6, its second half, for what is no rotation: whatever is held, released, throttled, learned, paused, asked
/// for or done is told when it is durable.
package final class NoticeObserver: Observer {
    /// What an operator must be told, and of whom.
    private struct Telling: Hashable {
        enum Kind: String {
            case held, released, throttled, learned, regained, paused, unpaused, accepted, done
        }

        var kind: Kind
        var subject: String

        init(_ kind: Kind, _ subject: String) {
            self.kind = kind
            self.subject = subject
        }
    }

    /// What the commit under way makes true; and the next one, which may be asked for before the end of the first is told.
    private var expected: Set<Telling> = []
    private var next: Set<Telling>?

    package static var name: String { "Notices" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .asked(let records):
            var tellings: Set<Telling> = []
            for record in records { tellings.formUnion(self.tellings(of: record, in: world)) }
            next = tellings
        case .killed: (expected, next) = ([], nil)
        case .handled(let event, let decisions):
            if case .committed(.durable) = event { check(decisions, in: world) }
            if let next { expected = next }
            next = nil
        default: break
        }
    }

    private func tellings(of record: Record, in world: World) -> [Telling] {
        switch record {
        case .account(let new):
            return tellings(of: new, world.ledger.accounts[new.account] ?? AccountRecord(account: new.account))
        case .secret(let new):
            let old = world.ledger.secrets[new.id]?.hold
            if old == nil, new.hold != nil { return [Telling(.held, "\(new.id)")] }
            return old != nil && new.hold == nil && new.isPresent ? [Telling(.released, "\(new.id)")] : []
        case .request(let new):
            let old = world.ledger.requests[new.request.id]
            var all: [Telling] = old == nil ? [Telling(.accepted, new.request.id)] : []
            if new.state == .done, old?.state != .done { all.append(Telling(.done, new.request.id)) }
            return all
        case .pause(let new):
            guard new != world.ledger.pauses[new.scope] else { return [] }
            return [Telling(new.lifted == nil ? .paused : .unpaused, "\(new.scope)")]
        case .rotation, .attempt: return []
        }
    }

    private func tellings(of new: AccountRecord, _ old: AccountRecord) -> [Telling] {
        var all: [Telling] = []
        if old.hold == nil, new.hold != nil { all.append(Telling(.held, new.account)) }
        if old.hold != nil, new.hold == nil { all.append(Telling(.released, new.account)) }
        if new.wait != nil, new.wait != old.wait { all.append(Telling(.throttled, new.account)) }
        if new.learned != old.learned { all.append(Telling(new.learned == nil ? .regained : .learned, new.account)) }
        return all
    }

    private func check(_ decisions: [Decision], in world: World) {
        guard !expected.isEmpty else { return }
        for case .report(let notice) in decisions {
            if let telling = telling(of: notice) { expected.remove(telling) }
        }
        for missing in expected {
            complain("\(missing.subject) is \(missing.kind.rawValue) and nobody is told", in: world)
        }
        expected = []
    }

    private func telling(of notice: Notice) -> Telling? {
        switch notice {
        case .secretHeld(let id, _): Telling(.held, "\(id)")
        case .secretReleased(let id), .secretResumed(let id, _): Telling(.released, "\(id)")
        case .accountHeld(let account, _): Telling(.held, account)
        case .accountReleased(let account, _): Telling(.released, account)
        case .accountThrottled(let account, _, _): Telling(.throttled, account)
        case .quotaLearned(let account, _, _): Telling(.learned, account)
        case .quotaRegained(let account, _): Telling(.regained, account)
        case .paused(let pause): Telling(.paused, "\(pause.scope)")
        case .unpaused(let pause, _): Telling(.unpaused, "\(pause.scope)")
        case .requestAccepted(let record, _): Telling(.accepted, record.request.id)
        case .requestDone(let record): Telling(.done, record.request.id)
        default: nil
        }
    }
}
