import RotationCore

/// The rotations of a plan as a table: when due, when sent, with which VersionId, who.
struct PlanTable {
    private let plan: Plan
    /// Whether the account must be named, because there is more than one.
    private let namesAccounts: Bool
    private let namesRegions: Bool
    private let hasLate: Bool
    private let versionIDWidth: Int

    init(_ plan: Plan) {
        self.plan = plan
        namesAccounts = plan.accounts.count > 1
        let lines = plan.rotations + plan.waiting
        namesRegions = Set(lines.map(\.secret.region)).count > 1
        hasLate = lines.contains(where: \.isLate)
        versionIDWidth = lines.map(\.versionID.text.utf8.count).max() ?? 0
    }

    /// Writes the table, or nothing where there is no rotation.
    func write(to output: inout StandardOutput) {
        guard !plan.rotations.isEmpty || !plan.waiting.isEmpty else { return }
        writeRow("DUE", "SENT", "LATE", "VERSION ID", "SECRET", to: &output)
        for line in plan.rotations + plan.waiting {
            let end = line.send ?? plan.end
            let late = line.isLate ? PlanText.length(end.duration(since: line.deadline)) : ""
            writeRow(
                PlanText.time(line.due), line.send.map(PlanText.time) ?? "waits", late, line.versionID.text,
                name(of: line.secret), to: &output)
        }
    }

    private func writeRow(
        _ due: String, _ sent: String, _ late: String, _ versionID: String, _ secret: String,
        to output: inout StandardOutput
    ) {
        var row = PlanText.padded(due, to: 19) + "  " + PlanText.padded(sent, to: 19) + "  "
        if hasLate { row += PlanText.padded(late, to: 7) + "  " }
        output.writeLine(row + PlanText.padded(versionID, to: versionIDWidth) + "  " + secret)
    }

    private func name(of secret: SecretID) -> String {
        var parts: [String] = []
        if namesAccounts { parts.append(secret.account) }
        if namesRegions { parts.append(secret.region) }
        return (parts + [secret.name]).joined(separator: " ")
    }
}
