import RotationCore

/// All work is done in the end: what came due before everything worked again for a while is final.
package final class LivenessObserver: Observer {
    private var peace: Int64?

    package static var name: String { "Liveness" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .peace: peace = world.clock.time
        case .ended: check(in: world)
        default: break
        }
    }

    private func check(in world: World) {
        guard let peace else { return }
        if !world.isReady { complain("not ready in the end", in: world) }
        let start = VirtualClock.epoch.advanced(by: .microseconds(peace))
        let end = world.clock.truth
        // A third of the peace is enough for what waited when it began.
        let limit = start.advanced(by: .microseconds((world.clock.time - peace) / 3))
        for key in world.ledger.unfinished {
            guard let rotation = world.ledger.rotations[key], world.secretsInForce[key.secret] != nil else { continue }
            guard max(rotation.due, rotation.versionID.nominal) < limit else { continue }
            if let rules = world.rules[key.secret] {
                var time = max(start, rotation.due, rotation.versionID.nominal)
                var openings = 0
                while time < end {
                    if rules.allows(time) { openings += 1 }
                    time = time.advanced(by: .seconds(300))
                }
                // Where a window has room for few, others may take all of it.
                let account = world.account(key.secret.account)
                let share = account.map { $0.heldSpan / $0.ordinarySlots } ?? .zero
                if rules.open != nil, .seconds(300 * openings) < share * 8 { continue }
                if openings < 12 { continue }
                if rules.minInterval > end.duration(since: start) / 3 { continue }
            }
            complain("\(rotation.secret) \(rotation.versionID) is \(rotation.state) in the end", in: world)
        }
        for (key, record) in world.ledger.accounts where record.hold != nil {
            let waits = world.ledger.unfinished.contains { $0.secret.account == key }
            if waits { complain("\(key) is held in the end", in: world) }
        }
    }
}
