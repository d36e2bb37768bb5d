import RotationCore

/// Invariant 6: whatever came due stands in exactly one rotation or run; what is left behind is accounted for.
package final class LossObserver: Observer {
    package static var name: String { "NothingLost" }

    /// Events since every secret was looked at.
    private var unseen = 0
    private var isAdopting = false
    /// Whether an operator has ended holds.
    private var mayResume = false
    private var isBeingLost = false
    /// Whether the ledger refused the last commit.
    private var isRefused = false
    /// When it did so last.
    private var refusal: Int64 = 0
    /// When the process started.
    private var started: Int64 = 0
    /// By how much the scheduler corrected the clock last, and for how many commits more what it noted may move with it.
    private var correction: Duration = .zero
    private var movesLeft = 0
    /// When this process took up secrets' schedules, by the boot clock.
    private var edits: [SecretID: Int64] = [:]
    private var wallAsked = VirtualClock.epoch
    /// By how much the wall clock was ahead of the boot clock, with the scheduler's correction.
    private var offsetAsked: Int64 = 0

    package init() {}

    package func observe(_ happening: Happening, in world: World) {
        switch happening {
        case .asked(let records):
            isAdopting = world.adopting != nil
            wallAsked = world.wall
            offsetAsked = world.clock.reading.offset + world.said.clockCorrection.microseconds
            noteCorrection(in: world)
            check(records, in: world)
        case .event(.resumed): mayResume = true
        case .event(.requested(let request)): mayResume = mayResume || request.releasesHold
        case .event where world.committing == nil: lookForEnds(in: world)
        case .handled:
            unseen += 1
            guard unseen >= 256 else { return }
            unseen = 0
            lookForUnnoticed(in: world)
        case .ended:
            lookForUnnoticed(in: world)
            compareWithKMS(in: world)
        case .ledgerLost: isBeingLost = true
        case .commitEnded(let result, _):
            isRefused = result != .durable
            if isRefused { refusal = world.clock.time } else { movesLeft = max(movesLeft - 1, 0) }
        case .started:
            started = world.clock.time
            isRefused = false
            correction = .zero
            edits = [:]
        default: break
        }
    }

    /// What was noted by a clock that a Date corrects, or that has just stepped back, moves with the next commits.
    private func noteCorrection(in world: World) {
        guard world.said.clockCorrection != correction else { return }
        correction = world.said.clockCorrection
        movesLeft = 3
    }

    private var isCorrected: Bool { movesLeft > 0 }

    private func check(_ records: [Record], in world: World) {
        var rotations: [SecretID: [RotationRecord]] = [:]
        for case .rotation(let rotation) in records { rotations[rotation.secret, default: []].append(rotation) }
        for case .secret(let secret) in records {
            guard let old = world.ledger.secrets[secret.id] else { continue }
            check(secret, old, rotations[secret.id] ?? [], in: world)
        }
    }

    private func check(_ new: SecretRecord, _ old: SecretRecord, _ rotations: [RotationRecord], in world: World) {
        let added = rotations.filter {
            $0.request == nil || $0.versionID.suffix.isEmpty
        }.filter {
            world.ledger.rotations[.init($0)] == nil
        }
        if new.firstSight != old.firstSight, old.isPresent { return checkMove(new, old, added, in: world) }
        if new.isPresent, !old.isPresent || new.schedule != old.schedule {
            edits[new.id] = world.clock.reading.boot.microseconds
        }
        guard old.isPresent else { return }
        if old.hold != nil, new.isPresent, new.entry != old.entry, new.hold == old.hold {
            complain("\(new.id) is held although its entry changed", in: world)
        }
        if !new.isPresent || new.schedule != old.schedule {
            if let next = old.next, next <= wallAsked,
                !added.contains(where: { $0.first == next && $0.state == .missed })
            {
                complain("\(new.id): \(next) came due before the change and is not missed", in: world)
            }
            let left = world.ledger.unfinished.filter { $0.secret == new.id }.compactMap { world.ledger.rotations[$0] }
            for rotation in left where rotation.state != .sent {
                let end = rotations.first { $0.versionID == rotation.versionID }
                if end?.state != .missed, rotation.request == nil {
                    complain("\(new.id) \(rotation.versionID) outlives the change", in: world)
                }
            }
            return
        }
        // Noted by a clock that a Date corrected, or counted anew by a request.
        if new.since != old.since, isCorrected || isEditMoved(new, old) { return }
        if new.anchor != old.anchor { return }
        if new.handled < old.handled { complain("\(new.id): what was dealt with went back", in: world) }
        guard let recurrence = world.recurrence(of: new.id), !isAdopting || new.handled > old.handled else { return }
        // By other rules of the zone a local time that was dealt with may come again, and is not due.
        guard recurrence.next(after: old.handled) == old.next else { return }
        let expected = recurrence.count(after: old.handled, through: new.handled)
        let counted = added.reduce(0) { $0 + $1.count }
        if counted != expected {
            complain("\(new.id): \(counted) of \(expected) occurrences until \(new.handled)", in: world)
        }
        var last = old.handled
        for rotation in added.sorted(by: { $0.first < $1.first }) {
            if rotation.first <= last { complain("\(new.id) \(rotation.versionID) overlaps", in: world) }
            last = rotation.versionID.nominal
        }
        if new.hold == nil, old.hold != nil, let entry = world.entry(of: new.id), entry.isEnabled, !isAdopting,
            let next = recurrence.next(after: new.handled), entry.dueTime(of: next, for: new.id) <= wallAsked
        {
            complain("\(new.id): \(next) came due while it was held, and outlives that", in: world)
        }
        if new.hold == nil, !mayResume, let hold = old.hold, new.entry == old.entry {
            complain("\(new.id) is released although nothing changed (\(hold.code))", in: world)
        }
    }

    /// Whether what was edited by a wrong clock counts from the same moment by the right one, and nothing came due since.
    private func isEditMoved(_ new: SecretRecord, _ old: SecretRecord) -> Bool {
        guard let edit = edits[new.id], old.handled == old.since, new.handled == new.since else { return false }
        return abs(new.since.microseconds - edit - offsetAsked) < 5_000_000
    }

    /// A first sight moves only with a step of the clock, and takes nothing with it that was due before.
    private func checkMove(
        _ new: SecretRecord, _ old: SecretRecord, _ added: [RotationRecord], in world: World
    ) {
        let offset = old.firstSight.wall.microseconds - old.firstSight.boot.microseconds
        let step = offsetAsked - offset
        let isForward = old.firstSight.bootID == world.clock.bootID && step > 600_000_000
        let isOfThisBoot = old.firstSight.bootID == world.clock.bootID
        let isAhead =
            isOfThisBoot ? step < -600_000_000 : old.firstSight.wall.duration(since: wallAsked) > .seconds(600)
        // No clock was right that showed a time before 2026.
        let isOld = !isOfThisBoot && old.firstSight.wall.seconds < 1_767_225_600
        // Of a request something may be under way already.
        let isUnderWay = world.ledger.unfinished.contains { $0.secret == new.id }
        let isFresh = old.handled == old.firstSight.wall && old.newestSent == nil && !isUnderWay
        let isNotedAnew = isCorrected && old.handled == old.since
        if !isFresh, !isNotedAnew, let next = old.next, next <= wallAsked, added.isEmpty {
            complain("\(new.id): \(next) is stepped over and not missed", in: world)
        }
        if isCorrected { return }
        if !isForward, !isAhead, !isOld { complain("\(new.id): its first sight moves without a step", in: world) }
        // When it was seen, by the clock that shows the right time now, or not before this boot.
        let sight = Instant(microseconds: (isOfThisBoot ? old.firstSight.boot.microseconds : 0) + offsetAsked)
        if isFresh, new.handled < (isAhead ? sight : wallAsked) {
            complain("\(new.id): moved to \(new.handled)", in: world)
        }
    }

    /// A call that is complete is dealt with when it is, not when something else happens.
    private func lookForEnds(in world: World) {
        guard world.isRunning, !world.isStopping, !isRefused, world.isReady, world.awaited == nil else { return }
        let time = world.clock.time
        for id in world.ledger.pending {
            guard let call = world.calls[id.secret], call.record == world.ledger.attempts[id], let end = call.completed,
                call.sent >= started
            else { continue }
            let deadline = call.record.deadline
            // One that a crash left behind completes at its stored deadline.
            let last = deadline.bootID == world.clock.bootID ? world.clock.time(at: deadline.boot) : end
            if time - max(end, last, world.asleepUntil, started, refusal) > 120_000_000 {
                complain("\(id) is complete since \(end) and not dealt with", in: world)
            }
        }
    }

    /// Nothing that is due waits for nobody.
    private func lookForUnnoticed(in world: World) {
        guard world.isRunning, !world.isStopping, world.committing == nil, !world.wasRefused,
            world.clock.time >= world.asleepUntil, world.awaited == nil, world.openChecks == 0
        else { return }
        // By a clock that is known to be wrong no pause ends.
        let scheduler = world.scheduler
        let isClockWrong = world.inForce?.accounts.contains { scheduler.isHeldForClock(account: $0.key) } ?? true
        for pause in world.ledger.pauses.values where pause.lifted == nil && !isClockWrong {
            if let end = pause.end, end < world.wall.advanced(by: .seconds(-1)) {
                complain("the pause of \(pause.scope) outlives its end \(end)", in: world)
            }
        }
        for (id, _) in world.secretsInForce {
            guard !scheduler.isHeldForClock(account: id.account) else { continue }
            guard let record = world.ledger.secrets[id], record.hold == nil, let entry = world.entry(of: id),
                let recurrence = world.recurrence(of: id), entry.isEnabled
            else { continue }
            guard let next = recurrence.next(after: record.handled) else { continue }
            if record.next != next {
                complain("\(id): next is \(String(describing: record.next)), not \(next)", in: world)
            }
            let due = entry.dueTime(of: next, for: id)
            if due < world.wall.advanced(by: .seconds(-1)) {
                complain("\(id): due at \(due) and not noticed", in: world)
            }
        }
    }

    private func compareWithKMS(in world: World) {
        guard !isBeingLost else { return }
        for (key, rotation) in world.ledger.rotations where rotation.state == .accepted {
            if world.kms.carriedOut[key.secret]?.contains(key.versionID) != true {
                complain("\(key.secret) \(key.versionID) is accepted and was not carried out", in: world)
            }
        }
        for (secret, versionIDs) in world.kms.carriedOut {
            for versionID in versionIDs
            where world.ledger.rotations[.init(secret: secret, versionID: versionID)] == nil {
                complain("\(secret) \(versionID) was carried out and is not in the ledger", in: world)
            }
        }
    }
}
