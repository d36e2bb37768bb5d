extension RunAhead {
    /// Spends free slots on what waits, in the order of the queue, as the scheduler's function of that name.
    mutating func sendWaiting() {
        // Nearly always nothing waits.
        guard waitingCount > 0 else { return }
        admitElapsed()
        for group in groups.indices { candidates[group] = choose(from: group) }
        while let group = firstCandidate() {
            // What was sent meanwhile for another group may have taken what it needs.
            let candidate = groupsAreApart ? candidates[group] : choose(from: group)
            guard let candidate, candidate.place == candidates[group]?.place else {
                candidates[group] = candidate
                continue
            }
            if candidate.isLate {
                lanes[candidate.lane].late.removeFirst()
            } else {
                lanes[candidate.lane].queue.removeFirst()
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
        for group in candidates.indices {
            guard let candidate = candidates[group], first.map({ candidate.precedes($0.candidate) }) ?? true else {
                continue
            }
            first = (group, candidate)
        }
        return first?.group
    }

    /// The best place of the group's lanes, where a slot is free for it.
    private mutating func choose(from group: Int) -> Candidate? {
        guard groups[group].waiting > 0, groups[group].free <= boot else { return nil }
        let best = bestCandidate(of: group, isLate: false)
        let late = bestCandidate(of: group, isLate: true)
        var chosen = groups[group].lateTurns.isLateTurn ? late ?? best : best ?? late
        chosen?.passesLate = late != nil
        return chosen
    }

    private mutating func bestCandidate(of group: Int, isLate: Bool) -> Candidate? {
        var best: Candidate?
        for index in groups[group].lanes.indices {
            let lane = groups[group].lanes[index]
            guard maySend(lane), let place = bestPlace(of: lane, isLate: isLate),
                best.map({ place < $0.place }) ?? true
            else { continue }
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
        tally.addSent(line(of: secret, send: now.microseconds, cause: lastCause(of: secret)), account: account)
        rows[secret].send(waiters[secret].nominal, at: boot)
        accounts[account].waiting -= 1
        groups[lanes[candidate.lane].group].waiting -= 1
        waitingCount -= 1
        accounts[account].called += 1
        sends.append(Int32(clamping: secret))
        recordCall(of: owner)
    }

    /// What the secret's rotation waited for last, where it leaves its place now; nil where it did not wait.
    func lastCause(of secret: Int) -> WaitCause? {
        rows[secret].isInQueue && boot.microseconds > waiters[secret].placed ? .quota : rows[secret].cause
    }

    /// A call of the owner's account is made and completes at this moment.
    mutating func recordCall(of owner: Int) {
        groups[lanes[owners[owner].lane].group].record(boot)
        for index in owners[owner].otherGroups.indices { groups[owners[owner].otherGroups[index]].record(boot) }
    }
}
