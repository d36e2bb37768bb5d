import RotationCore

/// Invariant 5: a rotation begins only for an occurrence that came due by the wall clock after its secret's first sight
/// and its schedule's last change, and as its entry says.
package final class SurpriseObserver: Observer {
    /// The configuration that was in force last, in whatever process.
    private var last: Configuration?
    private var lastSecrets: [SecretID: SecretConfiguration] = [:]
    /// The earliest that the wall clock showed since the configuration that is to be adopted was given first.
    private var earliestWall: Instant?

    /// Where the clock stepped forward to after a secret's first sight, and how far it was ahead of the boot clock then.
    private var floors: [SecretID: (instant: Instant, known: Int64)] = [:]

    package static var name: String { "NothingBySurprise" }

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .stepped(let step):
            if step > .seconds(600) { noteFloors(in: world) }
            earliestWall = earliestWall.map { min($0, world.wall) }
        case .event(.configured): earliestWall = min(earliestWall ?? world.wall, world.wall)
        case .ledgerLost: (last, floors) = (nil, [:])
        // A boot clock says nothing in the next boot.
        case .started(_, let isBoot): if isBoot { floors = [:] }
        case .inForce: compare(in: world)
        case .asked(let records):
            for case .rotation(let rotation) in records where rotation.request == nil { check(rotation, in: world) }
        default: break
        }
    }

    /// Secrets that are new, again or differently scheduled have nothing due from before.
    private func compare(in world: World) {
        defer {
            last = world.inForce
            lastSecrets = world.secretsInForce
            earliestWall = nil
        }
        guard let earliestWall, let inForce = world.inForce else { return }
        for (id, secret) in world.secretsInForce {
            let entry = inForce.entries[secret.entry]
            if let last, let old = lastSecrets[id] {
                let before = last.entries[old.entry].canonicalSchedule(in: last.zones)
                if before == entry.canonicalSchedule(in: inForce.zones) { continue }
            } else if entry.onFirstSight == .rotate {
                continue
            }
            guard let record = world.ledger.secrets[id] else { return complain("\(id) is not known", in: world) }
            guard record.since < earliestWall || record.handled < earliestWall else { continue }
            complain("\(id) changed, and stands since \(record.since)", in: world)
        }
    }

    /// A machine that boots in 1970 and then meets the right time rotates nothing.
    private func noteFloors(in world: World) {
        // A step ends any correction.
        let offset = world.clock.reading.offset
        for (id, secret) in world.ledger.secrets where secret.firstSight.bootID == world.clock.bootID {
            let known = secret.firstSight.wall.microseconds - secret.firstSight.boot.microseconds
            if offset - known > 600_000_000 { floors[id] = (world.clock.wall, known) }
        }
    }

    private func check(_ rotation: RotationRecord, in world: World) {
        let key = MemoryLedger.RotationKey(rotation)
        guard !rotation.state.isFinal, world.ledger.rotations[key] == nil else { return }
        let id = rotation.secret
        let nominal = rotation.versionID.nominal
        let wall = world.wall
        guard let entry = world.entry(of: id), let recurrence = world.recurrence(of: id), entry.isEnabled else {
            return complain("\(id) \(rotation.versionID) comes due and is not scheduled", in: world)
        }
        guard let secret = world.ledger.secrets[id] else {
            return complain("\(id) \(rotation.versionID) comes due before its first sight", in: world)
        }
        if recurrence.latest(atOrBefore: nominal) != nominal {
            complain("\(id) \(rotation.versionID) is none of its occurrences", in: world)
        }
        let due = entry.dueTime(of: nominal, for: id)
        if due < nominal || due > nominal.advanced(by: entry.jitter) {
            complain("\(id) \(rotation.versionID) is due at \(due), beyond its jitter", in: world)
        }
        if due > wall { complain("\(id) \(rotation.versionID) begins at \(wall), due at \(due)", in: world) }
        let next = recurrence.next(after: nominal)
        if let next, entry.dueTime(of: next, for: id) <= wall {
            complain("\(id) \(rotation.versionID) begins although \(next) is due", in: world)
        }
        // A Date that corrected the clock since knows better when it was seen.
        let offset = world.wall.microseconds - world.clock.reading.boot.microseconds
        if let floor = floors[id], nominal <= floor.instant, entry.onFirstSight == .wait,
            offset - floor.known > 600_000_000, world.wall == world.clock.wall
        {
            complain("\(id) \(rotation.versionID) was stepped over by the clock at \(floor.instant)", in: world)
        }
        if nominal <= secret.since || nominal <= secret.handled {
            complain("\(id) \(rotation.versionID) was before \(secret.since) or dealt with", in: world)
        }
        if secret.hold != nil { complain("\(id) \(rotation.versionID) begins while it is held", in: world) }
        if rotation.versionID.prefix != (world.account(id.account)?.versionIDPrefix ?? "") {
            complain("\(id) \(rotation.versionID) has another prefix", in: world)
        }
        if nominal > secret.firstSight.wall { checkCatchUp(rotation, age: wall.duration(since: due), entry, in: world) }
        checkPlace(of: rotation, due: due, next: next, entry, in: world)
    }

    private func checkCatchUp(_ rotation: RotationRecord, age: Duration, _ entry: Entry, in world: World) {
        switch entry.catchUp {
        case .none where age >= .seconds(60):
            complain("\(rotation.secret) \(rotation.versionID) is caught up with after \(age)", in: world)
        case .latest where entry.catchUpWindow.map({ age > $0 }) ?? false:
            complain("\(rotation.secret) \(rotation.versionID) is caught up with after \(age)", in: world)
        case .none, .latest: break
        }
    }

    /// A rotation has its own due time and deadline, or those of the one whose place it takes.
    private func checkPlace(
        of rotation: RotationRecord, due: Instant, next: Instant?, _ entry: Entry, in world: World
    ) {
        let nominal = rotation.versionID.nominal
        let deadline =
            entry.within.map { nominal.advanced(by: $0) } ?? next ?? nominal.advanced(by: .seconds(365 * 86_400))
        let older = world.ledger.unfinished.filter { $0.secret == rotation.secret }
            .compactMap { world.ledger.rotations[$0] }.filter { $0.state != .sent }
        if older.contains(where: { $0.request != nil }) { return }
        if let older = older.first {
            if (rotation.due, rotation.deadline) != (older.due, older.deadline) {
                complain("\(rotation.secret) \(rotation.versionID) does not take its elder's place", in: world)
            }
        } else if (rotation.due, rotation.deadline) != (due, deadline) {
            complain(
                "\(rotation.secret) \(rotation.versionID) has due \(rotation.due), deadline \(rotation.deadline)",
                in: world)
        }
    }
}
