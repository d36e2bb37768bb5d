import RotationCore

/// A plan as one JSON object.
struct PlanJSON {
    private var json = JSONWriter()

    /// Writes the plan to standard output.
    mutating func write(_ plan: Plan) {
        var output = StandardOutput()
        json.write(#"{"from":"#)
        json.write(string: plan.start.rfc3339)
        json.write(#","to":"#)
        json.write(string: plan.end.rfc3339)
        writeList(#","rotations":"#, plan.rotations, to: &output) { json, line in
            Self.write(line, of: plan, to: &json)
        }
        writeList(#","waiting":"#, plan.waiting, to: &output) { json, line in
            Self.write(line, of: plan, to: &json)
        }
        writeList(#","late":"#, plan.late, to: &output) { json, line in
            json.write(member: "account", line.secret.account)
            json.write(member: "secret", line.secret.name)
            json.write(member: "versionId", line.versionID.text)
            json.write(member: "reason", plan.reason(for: line))
        }
        writeList(#","held":"#, plan.holds, to: &output) { json, hold in
            json.write(member: "account", hold.account)
            if let secret = hold.secret { json.write(member: "secret", secret) }
            json.write(member: "code", hold.code)
        }
        writeList(#","hours":"#, plan.hours, to: &output) { json, hour in
            json.write(member: "account", hour.account)
            json.write(member: "start", hour.start.rfc3339)
            json.write(#","calls":"#)
            json.write(number: hour.calls)
        }
        writeList(#","quotas":"#, plan.accountsByQuota, to: &output) { json, members in
            json.write(#""accounts":["#)
            for (index, account) in members.enumerated() {
                if index > 0 { json.write(",") }
                json.write(string: account.key)
            }
            json.write("]")
        }
        json.write(#","superseded":"#)
        json.write(number: plan.superseded)
        json.write("}\n")
        json.move(to: &output)
        output.flush()
    }

    private static func write(_ line: ForecastLine, of plan: Plan, to json: inout JSONWriter) {
        json.write(member: "account", line.secret.account)
        json.write(member: "region", line.secret.region)
        json.write(member: "secret", line.secret.name)
        json.write(member: "versionId", line.versionID.text)
        json.write(member: "due", line.due.rfc3339)
        if let opening = plan.openings.opening(for: line) { json.write(member: "opens", opening.rfc3339) }
        if let send = line.send { json.write(member: "send", send.rfc3339) }
        json.write(member: "deadline", line.deadline.rfc3339)
        if let cause = line.cause { json.write(member: "waitsFor", cause.rawValue) }
    }

    /// Writes an array of objects, each on a line of its own, so that line tools find something too.
    private mutating func writeList<Element>(
        _ head: StaticString, _ elements: some Sequence<Element>, to output: inout StandardOutput,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        json.write(head)
        json.write("[")
        for (index, element) in elements.enumerated() {
            json.write(index == 0 ? "\n{" : ",\n{")
            write(&json, element)
            json.write("}")
            json.move(to: &output)
        }
        json.write("]")
    }
}
