import RotationCore

extension Picture {
    /// The accounts with their rows.
    mutating func drawRows() {
        for account in rows.accounts {
            y += 34
            drawHeading(of: account.configuration)
            let isPlain = account.groups.count == 1 && account.groups[0].times.isAlways
            for group in account.groups {
                drawTimes(of: group, isNamed: !isPlain)
                for row in group.rows { drawRow(row) }
            }
        }
        y += 12
    }

    private mutating func drawHeading(of account: AccountConfiguration) {
        svg.text("text", account.key, ("class", "account"), ("x", Self.margin.svg), ("y", y.svg))
        let x = Self.margin + Self.textWidth(account.key, size: 17.5) + 12
        if x + Self.textWidth(account.region, size: 12) < scale.left {
            svg.text("text", account.region, ("class", "muted"), ("x", x.svg), ("y", y.svg))
        }
        svg.element(
            "line", ("class", "rule"), ("x1", Self.margin.svg), ("y1", (y + 9).svg),
            ("x2", (Self.width - Self.margin).svg), ("y2", (y + 9).svg))
        y += 14
    }

    /// The open times and the freezes behind the rows of a group, and above them what they are.
    private mutating func drawTimes(of group: PictureGroup, isNamed: Bool) {
        let height = Double(group.rows.count) * rowHeight
        if isNamed { y += 24 } else { y += 4 }
        let configuration = plan.configuration
        if isNamed {
            let text = Self.text(of: group.times, in: configuration, scale.zone)
            svg.text("text", text, ("class", "opens small"), ("x", Self.margin.svg), ("y", (y - 6).svg))
        }
        if let window = group.times.window {
            let times = OpeningTimes(
                window: window, zone: group.times.zone, freezes: group.times.freezes.map { configuration.freezes[$0] },
                in: configuration.zones)
            drawWindow(times, window.text, height)
        }
        for freeze in group.times.freezes { draw(configuration.freezes[freeze], height) }
    }

    /// `open Mon–Fri 01:00–05:00`, with the zone where that is not the picture's.
    static func text(of times: PictureTimes, in configuration: Configuration, _ zone: TimeZoneRules) -> String {
        guard let window = times.window else { return "at any time" }
        let text = "open " + window.text.replacing("..", with: "–").replacing("-", with: "–")
        let own = configuration.zones[times.zone]
        return own.name == zone.name ? text : "\(text) \(own.name)"
    }

    /// The open times, where they are wide enough to be seen.
    private mutating func drawWindow(_ times: OpeningTimes, _ text: String, _ height: Double) {
        let stretches = times.stretches(from: plan.start, to: plan.end)
        let widths = stretches.prefix(50).map { scale.x($0.upperBound) - scale.x($0.lowerBound) }
        guard let widest = widths.max(), widest >= 1 else { return }
        var path = ""
        for stretch in stretches {
            let (left, right) = (scale.x(stretch.lowerBound), scale.x(stretch.upperBound))
            path += "M\(left.svg) \(y.svg)H\(right.svg)v\(height.svg)H\(left.svg)z"
        }
        svg.element("path", title: "open: \(text)", ("class", "open"), ("d", path))
    }

    private mutating func draw(_ freeze: Freeze, _ height: Double) {
        let open = OpeningTimes(window: nil, zone: .utc, freezes: [freeze], in: plan.configuration.zones)
        var start = plan.start
        var isNamed = false
        for stretch in open.stretches(from: plan.start, to: plan.end) + [plan.end..<plan.end] {
            defer { start = stretch.upperBound }
            guard start < stretch.lowerBound else { continue }
            let (left, right) = (scale.x(start), scale.x(stretch.lowerBound))
            svg.element(
                "rect", title: "freeze \(freeze.name)", ("fill", "url(#frozen)"), ("x", left.svg), ("y", y.svg),
                ("width", max(right - left, 1).svg), ("height", height.svg))
            guard !isNamed else { continue }
            isNamed = true
            let width = Self.textWidth(freeze.name, size: 11)
            let isAtEnd = left + width > scale.right
            svg.text(
                "text", freeze.name, ("class", isAtEnd ? "freezes small end" : "freezes small"),
                ("x", (isAtEnd ? right : left).svg), ("y", (y - 6).svg))
        }
    }

    private mutating func drawRow(_ row: PictureRow) {
        let middle = y + rowHeight / 2
        let showsEach = !row.lines.isEmpty || row.count == 0
        let base = showsEach ? middle : y + rowHeight - 5
        svg.element(
            "line", ("class", "row"), ("x1", scale.left.svg), ("y1", base.svg), ("x2", scale.right.svg),
            ("y2", base.svg))
        drawName(of: row, at: middle + 4.5)
        if showsEach {
            drawMarks(of: row, at: middle)
        } else {
            drawDensity(of: row, on: base)
        }
        y += rowHeight
    }

    private mutating func drawName(of row: PictureRow, at baseline: Double) {
        let room = scale.left - Self.margin - 16 - (row.secrets > 1 ? 56 : 0)
        let name = PlanText.shortened(row.name, to: max(Int(room / (13 * 0.56)), 8), ellipsis: "…")
        svg.text(
            "text", name, ("class", row.late > 0 ? "alarm" : ""), ("x", Self.margin.svg), ("y", baseline.svg),
            ("style", "font-size: 13px"))
        if row.secrets > 1 {
            svg.text(
                "text", PlanText.number(row.secrets), ("class", "muted small end"), ("x", (scale.left - 14).svg),
                ("y", baseline.svg))
        }
        let remark = row.remark.isEmpty ? row.count == 0 ? "no rotation in this time" : "" : row.remark
        guard !remark.isEmpty else { return }
        svg.text("text", remark, ("class", "muted small halo"), ("x", (scale.left + 8).svg), ("y", (baseline - 1).svg))
    }
}

extension PictureTimes {
    /// Whether neither a window nor a freeze keeps anything from starting.
    var isAlways: Bool { window == nil && freezes.isEmpty }
}
