import RotationCore

/// Invariant 2: what is sent stands in the ledger as it is sent.
package final class WriteAheadObserver: Observer {
    private var asked: Int64 = 0
    private var lastCommit: Int64 = 0

    package static var name: String { "WriteAhead" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .asked: asked = world.clock.time
        case .durable: lastCommit = world.clock.time - asked
        case .sending(let call): check(call, in: world)
        default: break
        }
    }

    private func check(_ call: Call, in world: World) {
        let id = call.id
        let key = MemoryLedger.RotationKey(of: id)
        let rotation = world.ledger.rotations[key]
        if rotation?.state != .sent { complain("\(id) is sent for a rotation that is not", in: world) }
        if rotation?.attempts != id.number { complain("\(id) is not the last attempt of its rotation", in: world) }
        if world.ledger.secrets[id.secret]?.newestSent != id.versionID {
            complain("\(id) is sent and is not the newest by the ledger", in: world)
        }
        if call.order.accessKeyID != call.record.accessKeyID { complain("\(id): another key", in: world) }
        if world.committing != nil { complain("\(id) is sent while a commit is under way", in: world) }
        checkDeadline(of: call, in: world)
        if world.isStopping { complain("\(id) is sent after the stop", in: world) }
    }

    private func checkDeadline(of call: Call, in world: World) {
        if call.record.deadline.bootID == world.clock.bootID, call.order.deadline > call.record.deadline.boot {
            complain("\(call.id): a deadline past the durable one", in: world)
        }
        guard let timeout = world.account(call.secret.account)?.answerTimeout.microseconds else { return }
        let time = call.deadline - call.sent
        if time > timeout { complain("\(call.id): \(time) µs for the answer", in: world) }
        if time < max(timeout / 2, timeout - lastCommit) {
            complain("\(call.id): only \(time) µs for the answer", in: world)
        }
    }
}
