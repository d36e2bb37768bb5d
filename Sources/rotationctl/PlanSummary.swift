import RotationCore

/// What matters most of a plan, in sentences.
struct PlanSummary {
    let plan: Plan

    /// Writes it.
    func write(to output: inout StandardOutput) {
        if !plan.rotations.isEmpty || !plan.waiting.isEmpty { output.writeLine("") }
        let span = "\(PlanText.time(plan.start)) to \(PlanText.time(plan.end)) UTC"
        output.writeLine("\(PlanText.count(plan.rotations.count, "rotation")) from \(span).")
        if !plan.waiting.isEmpty {
            output.writeLine("\(PlanText.count(plan.waiting.count, "rotation")) still waiting then.")
        }
        if plan.superseded > 0 {
            output.writeLine(
                "\(PlanText.count(plan.superseded, "occurrence")) overtaken by a newer one of the same secret.")
        }
        for members in plan.accountsByQuota where members.count > 1 {
            output.writeLine("Accounts that share a quota: \(members.map(\.key).joined(separator: ", ")).")
        }
        for hold in plan.holds {
            let text =
                if let secret = hold.secret {
                    "Secret \(secret) of account \(hold.account) is held (\(hold.code)): nothing of it is sent."
                } else {
                    "Account \(hold.account) is held (\(hold.code)): taken to end with its next probe."
                }
            output.writeLine(text)
        }
        writeLate(to: &output)
    }

    private func writeLate(to output: inout StandardOutput) {
        var counts: [String: Int] = [:]
        for line in plan.late { counts["\(line.secret.account): \(plan.reason(for: line))", default: 0] += 1 }
        guard !counts.isEmpty else { return output.writeLine("None late.") }
        for (reason, count) in counts.sorted(by: { $0.key < $1.key }) {
            output.writeLine("\(count) late in account \(reason).")
        }
    }
}
