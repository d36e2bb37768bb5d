import RotationCore

/// The rotations of a plan as a table: when due, when the window opens, when sent, until when in time, with which
/// VersionId, who, and why late.
struct PlanTable {
    private let plan: Plan
    /// Whether the account must be named, because there is more than one.
    private let namesAccounts: Bool
    private let namesRegions: Bool
    private let hasLate: Bool
    /// Of each line when its window opens, where it waits for that.
    private let openings: [Instant?]
    private let hasOpenings: Bool
    private let versionIDWidth: Int

    init(_ plan: Plan) {
        self.plan = plan
        namesAccounts = plan.accounts.count > 1
        let lines = plan.rotations + plan.waiting
        namesRegions = Set(lines.map(\.secret.region)).count > 1
        hasLate = lines.contains(where: \.isLate)
        openings = lines.map(plan.openings.opening)
        hasOpenings = openings.contains { $0 != nil }
        versionIDWidth = lines.map(\.versionID.text.utf8.count).max() ?? 0
    }

    /// Writes the table, or nothing where there is no rotation.
    func write(to output: inout StandardOutput) {
        guard !plan.rotations.isEmpty || !plan.waiting.isEmpty else { return }
        writeRow(
            Row(
                due: "DUE", opens: "OPENS", sent: "SENT", deadline: "DEADLINE", late: "LATE", versionID: "VERSION ID",
                secret: "SECRET"),
            to: &output)
        for (line, opening) in zip(plan.rotations + plan.waiting, openings) {
            let end = line.send ?? plan.end
            let why = line.isLate ? " (\(plan.reason(for: line)))" : ""
            writeRow(
                Row(
                    due: PlanText.time(line.due), opens: opening.map(PlanText.time) ?? "",
                    sent: line.send.map(PlanText.time) ?? "waits", deadline: PlanText.time(line.deadline),
                    late: line.isLate ? PlanText.length(end.duration(since: line.deadline)) : "",
                    versionID: line.versionID.text, secret: name(of: line.secret) + why),
                to: &output)
        }
    }

    private struct Row {
        var due: String
        var opens: String
        var sent: String
        var deadline: String
        var late: String
        var versionID: String
        var secret: String
    }

    private func writeRow(_ row: Row, to output: inout StandardOutput) {
        var cells = [PlanText.padded(row.due, to: 19)]
        if hasOpenings { cells.append(PlanText.padded(row.opens, to: 19)) }
        cells += [PlanText.padded(row.sent, to: 19), PlanText.padded(row.deadline, to: 19)]
        if hasLate { cells.append(PlanText.padded(row.late, to: 7)) }
        cells += [PlanText.padded(row.versionID, to: versionIDWidth), row.secret]
        output.writeLine(cells.joined(separator: "  "))
    }

    private func name(of secret: SecretID) -> String {
        var parts: [String] = []
        if namesAccounts { parts.append(secret.account) }
        if namesRegions { parts.append(secret.region) }
        return (parts + [secret.name]).joined(separator: " ")
    }
}
