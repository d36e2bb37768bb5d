import RotationCore

/// What another schedule changes of a plan, for people.
struct PlanDifferenceText {
    private let difference: PlanDifference
    private let shown: [PlanDifference.Change]
    private let terminal: Terminal

    /// The changes of the first rows of a table, or every one.
    init(_ difference: PlanDifference, isWhole: Bool, on terminal: Terminal) {
        self.difference = difference
        self.terminal = terminal
        shown = isWhole ? difference.changes : Array(difference.changes.prefix(PlanTable.fewRows))
    }

    /// Writes them.
    func write(to output: inout StandardOutput) {
        writeTable(to: &output)
        writeCounts(to: &output)
        for change in PlanQuotaChange.changes(from: difference.old, to: difference.new) {
            output.writeLine(change.text)
        }
    }

    private func writeTable(to output: inout StandardOutput) {
        guard !shown.isEmpty else { return }
        let names = PlanNames(of: difference.old.configuration, difference.new.configuration)
        var rows: [(cells: [String], isAlarm: Bool)] = [
            (["CHANGE", "BEFORE (UTC)", "AFTER (UTC)", "SECRET", "VERSION ID", ""], false)
        ]
        for change in shown {
            let (old, new) = (difference.oldLine(of: change), difference.newLine(of: change))
            guard let line = new ?? old else { continue }
            let word = change.kind == .judged ? "same time" : change.kind.rawValue
            rows.append(
                (
                    [
                        word, old.map { $0.send.map(PlanText.time) ?? "not sent" } ?? "",
                        new.map { $0.send.map(PlanText.time) ?? "not sent" } ?? "", names.name(of: line.secret),
                        line.versionID.text, note(on: change),
                    ], difference.isNewlyLate(change)
                ))
        }
        let widths = (0..<6).map { column in rows.map { $0.cells[column].count }.max() ?? 0 }
        for (index, row) in rows.enumerated() {
            var text = zip(row.cells, widths).map { PlanText.padded($0, to: $1) }.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            output.writeLine(terminal.styled(text, index == 0 ? .dim : row.isAlarm ? .alarm : .plain))
        }
        let rest = difference.changes.count - shown.count
        if rest > 0 {
            output.writeLine("\(terminal.ellipsis) \(PlanText.number(rest)) more changes: --all shows them")
        }
        output.writeLine("")
    }

    private func note(on change: PlanDifference.Change) -> String {
        if difference.isNoLongerLate(change) { return "no longer late" }
        guard difference.isNewlyLate(change), let line = difference.newLine(of: change) else { return "" }
        let lateness = (line.send ?? difference.new.end).duration(since: line.deadline)
        return "newly LATE by \(PlanText.length(lateness)): \(difference.new.reason(for: line))"
    }

    private func writeCounts(to output: inout StandardOutput) {
        let span = "\(PlanText.time(difference.new.start)) to \(PlanText.time(difference.new.end)) UTC"
        guard !difference.changes.isEmpty else {
            let count = PlanText.count(difference.unchanged, "rotation")
            return output.writeLine("No rotation changes from \(span): \(count), each as it was.")
        }
        let changes = difference.changes
        let kinds = [PlanDifference.Kind.added, .gone, .moved]
        var counts = kinds.map { kind in (changes.count { $0.kind == kind }, kind.rawValue) }
        counts.append((changes.count(where: difference.isNewlyLate), "newly late"))
        counts.append((changes.count(where: difference.isNoLongerLate), "no longer late"))
        let parts = counts.map { "\(PlanText.number($0)) \($1)" }
        output.writeLine("Rotations from \(span): \(parts.joined(separator: ", ")).")
        output.writeLine("\(PlanText.count(difference.unchanged, "rotation")) as before.")
    }
}
