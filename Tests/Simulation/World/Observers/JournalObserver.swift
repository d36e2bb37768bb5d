import RotationCore

/// Invariant 6, its second half: every change of a rotation's state is told once, when it is durable.
package final class JournalObserver: Observer {
    private struct Change: Hashable {
        var secret: SecretID
        var versionID: VersionID
        var state: RotationState
    }

    /// What the commit under way changes; and the next one, which may be asked for before the end of the first is told.
    private var expected: [Change: Int] = [:]
    private var next: [Change: Int]?

    package static var name: String { "Journal" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .asked(let records): note(records, in: world)
        case .killed: (expected, next) = ([:], nil)
        case .handled(let event, let decisions):
            if case .committed(.durable) = event { check(decisions, in: world) }
            if let next { expected = next }
            next = nil
        default: break
        }
    }

    private func note(_ records: [Record], in world: World) {
        var changes: [Change: Int] = [:]
        for case .rotation(let rotation) in records {
            let old = world.ledger.rotations[.init(rotation)]
            guard old?.state != rotation.state else { continue }
            changes[
                Change(secret: rotation.secret, versionID: rotation.versionID, state: rotation.state), default: 0] += 1
            if old == nil, !rotation.state.isFinal {
                changes[Change(secret: rotation.secret, versionID: rotation.versionID, state: .due), default: 0] += 1
            }
        }
        next = changes
    }

    private func check(_ decisions: [Decision], in world: World) {
        for decision in decisions {
            guard case .report(.transition(let transition)) = decision else { continue }
            let rotation = transition.rotation
            let change = Change(secret: rotation.secret, versionID: rotation.versionID, state: transition.state)
            expected[change, default: 0] -= 1
        }
        for (change, count) in expected where count != 0 {
            complain("\(change.secret) \(change.versionID) \(change.state): \(count) entries are missing", in: world)
        }
        expected = [:]
    }
}
