extension Scheduler {
    /// Records a request and the rotations that carry it out, in one batch, and says how its secrets stand then.
    ///
    /// Nothing is recorded of a request that is refused, or was recorded before.
    mutating func take(_ request: OperatorRequest, in batch: inout Batch) -> RequestAnswer {
        forgetRequests()
        if let known = requests.record(of: request.id) { return answer(to: request, known: known) }
        let record = RequestRecord(request: request, accepted: Instant(seconds: now.wall.seconds))
        let plan = plan(record, for: selected(by: request.selection))
        if let reason = isClockKnownWrong ? Reason.clockIsWrong : refusal(of: plan, for: request) {
            if !isSilent { notices.append(.requestRefused(request, reason: reason)) }
            return RequestAnswer(id: request.id, verdict: .refused(reason: reason), secrets: plan.leftOut)
        }
        var recorded = record
        recorded.leftOut = plan.leftOut.count
        batch.records.append(.request(recorded))
        batch.tell(.requestAccepted(recorded, rotations: plan.rotations.count))
        var standings = plan.leftOut
        for (position, versionID) in plan.rotations {
            standings.append(begin(versionID, of: record, at: position, in: &batch))
        }
        standings.sort { $0.secret < $1.secret }
        return RequestAnswer(id: request.id, verdict: .accepted, record: recorded, secrets: standings)
    }

    /// Makes room for a request: what was done long ago by a clock that a Date of KMS vouches for is forgotten.
    private mutating func forgetRequests() {
        guard clockReference != nil else { return }
        requests.forget(doneBefore: now.wall.advanced(by: .zero - RequestTable.kept))
    }

    /// The answer to a request whose id is known.
    private func answer(to request: OperatorRequest, known: RequestRecord) -> RequestAnswer {
        guard request.asksForSame(as: known.request) else {
            let reason =
                "a request with the id '\(request.id)' asked for something else at \(known.accepted.rfc3339); "
                + "choose another id"
            return RequestAnswer(id: request.id, verdict: .refused(reason: reason), record: known)
        }
        let members = requests.members(of: request.id)
        let standings = sorted(Array(members.keys)).compactMap { position -> RequestedSecret? in
            guard let member = members[position] else { return nil }
            return standing(of: member, at: position)
        }
        return RequestAnswer(id: request.id, verdict: .known, record: known, secrets: standings)
    }

    private func standing(of member: RequestTable.Member, at position: Int) -> RequestedSecret {
        let pause = member.state.isFinal || member.state == .sent ? nil : pause(of: position)
        return RequestedSecret(
            secret: secrets.id(at: position), versionID: member.versionID,
            standing: pause == nil ? .rotation(member.state) : .paused,
            reason: pause.map { Reason.paused($0) } ?? member.reason)
    }

    // MARK: Its rotations

    /// Makes the request's rotation of a secret; it takes the place of one that waits.
    mutating func begin(
        _ versionID: VersionID, of record: RequestRecord, at position: Int, in batch: inout Batch
    ) -> RequestedSecret {
        batch.touched.insert(position)
        if let released = released(position, by: record.request.requestedBy, in: &batch) {
            batch.records.append(.secret(released))
        }
        let rotation = beginWaiting(
            RotationRecord(
                secret: secrets.id(at: position), versionID: versionID, state: .queued, due: record.accepted,
                deadline: deadline(of: record, at: position), request: record.request.mark),
            at: position, because: Reason.requested, in: &batch)
        let member = RequestTable.Member(versionID: versionID, state: .queued, reason: rotation.reason)
        return standing(of: member, at: position)
    }

    /// Until when a request's rotation is in time: the entry's `within`, else until the next occurrence.
    private func deadline(of record: RequestRecord, at position: Int) -> Instant {
        guard let entry = secrets.entry(at: position) else { return record.accepted }
        let next = recurrence(at: position)?.next(after: record.accepted)
        return configuration.entries[entry].deadline(nominal: record.accepted, next: next)
    }
}
