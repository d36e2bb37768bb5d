import RotationCore

/// What the keys of an entry forbid is not done: closed windows, freezes, exclusive groups, spacing, least intervals.
package final class TermsObserver: Observer {
    /// What KMS carried out of exclusive groups lately.
    private var recent: [String: [VirtualKMS.Arrival]] = [:]
    /// True times at which a secret's rotations were complete that may have happened.
    private var completions: [SecretID: (time: Int64, versionID: VersionID)] = [:]

    package static var name: String { "Terms" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .asked(let records):
            for case .attempt(let attempt) in records where attempt.state == .pending && attempt.id.number == 1 {
                checkMinInterval(of: attempt, in: world)
            }
        case .durable(let records, _): note(records, in: world)
        case .sending(let call): check(call, in: world)
        case .arrived(let arrival, let call): checkSpacing(of: arrival, call, in: world)
        default: break
        }
    }

    private func check(_ call: Call, in world: World) {
        for pause in world.ledger.pauses.values where pause.lifted == nil && covers(pause.scope, call.secret) {
            if pause.end.map({ $0 > world.wall }) ?? true {
                complain("\(call.id) is sent and \(pause.scope) is paused", in: world)
            }
        }
        guard let rules = world.rules[call.secret] else { return }
        let key = MemoryLedger.RotationKey(of: call.id)
        if !rules.allows(world.wall, to: world.ledger.rotations[key]?.request) {
            complain("\(call.id) is sent while its window is closed, or frozen", in: world)
        }
        guard let group = rules.exclusive else { return }
        for other in world.recentCalls where other.isInFlight(at: world.clock.time) && other.secret != call.secret {
            if world.rules[other.secret]?.exclusive == group {
                complain("\(call.id) is sent beside \(other.id) of \(group)", in: world)
            }
        }
    }

    private func covers(_ scope: PauseScope, _ id: SecretID) -> Bool {
        switch scope {
        case .everything: true
        case .account(let key): key == id.account
        case .names(let glob, let account, let region):
            glob.matches(id.name) && (account.map { $0 == id.account } ?? true)
                && (region.map { $0 == id.region } ?? true)
        }
    }

    private func note(_ records: ArraySlice<Record>, in world: World) {
        for case .attempt(let attempt) in records where attempt.state == .accepted || attempt.state == .unanswered {
            guard let call = world.calls[attempt.id.secret], call.id == attempt.id else { continue }
            completions[call.secret] = (call.completed ?? world.clock.time, call.id.versionID)
        }
    }

    /// A new rotation begins at least the least interval after the last one that may have happened.
    private func checkMinInterval(of attempt: AttemptRecord, in world: World) {
        guard let entry = world.entry(of: attempt.id.secret) else { return }
        let least = entry.minInterval(ofSecretNamed: attempt.id.secret.name)
        guard least > .zero, let last = completions[attempt.id.secret], last.versionID != attempt.id.versionID,
            let record = world.ledger.secrets[attempt.id.secret]?.lastRotation
        else { return }
        // Over boots the wall clock counts too, and it may be wrong.
        var age = Duration.microseconds(world.clock.time - last.time)
        if record.bootID != world.clock.bootID { age = max(age, world.wall.duration(since: record.wall)) }
        if age < least { complain("\(attempt.id) begins \(age) after the last rotation", in: world) }
    }

    /// At the server, nothing of a group comes within its spacing after a rotation of another secret.
    private func checkSpacing(of arrival: VirtualKMS.Arrival, _ call: Call, in world: World) {
        guard let own = world.rules[arrival.secret], let group = own.exclusive else { return }
        for other in recent[group, default: []] where other.secret != arrival.secret {
            let distance = Duration.microseconds(arrival.time - other.time)
            guard let rules = world.rules[other.secret], rules.exclusive == group else { continue }
            if distance < max(own.spacing, rules.spacing) {
                complain("\(arrival.secret) comes \(distance) after \(other.secret) of \(group)", in: world)
            }
        }
        guard arrival.isAccepted else { return }
        recent[group, default: []].removeAll { $0.secret == arrival.secret || $0.time < arrival.time - 86_400_000_000 }
        recent[group, default: []].append(arrival)
    }

}
