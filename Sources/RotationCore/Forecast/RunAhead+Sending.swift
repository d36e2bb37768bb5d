import HeapModule

extension RunAhead {
    /// Spends free slots on what waits, in the order of the queue, as the scheduler's function of that name.
    mutating func sendWaiting() {
        // Nearly always nothing waits.
        guard waitingCount > 0 || !exclusiveGroups.isEmpty else { return }
        admitElapsed()
        releaseExclusive()
        for group in groups.indices { candidates[group] = choose(from: group) }
        while let group = firstCandidate() {
            // What was sent meanwhile for another group may have taken what it needs.
            let candidate = groupsAreApart ? candidates[group] : choose(from: group)
            guard let candidate, candidate.place == candidates[group]?.place else {
                candidates[group] = candidate
                continue
            }
            if candidate.isLate {
                lanes[candidate.lane].late.removeMin()
            } else {
                lanes[candidate.lane].queue.removeMin()
            }
            // What comes due in this very batch takes its place over: it is looked at again with the next one.
            if !rows[Int(candidate.place.secret)].isTouched {
                send(candidate)
                groups[group].lateTurns.note(sentLate: candidate.isLate, lateWaits: candidate.passesLate)
            }
            candidates[group] = choose(from: group)
        }
    }

    /// The group whose candidate comes first.
    private func firstCandidate() -> Int? {
        var first: (group: Int, candidate: Candidate)?
        for (group, candidate) in candidates.enumerated() {
            guard let candidate, first.map({ candidate.precedes($0.candidate) }) ?? true else { continue }
            first = (group, candidate)
        }
        return first?.group
    }

    /// The best place of the group's lanes, where a slot is free for it.
    private mutating func choose(from group: Int) -> Candidate? {
        guard groupWaiting[group] > 0, groups[group].lanes.contains(where: { maySend($0) }) else { return nil }
        guard hasOrdinarySlot(group) else { return nil }
        let best = bestCandidate(of: group, isLate: false)
        let late = bestCandidate(of: group, isLate: true)
        var chosen = groups[group].lateTurns.isLateTurn ? late ?? best : best ?? late
        chosen?.passesLate = late != nil
        return chosen
    }

    private mutating func bestCandidate(of group: Int, isLate: Bool) -> Candidate? {
        var best: Candidate?
        for lane in groups[group].lanes where maySend(lane) {
            guard let place = bestPlace(of: lane, isLate: isLate), best.map({ place < $0.place }) ?? true else {
                continue
            }
            best = Candidate(place: place, lane: lane, isLate: isLate)
        }
        return best
    }

    /// Whether a call of the lane may be made now, slots apart.
    private func maySend(_ lane: Int) -> Bool {
        let account = accounts[lanes[lane].account]
        return account.waiting > 0 && account.open + account.called < account.concurrency
    }

    private mutating func send(_ candidate: Candidate) {
        let secret = Int(candidate.place.secret)
        let owner = Int(rows[secret].owner)
        let account = owners[owner].account
        beginExclusive(secret)
        tally.addSent(
            line(of: secret, send: now.microseconds, cause: rows[secret].lastCause(at: boot)), account: account)
        rows[secret].send(rows[secret].nominal, at: boot)
        accounts[account].waiting -= 1
        groupWaiting[lanes[candidate.lane].group] -= 1
        waitingCount -= 1
        accounts[account].called += 1
        sends.append(Int32(clamping: secret))
        recordCall(of: owner)
    }
}
