import RotationCore

/// What operators ask for: for whom it is carried out and for whom not, that it is whole after a crash, answered and
/// done, and what the marks of its rotations allow.
package final class RequestObserver: Observer {
    /// How many times each request was made that is not answered yet.
    private var unanswered: [String: Int] = [:]
    /// For which secrets a request is to be carried out, as long as nobody edits them.
    private var expected: [String: Set<SecretID>] = [:]

    package static var name: String { "Requests" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .event(.requested(let request)): unanswered[request.id, default: 0] += 1
        case .handled(_, let decisions):
            for case .answer(.request(let answer)) in decisions { check(answer, in: world) }
        case .killed: unanswered = [:]
        case .ledgerLost: expected = [:]
        case .inForce: forgetEdited(in: world)
        case .asked(let records): check(records, in: world)
        case .ended: checkEnd(in: world)
        default: break
        }
    }

    // MARK: For whom

    /// Whether a secret is one of those for which the request is to be carried out now.
    private func isMeant(_ id: SecretID, by request: OperatorRequest, in world: World) -> Bool {
        guard let entry = world.entry(of: id), entry.isEnabled, world.account(id.account) != nil,
            request.selects(id, labels: entry.labels)
        else { return false }
        let hold = world.ledger.secrets[id]?.hold
        if hold != nil, !request.releasesHold { return false }
        if hold == nil, request.releasesHold, request.isForHeldOnly { return false }
        if request.cadence == .reset, !entry.countsFromRotations { return false }
        return true
    }

    private func check(_ records: [Record], in world: World) {
        var asked: [String: OperatorRequest] = [:]
        for case .request(let record) in records { asked[record.request.id] = record.request }
        var rotations: [String: [RotationRecord]] = [:]
        for case .rotation(let rotation) in records {
            guard let mark = rotation.request else { continue }
            let key = MemoryLedger.RotationKey(rotation)
            let isNew = world.ledger.rotations[key] == nil
            guard let request = asked[mark.id] ?? world.ledger.requests[mark.id]?.request else {
                if isNew { complain("nobody asked for \(rotation.secret) \(rotation.versionID)", in: world) }
                continue
            }
            check(mark, of: request, for: rotation, in: world)
            guard rotation.versionID.suffix == mark.id, isNew else { continue }
            rotations[mark.id, default: []].append(rotation)
        }
        for case .request(let record) in records {
            let request = record.request
            let isNew = world.ledger.requests[request.id] == nil
            if isNew {
                expected[request.id] = Set(
                    world.secretsInForce.keys.filter { isMeant($0, by: request, in: world) })
            }
            guard isNew || record.state != .recorded else { continue }
            let added = Set((rotations[request.id] ?? []).map(\.secret))
            let missing = (expected[request.id] ?? []).subtracting(added).subtracting(begun(by: request.id, in: world))
            if let first = missing.sorted().first(where: { isMeant($0, by: request, in: world) }) {
                complain("\(request.id) is \(record.state) and not carried out for \(first)", in: world)
            }
        }
        for (id, added) in rotations {
            guard let request = asked[id] ?? world.ledger.requests[id]?.request else { continue }
            for rotation in added where !isMeant(rotation.secret, by: request, in: world) {
                complain("\(request.id) rotates \(rotation.secret), which it does not mean", in: world)
            }
        }
    }

    /// For whom a request has been carried out.
    private func begun(by id: String, in world: World) -> Set<SecretID> {
        Set(world.ledger.rotations.keys.lazy.filter { $0.versionID.suffix == id }.map(\.secret))
    }

    /// Whose entry changes while a crash has cut the request short may be left out.
    private func forgetEdited(in world: World) {
        for (id, secrets) in expected {
            guard let request = world.ledger.requests[id]?.request else { continue }
            expected[id] = secrets.filter { isMeant($0, by: request, in: world) }
        }
    }

    // MARK: Marks

    /// A mark allows what its request does, or that of a rotation whose place it took.
    private func check(
        _ mark: RequestMark, of request: OperatorRequest, for rotation: RotationRecord, in world: World
    ) {
        let others = world.ledger.unfinished.lazy.filter { $0.secret == rotation.secret }
            .compactMap { world.ledger.rotations[$0]?.request }
        let passes = request.isUrgent && request.passesFreeze
        if request.isUrgent && !mark.isUrgent || passes && !mark.passesFreeze {
            complain("\(rotation.secret) \(rotation.versionID) may do less than \(request.id) asks for", in: world)
        }
        if mark.isUrgent && !request.isUrgent && !others.contains(where: \.isUrgent)
            || mark.passesFreeze && !passes && !others.contains(where: \.passesFreeze)
        {
            complain("\(rotation.secret) \(rotation.versionID) may do more than \(request.id) asks for", in: world)
        }
    }

    // MARK: Answers and ends

    private func check(_ answer: RequestAnswer, in world: World) {
        if let left = unanswered[answer.id] { unanswered[answer.id] = left > 1 ? left - 1 : nil }
        switch answer.verdict {
        case .accepted:
            guard let request = world.ledger.requests[answer.id]?.request else {
                return complain("\(answer.id) is accepted and not durable", in: world)
            }
            let begun = Set(answer.secrets.filter { $0.versionID != nil }.map(\.secret))
            if begun != self.begun(by: request.id, in: world) {
                complain("\(request.id): the answer names others", in: world)
            }
        case .known:
            if world.ledger.requests[answer.id] == nil { complain("\(answer.id) was not made before", in: world) }
        case .refused: break
        }
    }

    private func checkEnd(in world: World) {
        guard world.isRunning, world.committing == nil, !world.wasRefused else { return }
        for id in unanswered.keys.sorted() { complain("\(id) is not answered", in: world) }
        for (id, record) in world.ledger.requests where record.state != .done {
            let isOver = !world.ledger.unfinished.contains { world.ledger.rotations[$0]?.request?.id == id }
            if isOver || record.state == .recorded {
                complain("\(id) is \(record.state) in the end", in: world)
            }
        }
    }
}

extension OperatorRequest {
    /// Whether it selects a secret, as the design says it.
    fileprivate func selects(_ id: SecretID, labels: [String: String]) -> Bool {
        switch selection {
        case .secret(let own): own == id
        case .names(let glob, let account, let region):
            glob.matches(id.name) && account.map { $0 == id.account } ?? true && region.map { $0 == id.region } ?? true
        case .label(let name, let value): labels[name] == value
        }
    }
}

extension Entry {
    /// Whether its occurrences can be counted from a rotation: only those of `every` with a length.
    var countsFromRotations: Bool {
        if case .interval = schedule { true } else { false }
    }
}
