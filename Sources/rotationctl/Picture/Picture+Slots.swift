import RotationCore

extension Picture {
    /// How many slots of each quota are in use, over time.
    mutating func drawSlots() {
        guard !plan.quotas.isEmpty else { return }
        y += 36
        svg.text("text", "Slots in use", ("class", "account"), ("x", Self.margin.svg), ("y", y.svg))
        svg.element(
            "line", ("class", "rule"), ("x1", Self.margin.svg), ("y1", (y + 9).svg),
            ("x2", (Self.width - Self.margin).svg), ("y2", (y + 9).svg))
        y += 28
        let height = plan.quotas.count > 4 ? 60.0 : 84.0
        for quota in plan.quotas { drawSlots(of: quota, height) }
    }

    private mutating func drawSlots(of quota: PlanQuota, _ height: Double) {
        let use = SlotUse(of: quota, on: scale)
        let base = y + height
        let unit = height / Double(max(quota.limit, use.peak, 1))
        let keys = quota.accounts.map(\.key).joined(separator: ", ")
        let title = PlanText.shortened(keys, to: Int((scale.left - Self.margin) / 8), ellipsis: "…")
        svg.text("text", title, ("class", "strong"), ("x", Self.margin.svg), ("y", (y + 12).svg))
        for (index, text) in facts(of: quota).enumerated() {
            svg.text(
                "text", text, ("class", "muted small"), ("x", Self.margin.svg), ("y", (y + 30 + 15 * Double(index)).svg)
            )
        }
        drawArea(use, base, unit, isFull: false, quota.usable)
        drawArea(use, base, unit, isFull: true, quota.usable)
        svg.element(
            "line", ("class", "limit"), ("x1", scale.left.svg), ("y1", base.svg), ("x2", scale.right.svg),
            ("y2", base.svg))
        let usable = base - Double(quota.usable) * unit
        let limit = base - Double(quota.limit) * unit
        for (style, place) in [("usable", usable), ("limit", limit)] where style == "usable" || limit < usable {
            svg.element(
                "line", ("class", style), ("x1", scale.left.svg), ("y1", place.svg), ("x2", scale.right.svg),
                ("y2", place.svg))
        }
        svg.text(
            "text", "\(PlanText.number(quota.usable)) usable", ("class", "small strong"), ("x", (scale.right + 8).svg),
            ("y", max(usable + 4, limit < usable ? limit + 17 : 0).svg))
        if limit < usable {
            svg.text(
                "text", "\(PlanText.number(quota.limit)) limit", ("class", "muted small"), ("x", (scale.right + 8).svg),
                ("y", (limit + 4).svg))
        }
        drawPeak(use, base, unit, quota.usable)
        y = base + 34
    }

    private func facts(of quota: PlanQuota) -> [String] {
        var facts = ["\(PlanText.number(quota.limit)) per \(quota.window.scheduleText)"]
        if let region = quota.region { facts.insert(region, at: 0) }
        let room = PlanRoom.rooms(in: quota, of: plan).first
        if let room { facts += ["room for \(PlanText.number(room.monthly)) more", "monthly secrets"] }
        return facts
    }

    /// The steps of use; those at which no slot is left in a colour of their own.
    private mutating func drawArea(_ use: SlotUse, _ base: Double, _ unit: Double, isFull: Bool, _ usable: Int) {
        var path = ""
        var index = 0
        while index < use.most.count {
            let slots = use.most[index]
            let next = use.most[index...].firstIndex { $0 != slots } ?? use.most.count
            if slots > 0, (slots >= usable) == isFull {
                let left = scale.left + Double(index) * SlotUse.step
                let right = min(scale.left + Double(next) * SlotUse.step, scale.right)
                let top = base - max(Double(slots) * unit, 1)
                path += "M\(left.svg) \(base.svg)V\(top.svg)H\(right.svg)V\(base.svg)z"
            }
            index = next
        }
        guard !path.isEmpty else { return }
        svg.element("path", ("class", isFull ? "full" : "used"), ("d", path))
    }

    private mutating func drawPeak(_ use: SlotUse, _ base: Double, _ unit: Double, _ usable: Int) {
        guard use.peak > 0, let time = use.peakTime else { return }
        let x = scale.x(time)
        let isFull = use.peak >= usable
        let text = isFull ? "full \(scale.moment(time))" : "most \(PlanText.number(use.peak)), \(scale.moment(time))"
        let isAtEnd = x + Self.textWidth(text, size: 11) > scale.right
        let top = base - Double(use.peak) * unit
        svg.text(
            "text", text, ("class", "small halo \(isFull ? "fulls" : "muted")\(isAtEnd ? " end" : "")"),
            ("x", (isAtEnd ? x - 5 : x + 5).svg), ("y", (top - 6).svg))
    }
}

/// How many slots of a quota are occupied at most in each step of a picture.
struct SlotUse {
    /// How wide a step is.
    static let step = 2.0

    /// The most in each step.
    private(set) var most: [Int]
    /// The most of all.
    private(set) var peak = 0
    /// When that is first reached.
    private(set) var peakTime: Instant?

    init(of quota: PlanQuota, on scale: PictureScale) {
        let count = max(Int(((scale.right - scale.left) / Self.step).rounded(.up)), 1)
        most = [Int](repeating: 0, count: count)
        var oldest = 0
        for (index, send) in quota.sends.enumerated() {
            while quota.sends[oldest].advanced(by: quota.span) <= send { oldest += 1 }
            let occupied = index - oldest + 1
            let next = index + 1 < quota.sends.count ? quota.sends[index + 1] : scale.end
            mark(from: send, until: next, oldest..<index + 1, of: quota, on: scale)
            guard occupied > peak else { continue }
            peak = occupied
            peakTime = send
        }
    }

    /// Marks what is occupied from one send to the next: less and less, as those that hold slots release them.
    private mutating func mark(
        from send: Instant, until next: Instant, _ holding: Range<Int>, of quota: PlanQuota, on scale: PictureScale
    ) {
        var step = place(of: send, scale)
        let last = place(of: next, scale)
        for (released, holder) in holding.enumerated() {
            let release = place(of: quota.sends[holder].advanced(by: quota.span), scale)
            let occupied = holding.count - released
            for place in step...max(min(release, last), step) { most[place] = max(most[place], occupied) }
            step = max(step, release + 1)
            guard step <= last else { return }
        }
    }

    private func place(of time: Instant, _ scale: PictureScale) -> Int {
        min(max(Int((scale.x(time) - scale.left) / Self.step), 0), most.count - 1)
    }
}
