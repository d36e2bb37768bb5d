extension Scheduler {
    /// After the load: of requests that the ledger has, the rotations that it may not have are made once the
    /// configuration is in force, before anything else that operators want.
    ///
    /// They are of secrets as the ledger has them, which are as they were when the request was recorded: one that is
    /// held was left out, one that is seen for the first time after the crash was not meant.
    mutating func completeRequests() {
        for record in requests.takeIncomplete().reversed() {
            orders.prepend(.completion(id: record.request.id, secrets: candidates(of: record)))
        }
    }

    /// The secrets that the request may mean and that have no rotation of it, with their entries' canonical forms.
    private func candidates(of record: RequestRecord) -> [Int: String] {
        let request = record.request
        let members = requests.members(of: request.id)
        var candidates: [Int: String] = [:]
        for position in secrets.indices where secrets.isPresent(at: position) && members[position] == nil {
            guard request.selection.mayInclude(secrets.id(at: position)),
                secrets.hold(at: position) == nil || request.releasesHold
            else { continue }
            candidates[position] = secrets.record(at: position).entry
        }
        return candidates
    }

    /// Makes those rotations of a request that a crash kept out of the ledger.
    ///
    /// By an entry that was edited since, a secret may have been left out then, or not meant: it is not rotated.
    mutating func completeRequest(_ id: String, of candidates: [Int: String], in batch: inout Batch) {
        guard var record = requests.record(of: id), record.state == .recorded else { return }
        let missing = selected(by: record.request.selection).filter { position in
            candidates[position].map { $0 == secrets.record(at: position).entry } ?? false
        }
        // What has become impossible meanwhile, by another prefix or schedule say, is left out.
        for (position, versionID) in plan(record, for: missing).rotations {
            _ = begin(versionID, of: record, at: position, in: &batch)
        }
        // The records of a commit keep their order: whoever reads this one has those before it.
        record.state = .open
        batch.records.append(.request(record))
    }

    /// Records what has become of requests: that all their rotations are recorded, or final.
    ///
    /// Until that is durable, no reload and no order may change what the request left out: who starts from the ledger
    /// then takes what is missing for lost.
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
        record.follow(recurrence)
        batch.tell(.cadenceReset(record.id, next: record.next))
    }
}
