import RotationCore

/// What would become of an operator's request, for people.
struct PlanRequestText {
    private let request: PlanRequest
    private let names: PlanNames
    private let notes: PlanNotes
    private let isWhole: Bool
    private let terminal: Terminal

    init(_ request: PlanRequest, isWhole: Bool, on terminal: Terminal) {
        self.request = request
        self.isWhole = isWhole
        self.terminal = terminal
        names = PlanNames(of: request.plan.configuration)
        notes = PlanNotes(request.plan)
    }

    /// Writes when each secret is rotated, how long all takes, and what it does to the schedule.
    func write(to output: inout StandardOutput) {
        writeTable(to: &output)
        writeLength(to: &output)
        let leftOut = request.leftOut
        if !leftOut.isEmpty {
            output.writeLine("\(PlanText.count(leftOut.count, "secret")) left out:")
            let shown = leftOut.prefix(isWhole ? leftOut.count : Self.fewNames)
            for (secret, reason) in shown { output.writeLine("  \(names.name(of: secret)): \(reason)") }
            if shown.count < leftOut.count {
                output.writeLine("  \(terminal.ellipsis) \(PlanText.number(leftOut.count - shown.count)) more")
            }
        }
        guard let first = request.newlyLate.first else {
            return output.writeLine("It makes no rotation of the schedule late.")
        }
        let count = PlanText.count(request.newlyLate.count, "rotation")
        let text =
            "It makes \(count) of the schedule late, first \(names.name(of: first.secret)) \(first.versionID.text)."
        output.writeLine(terminal.styled(text, .alarm))
    }

    private static let fewNames = 10

    private func writeTable(to output: inout StandardOutput) {
        let lines = request.forecast.lines
        guard !lines.isEmpty else { return }
        let shown = lines.prefix(isWhole ? lines.count : PlanTable.fewRows)
        var rows = [["WHEN (UTC)", "IN", "SECRET", "WHY IT WAITED"]]
        for line in shown {
            let wait = request.wait(of: line).map { $0 < .seconds(1) ? "now" : PlanText.length($0) }
            rows.append([
                line.send.map(PlanText.time) ?? "not sent", wait ?? "", names.name(of: line.secret),
                notes.waited(line) ?? "",
            ])
        }
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        for (index, row) in rows.enumerated() {
            var text = zip(row, widths).map { PlanText.padded($0, to: $1) }.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            output.writeLine(terminal.styled(text, index == 0 ? .dim : .plain))
        }
        let rest = lines.count - shown.count
        if rest > 0 { output.writeLine("\(terminal.ellipsis) \(PlanText.number(rest)) more: --all shows them") }
        output.writeLine("")
    }

    private func writeLength(to output: inout StandardOutput) {
        let lines = request.forecast.lines
        let how = request.isUrgent ? ", urgently" : ""
        let secrets = PlanText.count(lines.count, "secret")
        guard let length = request.forecast.length, let last = lines.last?.send else {
            let waiting = PlanText.number(request.waiting.count)
            return output.writeLine(
                "\(secrets) to rotate\(how): \(waiting) of them not by \(PlanText.time(request.plan.end)) UTC; "
                    + "write a longer --horizon.")
        }
        output.writeLine(
            "\(secrets) to rotate\(how): all within \(length < .seconds(1) ? "1s" : PlanText.length(length)), "
                + "the last at \(PlanText.time(last)) UTC.")
    }
}
