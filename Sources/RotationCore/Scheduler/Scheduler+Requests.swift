extension Scheduler {
    /// Records a request and the rotations that carry it out, in one batch, and says how its secrets stand then.
    ///
    /// Nothing is recorded of a request that is refused, or was recorded before.
    mutating func take(_ request: OperatorRequest, in batch: inout Batch) -> RequestAnswer {
        if let known = requests.record(of: request.id) { return answer(to: request, known: known) }
        let record = RequestRecord(request: request, accepted: Instant(seconds: now.wall.seconds))
        let plan = plan(record, for: selected(by: request.selection))
        if let reason = refusal(of: plan, for: request) {
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

    // MARK: Which secrets

    /// What a request comes to.
    private struct RequestPlan {
        /// The secrets that are rotated, by position, and as what.
        var rotations: [(position: Int, versionID: VersionID)] = []
        var leftOut: [RequestedSecret] = []
        /// Why the whole of it cannot be done: the first reason.
        private(set) var fault: String?

        mutating func add(fault: String) {
            if self.fault == nil { self.fault = fault }
        }
    }

    private func plan(_ record: RequestRecord, for positions: [Int]) -> RequestPlan {
        var plan = RequestPlan()
        let request = record.request
        for position in positions {
            guard let entry = secrets.entry(at: position).map({ configuration.entries[$0] }) else { continue }
            let id = secrets.id(at: position)
            let hold = secrets.hold(at: position)
            if request.releasesHold, request.isForHeldOnly, hold == nil { continue }
            if !entry.isEnabled {
                plan.leftOut.append(
                    RequestedSecret(secret: id, standing: .disabled, reason: "its entry says `enabled: no`"))
            } else if let hold, !request.releasesHold {
                plan.leftOut.append(RequestedSecret(secret: id, standing: .held, reason: "\(hold.code): \(hold.message)"))
            } else {
                if request.cadence == .reset, !entry.schedule.countsFromAnchor {
                    plan.add(
                        fault: "the cadence of \(id) cannot be reset: only `every` with a length such as 30d counts "
                            + "from a rotation; ask without it, or leave the secret out")
                    continue
                }
                do throws(ValueFault) {
                    plan.rotations.append((position, try versionID(of: record, at: position)))
                } catch {
                    plan.add(fault: "\(id): \(error.message)")
                }
            }
        }
        return plan
    }

    private func refusal(of plan: RequestPlan, for request: OperatorRequest) -> String? {
        if let fault = plan.fault { return fault }
        guard plan.rotations.isEmpty else { return nil }
        guard plan.leftOut.isEmpty else {
            return "nothing to rotate: each of the \(plan.leftOut.count) secrets that match is held or disabled"
        }
        return request.releasesHold && request.isForHeldOnly
            ? "no held secret matches \(request.selection)" : "no secret of the schedule matches \(request.selection)"
    }

    /// The VersionId of the request's rotation of a secret: newer than all that the secret has (invariant 3), so its
    /// nominal time is a later one than the request's where the wall clock went back, or another request came in the
    /// same second.
    private func versionID(of record: RequestRecord, at position: Int) throws(ValueFault) -> VersionID {
        let prefix = accounts[secrets.account(at: position)].configuration.versionIDPrefix
        var versionID = try VersionID(nominal: record.accepted, prefix: prefix, suffix: record.request.id)
        let known = [
            secrets.newestSent(at: position), sent[position]?.versionID, waiting[position]?.rotation.versionID,
        ]
        for case let known? in known where !versionID.isNewer(than: known) {
            versionID = try VersionID(nominal: known.nominal, prefix: prefix, suffix: record.request.id)
            guard !versionID.isNewer(than: known) else { continue }
            let later = known.nominal.advanced(by: .seconds(1))
            versionID = try VersionID(nominal: later, prefix: prefix, suffix: record.request.id)
        }
        return versionID
    }

    // MARK: Its rotations

    /// Makes the request's rotation of a secret; it takes the place of one that waits.
    private mutating func begin(
        _ versionID: VersionID, of record: RequestRecord, at position: Int, in batch: inout Batch
    ) -> RequestedSecret {
        batch.touched.insert(position)
        if let released = released(position, by: record.request.requestedBy, in: &batch) {
            batch.records.append(.secret(released))
        }
        let id = secrets.id(at: position)
        var rotation = RotationRecord(
            secret: id, versionID: versionID, state: .queued, due: record.accepted,
            deadline: deadline(of: record, at: position), request: record.request.mark)
        if let older = waiting[position] {
            var ended = older.rotation
            rotation.takeOver(from: &ended)
            if isSilent { batch.causes[position] = lastCause(of: older, account: secrets.account(at: position)) }
            end(ended, as: .superseded, because: Reason.requested, in: &batch)
        }
        batch.tell(.transition(Transition(rotation, state: .due)))
        // While an older one is in flight, its answer decides what becomes of this one.
        if attempts[position] == nil { rotation.reason = reason(for: obstacle(to: rotation, at: position)) }
        batch.records.append(.rotation(rotation))
        batch.tell(.transition(Transition(rotation)))
        let member = RequestTable.Member(versionID: versionID, state: .queued, reason: rotation.reason)
        return standing(of: member, at: position)
    }

    /// Until when a request's rotation is in time: the entry's `within`, else until the next occurrence.
    private func deadline(of record: RequestRecord, at position: Int) -> Instant {
        guard let entry = secrets.entry(at: position) else { return record.accepted }
        let next = recurrence(at: position)?.next(after: record.accepted)
        return configuration.entries[entry].deadline(nominal: record.accepted, next: next)
    }

    // MARK: After a crash, and at the end

    /// After the load: of requests that the ledger has, the rotations that it may not have are made once the
    /// configuration is in force, before anything else that operators want.
    ///
    /// They are of secrets that the ledger knows: one that is seen for the first time after the crash is none of them.
    mutating func completeRequests() {
        let present = secrets.indices.filter { secrets.isPresent(at: $0) }
        for record in requests.takeIncomplete().reversed() {
            orders.prepend(.completion(id: record.request.id, secrets: present))
        }
    }

    /// Makes those rotations of a request that a crash kept out of the ledger.
    mutating func completeRequest(_ id: String, of positions: [Int], in batch: inout Batch) {
        guard var record = requests.record(of: id), record.state == .recorded else { return }
        let members = requests.members(of: id)
        let candidates = Set(positions)
        let missing = selected(by: record.request.selection).filter { candidates.contains($0) && members[$0] == nil }
        // What has become impossible meanwhile, by another prefix or schedule say, is left out.
        for (position, versionID) in plan(record, for: missing).rotations {
            _ = begin(versionID, of: record, at: position, in: &batch)
        }
        // The records of a commit keep their order: whoever reads this one has those before it.
        record.state = .open
        batch.records.append(.request(record))
    }

    /// Records what has become of requests: that all their rotations are recorded, or final.
    func recordRequests(in batch: inout Batch) {
        for id in requests.unsettled.sorted() {
            guard let record = requests.settled(id, at: now.wall) else { continue }
            batch.records.append(.request(record))
            if record.state == .done { batch.tell(.requestDone(record)) }
        }
    }

    // MARK: What a request means for its secret

    /// Whether the secret's entry is disabled, so that not even an operator's request rotates it.
    func isDisabled(_ position: Int) -> Bool {
        secrets.entry(at: position).map { !configuration.entries[$0].isEnabled } ?? false
    }

    /// Counts the secret's occurrences from its rotation that was accepted, where a request said so.
    func resetCadence(of record: inout SecretRecord, at position: Int, in batch: inout Batch) {
        guard let rotation = sent[position], let mark = rotation.request,
            requests.record(of: mark.id)?.request.cadence == .reset,
            let entry = secrets.entry(at: position).map({ configuration.entries[$0] }),
            entry.schedule.countsFromAnchor, entry.isEnabled, let old = recurrence(at: position)
        else { return }
        if record.hold == nil, let run = dueRun(of: record, recurrence: old, entry: entry) {
            endRun(
                run, of: record.id, prefix: rotation.versionID.prefix, as: .superseded, because: Reason.cadenceReset,
                in: &batch)
            record.handled = run.last
        }
        record.anchor = rotation.versionID.nominal
        record.handled = max(record.handled, rotation.versionID.nominal)
        let recurrence = old.counted(from: record.anchor)
        record.handledOffset = recurrence.utcOffset(at: record.handled)
        record.next = recurrence.next(after: record.handled)
        batch.tell(.cadenceReset(record.id, next: record.next))
    }
}
