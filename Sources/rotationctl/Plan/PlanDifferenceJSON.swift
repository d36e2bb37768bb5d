import RotationCore

/// What another schedule changes of a plan, as one JSON object.
struct PlanDifferenceJSON {
    private var json = JSONWriter()

    /// Writes it to standard output.
    mutating func write(_ difference: PlanDifference) {
        var output = StandardOutput()
        json.write(#"{"from":"#)
        json.write(string: difference.new.start.rfc3339)
        json.write(#","to":"#)
        json.write(string: difference.new.end.rfc3339)
        let changes = difference.changes.lazy
        json.writeList(#","added":"#, changes.filter { $0.kind == .added }, to: &output) { json, change in
            if let line = difference.newLine(of: change) { PlanJSON.write(line, of: difference.new, to: &json) }
        }
        json.writeList(#","gone":"#, changes.filter { $0.kind == .gone }, to: &output) { json, change in
            if let line = difference.oldLine(of: change) { PlanJSON.write(line, of: difference.old, to: &json) }
        }
        json.writeList(#","moved":"#, changes.filter { $0.kind == .moved }, to: &output) { json, change in
            guard let old = difference.oldLine(of: change), let new = difference.newLine(of: change) else { return }
            PlanJSON.writeName(of: new, to: &json)
            if let send = old.send { json.write(member: "from", send.rfc3339) }
            if let send = new.send { json.write(member: "to", send.rfc3339) }
        }
        json.writeList(#","newlyLate":"#, changes.filter(difference.isNewlyLate), to: &output) { json, change in
            guard let line = difference.newLine(of: change) else { return }
            PlanJSON.writeName(of: line, to: &json)
            json.write(member: "reason", difference.new.reason(for: line))
        }
        json.writeList(#","noLongerLate":"#, changes.filter(difference.isNoLongerLate), to: &output) { json, change in
            if let line = difference.oldLine(of: change) { PlanJSON.writeName(of: line, to: &json) }
        }
        let quotas = PlanQuotaChange.changes(from: difference.old, to: difference.new)
        json.writeList(#","quotas":"#, quotas, to: &output) { json, quota in
            PlanJSON.writeAccounts(quota.accounts, to: &json)
            json.write(#","before":"#)
            Self.write(quota.before, to: &json)
            json.write(#","after":"#)
            Self.write(quota.after, to: &json)
        }
        json.write(#","unchanged":"#)
        json.write(number: difference.unchanged)
        json.write("}\n")
        json.move(to: &output)
        output.flush()
    }

    private static func write(_ use: PlanQuotaChange.Use, to json: inout JSONWriter) {
        json.write(#"{"rotations":"#)
        json.write(number: use.rotations)
        json.write(#","mostSlots":"#)
        json.write(number: use.most)
        json.write(#","usableSlots":"#)
        json.write(number: use.usable)
        if let room = use.room {
            json.write(#","monthlyRoom":"#)
            json.write(number: room)
        }
        json.write("}")
    }
}
