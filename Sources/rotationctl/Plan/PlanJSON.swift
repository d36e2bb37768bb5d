import RotationCore

/// A plan as one JSON object.
struct PlanJSON {
    private var json = JSONWriter()

    /// Writes the plan to standard output.
    mutating func write(_ plan: Plan, _ remedies: PlanRemedies?) {
        var output = StandardOutput()
        json.write(#"{"from":"#)
        json.write(string: plan.start.rfc3339)
        json.write(#","to":"#)
        json.write(string: plan.end.rfc3339)
        json.writeList(#","rotations":"#, plan.rotations, to: &output) { json, line in
            Self.write(line, of: plan, to: &json)
        }
        json.writeList(#","waiting":"#, plan.waiting, to: &output) { json, line in
            Self.write(line, of: plan, to: &json)
        }
        json.writeList(#","late":"#, plan.late, to: &output) { json, line in
            json.write(member: "account", line.secret.account)
            json.write(member: "secret", line.secret.name)
            json.write(member: "versionId", line.versionID.text)
            json.write(member: "reason", plan.reason(for: line))
        }
        json.writeList(#","held":"#, plan.holds, to: &output) { json, hold in
            json.write(member: "account", hold.account)
            if let secret = hold.secret { json.write(member: "secret", secret) }
            json.write(member: "code", hold.code)
        }
        json.writeList(#","hours":"#, plan.hours, to: &output) { json, hour in
            json.write(member: "account", hour.account)
            json.write(member: "start", hour.start.rfc3339)
            json.write(#","calls":"#)
            json.write(number: hour.calls)
        }
        json.writeList(#","quotas":"#, plan.accountsByQuota, to: &output) { json, members in
            Self.writeAccounts(members.map(\.key), to: &json)
        }
        json.writeList(#","headroom":"#, rooms(of: plan), to: &output) { json, item in
            Self.writeAccounts(item.quota.accounts.map(\.key), to: &json)
            if let region = item.quota.region { json.write(member: "region", region) }
            if let window = item.room.window {
                json.write(member: "window", window.window.text)
                json.write(member: "timezone", window.zone)
            }
            json.write(#","monthlySecrets":"#)
            json.write(number: item.room.monthly)
            json.write(item.room.window == nil ? #","eachDay":"# : #","eachOpening":"#)
            json.write(number: item.room.each)
            json.write(member: "fullest", item.room.fullest.lowerBound.rfc3339)
        }
        if let remedies {
            json.writeList(#","changes":"#, remedies.remedies, to: &output) { json, remedy in
                json.write(#""keys":["#)
                for (index, part) in remedy.parts.enumerated() {
                    json.write(index == 0 ? "{" : ",{")
                    Self.write(part, to: &json)
                    json.write("}")
                }
                json.write("]")
            }
        }
        json.write(#","superseded":"#)
        json.write(number: plan.superseded)
        json.write("}\n")
        json.move(to: &output)
        output.flush()
    }

    private func rooms(of plan: Plan) -> [(quota: PlanQuota, room: PlanRoom)] {
        plan.quotas.flatMap { quota in PlanRoom.rooms(in: quota, of: plan).map { (quota, $0) } }
    }

    /// The members that tell which rotation it is.
    static func writeName(of line: ForecastLine, to json: inout JSONWriter) {
        json.write(member: "account", line.secret.account)
        json.write(member: "region", line.secret.region)
        json.write(member: "secret", line.secret.name)
        json.write(member: "versionId", line.versionID.text)
    }

    /// `"accounts":["main"]`.
    static func writeAccounts(_ keys: [String], to json: inout JSONWriter) {
        json.write(#""accounts":["#)
        for (index, key) in keys.enumerated() {
            if index > 0 { json.write(",") }
            json.write(string: key)
        }
        json.write("]")
    }

    /// The members of a rotation.
    static func write(_ line: ForecastLine, of plan: Plan, to json: inout JSONWriter) {
        writeName(of: line, to: &json)
        let due = line.due.rfc3339
        json.write(member: "due", due)
        if let opening = plan.openings.opening(for: line) { json.write(member: "opens", opening.rfc3339) }
        if let send = line.send { json.write(member: "send", send == line.due ? due : send.rfc3339) }
        json.write(member: "deadline", line.deadline.rfc3339)
        if let cause = line.cause { json.write(member: "waitsFor", cause.rawValue) }
    }

    private static func write(_ part: PlanRemedy.Part, to json: inout JSONWriter) {
        switch part.change {
        case .window(let old, let new, let zone, _):
            json.write(member: "key", "window")
            json.write(member: "from", old.text)
            json.write(member: "to", new.text)
            json.write(member: "timezone", zone)
        case .within(let old, let new):
            json.write(member: "key", "within")
            json.write(member: "from", old.scheduleText)
            json.write(member: "to", new.scheduleText)
        case .anchor(let every):
            json.write(member: "key", "anchor")
            json.write(member: "every", every.scheduleText)
        case .cron(let old, let new):
            json.write(member: "key", "cron")
            json.write(member: "from", old)
            json.write(member: "to", new)
        }
        json.write(member: "account", part.first.account)
        json.write(member: "region", part.first.region)
        json.write(member: "secret", part.first.name)
        json.write(#","secrets":"#)
        json.write(number: part.count)
    }
}
