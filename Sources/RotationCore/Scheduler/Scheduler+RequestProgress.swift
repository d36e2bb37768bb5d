extension Scheduler {
    /// After the load: of requests that the ledger has, the rotations that it may not have are made once the
    /// configuration is in force, before anything else that operators want.
    ///
    /// They are of secrets that the ledger knows: one that is seen for the first time after the crash is none of them.
    mutating func completeRequests() {
        let incomplete = requests.takeIncomplete()
        guard !incomplete.isEmpty else { return }
        let present = secrets.indices.filter { secrets.isPresent(at: $0) }
        for record in incomplete.reversed() {
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
        guard !requests.unsettled.isEmpty else { return }
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
