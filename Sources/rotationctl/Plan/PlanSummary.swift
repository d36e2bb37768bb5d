import RotationCore

/// What matters most of a plan, in sentences.
struct PlanSummary {
    let plan: Plan
    /// What makes it fit; nil where nothing is late that a change can help.
    let remedies: PlanRemedies?
    let terminal: Terminal

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
        writeRemedies(to: &output)
        for quota in plan.quotas {
            for room in PlanRoom.rooms(in: quota, of: plan) {
                output.writeLine("\(quota.title.first?.uppercased() ?? "")\(quota.title.dropFirst()): \(room.text).")
            }
        }
    }

    private func writeLate(to output: inout StandardOutput) {
        guard plan.lateness.total > 0 else { return output.writeLine("None late.") }
        let names = PlanNames(of: plan.configuration)
        for group in plan.lateness.groups {
            let count = plan.lateness.counts[group] ?? 0
            output.writeLine(
                terminal.styled("\(PlanText.number(count)) late in account \(group.account): \(group.reason).", .alarm))
            guard let worst = plan.lateness.worst[group] else { continue }
            let length = (worst.send ?? plan.end).duration(since: worst.deadline)
            output.writeLine(
                "  The latest is \(names.name(of: worst.secret)), due \(PlanText.time(worst.due)), in time until "
                    + "\(PlanText.time(worst.deadline)), "
                    + "\(worst.send.map { "sent \(PlanText.time($0))" } ?? "not sent at the end"): "
                    + "\(PlanText.length(length)) late.")
        }
    }

    private func writeRemedies(to output: inout StandardOutput) {
        guard let remedies else { return }
        guard !remedies.remedies.isEmpty else {
            return output.writeLine(
                "No longer `within`, wider window or spread times were found that make it fit "
                    + "(\(PlanText.count(remedies.forecasts, "forecast")) tried).")
        }
        let names = PlanNames(of: plan.configuration)
        for (index, remedy) in remedies.remedies.enumerated() {
            let texts = remedy.texts(names, ellipsis: terminal.ellipsis)
            let head = index == 0 ? "The smallest change that makes it fit: " : "Or: "
            let rest = texts.count > Self.mostParts ? "; and \(texts.count - Self.mostParts) more such changes" : ""
            output.writeLine("\(head)\(texts.prefix(Self.mostParts).joined(separator: "; "))\(rest).")
        }
    }

    private static let mostParts = 5
}
