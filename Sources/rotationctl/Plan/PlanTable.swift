import RotationCore

/// The rotations of a plan as a table: who, when, with which VersionId, and why it waited.
struct PlanTable {
    /// How many rows there are where not all are asked for.
    static let fewRows = 40

    private let plan: Plan
    private let terminal: Terminal
    private let rows: [Row]
    /// How many rotations have no row.
    private let rest: Int
    private let names: PlanNames

    /// A row, with what its cells say.
    private struct Row {
        var send: String
        var secret: String
        var versionID: String
        var note: String
        var isLate: Bool
    }

    /// The rotations of the secrets that `shown` matches, of all where it is nil; the first of them, or every one.
    init(_ plan: Plan, shown: Glob?, isWhole: Bool, on terminal: Terminal) {
        self.plan = plan
        self.terminal = terminal
        names = PlanNames(of: plan.configuration)
        let notes = PlanNotes(plan)
        var rows: [Row] = []
        var rest = 0
        for line in [plan.rotations, plan.waiting].joined() {
            if let shown, !shown.matches(line.secret.name) { continue }
            guard isWhole || rows.count < Self.fewRows else {
                if shown == nil { break }
                rest += 1
                continue
            }
            rows.append(
                Row(
                    send: line.send.map(PlanText.time) ?? "not sent", secret: names.name(of: line.secret),
                    versionID: line.versionID.text, note: notes.note(on: line), isLate: line.isLate))
        }
        self.rows = rows
        self.rest = shown == nil ? plan.rotations.count + plan.waiting.count - rows.count : rest
    }

    /// Writes the table, or nothing where there is no rotation.
    func write(to output: inout StandardOutput) {
        guard !rows.isEmpty else { return }
        let widths = widths
        let heading = Row(
            send: "WHEN (UTC)", secret: "SECRET", versionID: "VERSION ID",
            note: rows.contains { !$0.note.isEmpty } ? "WHY IT WAITED" : "", isLate: false)
        for (index, row) in ([heading] + rows).enumerated() {
            let secret = PlanText.shortened(row.secret, to: widths.secret, ellipsis: terminal.ellipsis)
            let cells = [
                PlanText.padded(row.send, to: 19), PlanText.padded(secret, to: widths.secret),
                PlanText.padded(row.versionID, to: widths.versionID), row.note,
            ]
            var text = cells.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            output.writeLine(terminal.styled(text, index == 0 ? .dim : row.isLate ? .alarm : .plain))
        }
        guard rest > 0 else { return }
        let more = "\(terminal.ellipsis) \(PlanText.number(rest)) more until \(PlanText.time(plan.end)):"
        output.writeLine("\(more) --all shows them, --secret GLOB those of some secrets")
    }

    /// The widths of the middle columns: as wide as what is in them, and names cut where the terminal ends.
    private var widths: (secret: Int, versionID: Int) {
        let versionID = max(rows.lazy.map(\.versionID.count).max() ?? 0, 10)
        let secret = max(rows.lazy.map(\.secret.count).max() ?? 0, 6)
        guard let columns = terminal.columns else { return (secret, versionID) }
        let note = rows.lazy.map(\.note.count).max() ?? 0
        return (min(secret, max(columns - 19 - versionID - note - 6, 20)), versionID)
    }
}
