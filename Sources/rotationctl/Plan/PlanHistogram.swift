import RotationCore

/// The calls of a quota as columns: one an hour, a day, or several days, as the horizon asks for.
struct PlanHistogram {
    /// How many lines the columns are high.
    private static let height = 8
    /// How wide it is where nobody reads on a terminal.
    private static let usualWidth = 100
    /// The horizon up to which a column is an hour.
    private static let mostHours = 72

    private let quota: PlanQuota
    private let terminal: Terminal
    /// What the columns are: their length, and when the first begins.
    private let scale: PlanColumns
    /// The calls of each column.
    private let calls: [Int]
    /// Of each, whether a rotation in it waited for a slot.
    private let isFull: [Bool]
    /// The calls that the quota lets into one column, if nothing else is sent.
    private let capacity: Int
    /// The calls of a column of full height.
    private let top: Int

    init(_ quota: PlanQuota, from start: Instant, until end: Instant, on terminal: Terminal) {
        self.quota = quota
        self.terminal = terminal
        let columns = terminal.columns ?? Self.usualWidth
        scale = PlanColumns(from: start, until: end, mostHours: Self.mostHours, most: columns - 16)
        var calls = [Int](repeating: 0, count: scale.count)
        var isFull = [Bool](repeating: false, count: scale.count)
        for (send, waited) in zip(quota.sends, quota.waited) {
            let index = scale.column(of: send)
            calls[index] += 1
            if waited { isFull[index] = true }
        }
        self.calls = calls
        self.isFull = isFull
        let turns = (scale.length.microseconds - 1) / max(quota.span.microseconds, 1)
        let (product, overflow) = (Int(turns) + 1).multipliedReportingOverflow(by: quota.usable)
        capacity = overflow ? .max : product
        let most = calls.max() ?? 0
        // Where the columns would be too low to be told apart, the mark of the quota is above the picture.
        top = most > capacity || most < capacity / 4 ? max(most, 1) : capacity
    }

    /// Writes it.
    func write(to output: inout StandardOutput) {
        let unit = scale.unitText
        output.writeLine("")
        output.writeLine("Slots \(unit), \(quota.title): \(quota.text)")
        let labels = [PlanText.number(capacity), PlanText.number(top)]
        let gutter = max(labels.map(\.count).max() ?? 1, 4)
        let mark = "\(PlanText.number(capacity)) usable \(unit)"
        if top >= capacity {
            writeMark(mark, gutter, to: &output)
        } else {
            let text = "\(PlanText.indented("", to: gutter)) \(terminal.isUnicode ? "↑" : "^") \(mark)"
            output.writeLine(terminal.styled(text, .dim))
        }
        for level in (0..<Self.height).reversed() { writeLevel(level, gutter, to: &output) }
        if isFull.contains(true) { writeFull(gutter, to: &output) }
        for line in scale.axis(terminal.isUnicode ? ("└", "┴", "─") : ("+", "+", "-")) {
            output.writeLine(terminal.styled(PlanText.indented("", to: gutter) + " " + line, .dim))
        }
    }

    private func writeMark(_ mark: String, _ gutter: Int, to output: inout StandardOutput) {
        let stroke = terminal.isUnicode ? "╌" : "-"
        let line = String(repeating: stroke, count: scale.width + 1)
        let label = PlanText.indented(PlanText.number(capacity), to: gutter)
        output.writeLine(terminal.styled("\(label) \(line) \(mark)", .dim))
    }

    private func writeLevel(_ level: Int, _ gutter: Int, to output: inout StandardOutput) {
        // The top line has the number of a full column, where the mark does not say it.
        let isLabelled = level == Self.height - 1 && top != capacity
        let label = PlanText.indented(isLabelled ? PlanText.number(top) : "", to: gutter)
        var line = terminal.isUnicode ? "│" : "|"
        for calls in calls {
            let column = String(repeating: cell(calls, at: level), count: scale.barWidth)
            line += PlanText.padded(column, to: scale.columnWidth)
        }
        while line.last == " " { line.removeLast() }
        output.writeLine("\(label) \(line)")
    }

    /// What of a column is seen at a level, counted from 0 at the bottom.
    private func cell(_ calls: Int, at level: Int) -> String {
        let steps = terminal.isUnicode ? Self.eighths : Self.halves
        let height = Double(calls) / Double(top) * Double(Self.height * (steps.count - 1))
        // What there is at all is seen.
        let rest = max(Int(height.rounded()), calls > 0 ? 1 : 0) - level * (steps.count - 1)
        return steps[min(max(rest, 0), steps.count - 1)]
    }

    private func writeFull(_ gutter: Int, to output: inout StandardOutput) {
        var line = " "
        for isFull in isFull {
            line += PlanText.padded(String(repeating: isFull ? "!" : " ", count: scale.barWidth), to: scale.columnWidth)
        }
        line = PlanText.padded(line, to: scale.width + 1)
        let gap = PlanText.indented("", to: gutter)
        output.writeLine("\(gap) \(terminal.styled(line, .alarm)) ! some waited for a slot")
    }

    private static let eighths = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    private static let halves = [" ", ".", "#"]
}
