import Testing

@testable import RotationCore
@testable import SimulationWorld

/// Worlds in which operators ask, pause and resume at random moments, beside all else that goes wrong.
@Suite("Operators in a hostile world")
struct HostileRequestTests {
    @Test("Requests are carried out once each, over crashes and split commits, and end with their rotations")
    func requests() throws {
        for seed in UInt64(2001)...2060 {
            let operators = Operators()
            let world = try Hostility(crashes: .seconds(90)).live(seed: seed) { operators.join($0) }
            try operators.audit(world, seed: seed)
        }
    }

    @Test("With windows, freezes and the other keys too")
    func keys() throws {
        for seed in UInt64(2101)...2130 {
            let operators = Operators()
            let world = try Hostility(severe: 0.02, full: 0.05, slowCommits: 0.15, keys: 0.4)
                .live(seed: seed) { operators.join($0) }
            try operators.audit(world, seed: seed)
        }
    }
}

/// Some operators, and what they remember.
final class Operators {
    private var requests: [String: OperatorRequest] = [:]
    private var nextID = 0

    /// Lets them work in a world until it is at peace.
    func join(_ world: World) { plan(world) }

    private func plan(_ world: World) {
        world.after(.microseconds(world.random(1_000_000...60_000_000))) { [self] world in
            guard world.clock.time < 900_000_000 else { return }
            act(in: world)
            plan(world)
        }
    }

    private func act(in world: World) {
        switch world.random(0...9) {
        case 0...4: ask(in: world)
        case 5:
            let end = world.chance(0.7) ? world.clock.wall.advanced(by: .seconds(world.random(1...90))) : nil
            world.deliver(.paused(PauseRecord(scope(in: world), reason: "drill", end: end)))
        case 6, 7: for scope in world.ledger.pauses.keys { world.deliver(.unpaused(scope, requestedBy: "")) }
        case 8: world.deliver(.resumed(Resumption(.secrets(selection(in: world)))))
        default:
            for account in world.configuration.accounts where world.chance(0.5) {
                world.deliver(.resumed(Resumption(.account(account.key))))
            }
        }
    }

    private func ask(in world: World) {
        // Every third time somebody asks again for what was asked for.
        if world.chance(0.3), let id = requests.keys.sorted().last, let request = requests[id] {
            world.deliver(.requested(request))
            return
        }
        nextID += 1
        let isUrgent = world.chance(0.3)
        guard
            let request = try? OperatorRequest(
                id: "r\(nextID)", selection: selection(in: world), isUrgent: isUrgent,
                cadence: world.chance(0.2) ? .reset : .keep, releasesHold: world.chance(0.3),
                isForHeldOnly: world.chance(0.1))
        else { return }
        requests[request.id] = request
        world.deliver(.requested(request))
    }

    private func selection(in world: World) -> SecretSelection {
        let secrets = world.configuration.secrets
        switch world.random(0...2) {
        case 0: return .secret(secrets[Int(world.random(0...Int64(secrets.count - 1)))].id)
        case 1: return (try? .names(Glob("secret?"))) ?? .label("", value: "")
        default: return (try? .names(Glob("**"), account: world.configuration.accounts[0].key)) ?? .label("", value: "")
        }
    }

    private func scope(in world: World) -> PauseScope {
        switch world.random(0...2) {
        case 0: .everything
        case 1: .account(world.configuration.accounts[0].key)
        default: (try? .names(Glob("secret1*"))) ?? .everything
        }
    }

    func audit(_ world: World, seed: UInt64) throws {
        // Whatever is still paused goes on now.
        for (scope, pause) in world.ledger.pauses where pause.lifted == nil {
            world.deliver(.unpaused(scope, requestedBy: ""))
        }
        world.run(for: .seconds(400))
        let faults = world.allFaults.prefix(5).joined(separator: "\n")
        #expect(faults == "", "seed \(seed)")
        var marks: [String: [RotationRecord]] = [:]
        for rotation in world.ledger.rotations.values {
            if let id = rotation.request?.id { marks[id, default: []].append(rotation) }
        }
        for (id, rotations) in marks {
            let record = try #require(world.ledger.requests[id], "seed \(seed): \(id) has no record")
            #expect(record.request == requests[id], "seed \(seed)")
            #expect(rotations.allSatisfy { record.request.selection.includes($0.secret, labels: [:]) }, "seed \(seed)")
            // One rotation of each secret bears its mark.
            #expect(Set(rotations.map(\.secret)).count == rotations.count, "seed \(seed): \(id)")
            let isOver = rotations.allSatisfy(\.state.isFinal)
            #expect((record.state == .done) == isOver, "seed \(seed): \(id) is \(record.state)")
            guard record.state == .done else { continue }
            let outcomes = rotations.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
            #expect(record.outcomes == outcomes, "seed \(seed): \(id)")
        }
        for record in world.ledger.requests.values where marks[record.request.id] == nil {
            #expect(record.state == .done && record.outcomes.isEmpty, "seed \(seed): \(record.request.id) is lost")
        }
        // Every VersionId with a suffix is one that somebody asked for.
        for rotation in world.ledger.rotations.values where !rotation.versionID.suffix.isEmpty {
            #expect(requests[rotation.versionID.suffix] != nil, "seed \(seed)")
        }
    }
}
