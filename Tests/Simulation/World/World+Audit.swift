package import RotationCore

extension World {
    /// Invariant 6: whatever came due since the first sight stands in exactly one rotation or run, and that one is
    /// final or under way.
    ///
    /// Only for worlds in which no schedule changed.
    package func audit(isQuiet: Bool = false) {
        for secret in configuration.secrets {
            guard let record = ledger.secrets[secret.id] else {
                fault("\(secret.id) is not known")
                continue
            }
            let rotations = ledger.rotations(of: secret.id).filter { $0.versionID.suffix.isEmpty }
            let recurrence = configuration.recurrence(of: secret)
            var since = record.since
            for (anchor, through) in (ledger.cadences[secret.id] ?? []) + [(record.anchor, record.handled)] {
                // A rotation from which they count is none of them.
                since = max(since, anchor ?? since)
                let named = rotations.filter { $0.versionID.nominal > since && $0.versionID.nominal <= through }
                audit(named, of: secret.id, recurrence.counted(from: anchor), after: since, through: through)
                since = max(since, through)
            }
            if let over = rotations.last, over.versionID.nominal > record.handled {
                fault("\(secret.id): \(over.versionID) was not dealt with")
            }
            let carriedOut = kms.carriedOut[secret.id] ?? []
            let all = ledger.rotations(of: secret.id)
            for rotation in all where rotation.state == .accepted && !carriedOut.contains(rotation.versionID) {
                fault("\(secret.id): \(rotation.versionID) was not carried out")
            }
            for versionID in carriedOut where !all.contains(where: { $0.versionID == versionID }) {
                fault("\(secret.id): \(versionID) is not in the ledger")
            }
            let unfinished = all.filter { !$0.state.isFinal }
            if unfinished.count > 2 { fault("\(secret.id): \(unfinished.count) unfinished rotations") }
            if isQuiet, !unfinished.isEmpty { fault("\(secret.id): \(unfinished.map(\.state)) in the end") }
            // What comes due while the secret is held is one run, which ends with the hold.
            guard record.hold == nil, !scheduler.isHeldForClock(account: secret.id.account), committing == nil,
                !wasRefused, isRunning, openChecks == 0
            else { continue }
            let entry = configuration.entries[secret.entry]
            if let due = record.next.map({ entry.dueTime(of: $0, for: secret.id) }), due <= wall {
                fault("\(secret.id): due at \(due) and not noticed")
            }
        }
    }

    /// Each occurrence of a recurrence stands in exactly one of a secret's rotations or runs.
    private func audit(
        _ rotations: [RotationRecord], of id: SecretID, _ recurrence: Recurrence, after since: Instant,
        through end: Instant
    ) {
        let expected = recurrence.count(after: since, through: end)
        let counted = rotations.reduce(0) { $0 + $1.count }
        if counted != expected {
            fault("\(id): \(counted) of \(expected) occurrences are accounted for from \(since) to \(end)")
        }
        var last: Instant?
        for rotation in rotations {
            if let last, rotation.first <= last { fault("\(rotation.secret): \(rotation.versionID) overlaps") }
            last = rotation.versionID.nominal
            if recurrence.latest(atOrBefore: rotation.versionID.nominal) != rotation.versionID.nominal {
                fault("\(rotation.secret): \(rotation.versionID) is none of its occurrences")
            }
        }
    }

    /// The changes of state of a secret, in order.
    package func states(of name: String) -> [RotationState] {
        transitions(of: name).map(\.state)
    }

    package func transitions(of name: String) -> [Transition] {
        notices.compactMap {
            if case .transition(let transition) = $0.notice, transition.rotation.secret.name == name {
                transition
            } else {
                nil
            }
        }
    }

    /// `sendTimes` in whole seconds.
    package func sendSeconds(of name: String) -> [Int64] { sendTimes(of: name).map { $0 / 1_000_000 } }

    /// True times at which calls for a secret were sent.
    package func sendTimes(of name: String) -> [Int64] {
        sendings.filter { $0.order.attempt.secret.name == name }.map(\.time)
    }
}
