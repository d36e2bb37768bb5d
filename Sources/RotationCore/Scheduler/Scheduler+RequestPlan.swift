extension Scheduler {
    /// What a request comes to.
    struct RequestPlan {
        /// The secrets that are rotated, by position, and as what.
        var rotations: [(position: Int, versionID: VersionID)] = []
        var leftOut: [RequestedSecret] = []
        /// Why the whole of it cannot be done: the first reason.
        private(set) var fault: String?

        mutating func add(fault: String) {
            if self.fault == nil { self.fault = fault }
        }
    }

    /// What a request comes to for these secrets, as they are now.
    func plan(_ record: RequestRecord, for positions: [Int]) -> RequestPlan {
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
                plan.leftOut.append(
                    RequestedSecret(secret: id, standing: .held, reason: "\(hold.code): \(hold.message)"))
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

    /// Why a request is refused that comes to this; nil: it is not.
    func refusal(of plan: RequestPlan, for request: OperatorRequest) -> String? {
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
}
