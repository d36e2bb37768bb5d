import RotationCore

/// What would become of an operator's request, as one JSON object.
struct PlanRequestJSON {
    private var json = JSONWriter()

    /// Writes it to standard output.
    mutating func write(_ request: PlanRequest) {
        var output = StandardOutput()
        json.write(#"{"from":"#)
        json.write(string: request.plan.start.rfc3339)
        json.write(#","to":"#)
        json.write(string: request.plan.end.rfc3339)
        json.write(request.isUrgent ? #","urgent":true,"secrets":"# : #","urgent":false,"secrets":"#)
        json.write(number: request.forecast.lines.count)
        if let length = request.forecast.length {
            json.write(#","seconds":"#)
            json.write(number: Int(length.microseconds / 1_000_000))
        }
        for (head, lines) in [(#","rotations":"#, true), (#","waiting":"#, false)] as [(StaticString, Bool)] {
            let part = request.forecast.lines.lazy.filter { ($0.send != nil) == lines }
            json.writeList(head, part, to: &output) { json, line in Self.write(line, to: &json) }
        }
        json.writeList(#","leftOut":"#, request.leftOut, to: &output) { json, item in
            Self.write(item.secret, to: &json)
            json.write(member: "reason", item.reason)
        }
        json.writeList(#","newlyLate":"#, request.newlyLate, to: &output) { json, line in
            PlanJSON.writeName(of: line, to: &json)
            json.write(member: "reason", request.plan.reason(for: line))
        }
        json.write("}\n")
        json.move(to: &output)
        output.flush()
    }

    private static func write(_ line: ForecastLine, to json: inout JSONWriter) {
        write(line.secret, to: &json)
        json.write(member: "due", line.due.rfc3339)
        if let send = line.send { json.write(member: "send", send.rfc3339) }
        json.write(member: "deadline", line.deadline.rfc3339)
        if let cause = line.cause { json.write(member: "waitsFor", cause.rawValue) }
    }

    private static func write(_ secret: SecretID, to json: inout JSONWriter) {
        json.write(member: "account", secret.account)
        json.write(member: "region", secret.region)
        json.write(member: "secret", secret.name)
    }
}
