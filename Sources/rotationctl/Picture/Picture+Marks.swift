import RotationCore

extension Picture {
    /// Each rotation of a row: how long it waited, when it is sent, whether that is late.
    mutating func drawMarks(of row: PictureRow, at middle: Double) {
        let lines = row.lines.map { plan.line(at: $0) }
        let places = lines.map { scale.x($0.send ?? plan.end) }
        // Until where a label of this row stands.
        var taken = scale.left
        for (index, line) in lines.enumerated() {
            let x = places[index]
            svg.open("g", ("data-rotations", "1"))
            svg.text("title", tooltip(of: line))
            let wait = scale.x(line.due)
            if line.due < line.send ?? plan.end, x - wait >= 2 {
                drawStretch("wait", wait, x, middle)
                // The wait itself says more than a label that would hide it.
                taken = x
            }
            if line.isLate { drawStretch("lateness", scale.x(line.deadline), x, middle) }
            drawMark(of: line, x, middle)
            svg.close()
            let next = lines.dropFirst(index + 1).first
            let free = next.map { min(places[index + 1], scale.x($0.due)) } ?? scale.right + 80
            drawLabel(of: line, x, middle, from: &taken, to: free)
        }
    }

    private mutating func drawStretch(_ style: String, _ from: Double, _ to: Double, _ y: Double) {
        svg.element("line", ("class", style), ("x1", from.svg), ("y1", y.svg), ("x2", to.svg), ("y2", y.svg))
    }

    private mutating func drawMark(of line: ForecastLine, _ x: Double, _ y: Double) {
        let size = rowHeight >= 26 ? 5.5 : 4.5
        let style = (line.send == nil ? "waits" : "sent") + (line.isLate ? " late" : "")
        guard line.isLate else {
            return svg.element("circle", ("class", style), ("cx", x.svg), ("cy", y.svg), ("r", size.svg))
        }
        let edge = size + 2.5
        let side = edge.svg
        svg.element(
            "path", ("class", line.send == nil ? style : "late"),
            ("d", "M\(x.svg) \((y - edge).svg)l\(side) \(side)l-\(side) \(side)l-\(side) -\(side)z"))
    }

    /// When it is, beside the mark, where there is room; that it is late, in any case that leaves some.
    private mutating func drawLabel(
        of line: ForecastLine, _ x: Double, _ middle: Double, from taken: inout Double, to next: Double
    ) {
        let late = PlanText.length((line.send ?? plan.end).duration(since: line.deadline))
        let when = line.send.map { scale.day >= 320 ? PictureScale.clock(scale.local($0)) : scale.dayTime($0) }
        let full = line.isLate ? [when ?? "not sent", "\(late) late"].joined(separator: ", ") : when ?? "waits"
        let texts = line.isLate ? ["\(full): \(plan.reason(for: line))", full, "\(late) late"] : [full]
        for text in texts {
            let width = Self.textWidth(text, size: 11) + 10
            let isRight = x + width + 6 <= min(next, scale.right + 80)
            guard isRight || x - width - 8 >= taken else { continue }
            svg.text(
                "text", text,
                ("class", "\(line.isLate ? "alarm" : "muted") small halo\(isRight ? "" : " end")"),
                ("x", (isRight ? x + 10 : x - 10).svg), ("y", (middle + 4).svg))
            taken = isRight ? x + width : x
            return
        }
        taken = max(taken, x)
    }

    private func tooltip(of line: ForecastLine) -> String {
        var lines = ["\(line.secret.name) \(line.versionID.text)", "due \(scale.moment(line.due))"]
        lines.append(line.send.map { "sent \(scale.moment($0))" } ?? "not sent in this time")
        lines.append("in time until \(scale.moment(line.deadline))")
        if line.isLate { lines.append("late: \(plan.reason(for: line))") }
        return lines.joined(separator: "\n")
    }

    /// How many rotations a row has in each bin, as bars.
    mutating func drawDensity(of row: PictureRow, on base: Double) {
        let filled = row.bins.sorted { $0.key < $1.key }
        let highest = max(row.bins.values.map(\.count).max() ?? 1, 1)
        let room = rowHeight - 9
        for (index, bin) in filled {
            let (start, end) = (bins.start(of: index), bins.end(of: index))
            let (left, right) = (scale.x(start), scale.x(end))
            let width = max(right - left - 1, 1)
            let height = max(Double(bin.count) / Double(highest) * room, 1.5)
            svg.open("g", ("data-rotations", "\(bin.count)"))
            let late = bin.late > 0 ? ", \(PlanText.number(bin.late)) late" : ""
            svg.text("title", "\(scale.moment(start)): \(PlanText.count(bin.count, "rotation"))\(late)")
            drawBar("bar", left, base, width, height)
            if bin.late > 0 { drawBar("bar late", left, base, width, Double(bin.late) / Double(bin.count) * height) }
            svg.close()
        }
        drawFacts(of: row, highest, at: base - room / 2 + 4)
    }

    /// Behind a row's bars: what the highest is, how many are late, and a mark for those that are not sent.
    private mutating func drawFacts(of row: PictureRow, _ highest: Int, at middle: Double) {
        if row.waiting > 0 {
            svg.open("g", ("data-rotations", "\(row.waiting)"))
            svg.text("title", "\(PlanText.count(row.waiting, "rotation")) not sent in this time")
            svg.element("circle", ("class", "waits"), ("cx", scale.right.svg), ("cy", (middle - 4).svg), ("r", "4"))
            svg.close()
        }
        let (most, late) = ("most \(PlanText.number(highest)) \(bins.unit)", "\(PlanText.number(row.late)) late")
        svg.text(
            "text", most, ("class", "muted small"), ("x", (scale.right + 9).svg),
            ("y", (row.late > 0 ? middle - 7 : middle).svg))
        guard row.late > 0 else { return }
        svg.text("text", late, ("class", "alarm small"), ("x", (scale.right + 9).svg), ("y", (middle + 7).svg))
    }

    private mutating func drawBar(_ style: String, _ x: Double, _ base: Double, _ width: Double, _ height: Double) {
        svg.element(
            "rect", ("class", style), ("x", x.svg), ("y", (base - height).svg), ("width", width.svg),
            ("height", height.svg))
    }
}
