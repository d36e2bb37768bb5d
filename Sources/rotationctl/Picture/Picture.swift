import RotationCore
import ScheduleFile

/// A plan as a picture: secrets as rows, windows, freezes and rotations in time, and below them the slots in use.
///
/// It has no legend: what a mark means stands beside it. The same plan gives the same bytes.
struct Picture {
    static let width = 1600.0
    static let margin = 44.0

    let plan: Plan
    let scale: PictureScale
    let rows: PictureRows
    let bins: PictureBins
    let rowHeight: Double
    var svg = SVGWriter()
    /// How far down what was drawn last reaches.
    var y = 0.0

    /// The picture of a plan.
    init(of plan: Plan) {
        self.plan = plan
        var rows = PictureRows(of: plan.configuration)
        let zone = Self.zone(of: plan.configuration)
        // Names have the room that they need, as long as enough is left for the time.
        let labels = rows.labels
        let names = labels.names.map { Self.textWidth($0, size: 13) + (rows.isSingle ? 0 : 56) }
        let times = labels.times.map { Self.textWidth(Self.text(of: $0, in: plan.configuration, zone), size: 11) }
        let widest = (names + times).max() ?? 0
        scale = PictureScale(
            start: plan.start, end: plan.end, left: Self.margin + min(max(widest + 24, 150), 380),
            right: Self.width - Self.margin - 92, zone: zone)
        bins = PictureBins(on: scale)
        rows.fill(from: plan, bins)
        self.rows = rows
        let count = rows.count
        rowHeight = !rows.isSingle ? 34 : count <= 16 ? 32 : count <= 32 ? 26 : count <= 50 ? 22 : 19
    }

    /// The picture as an SVG file.
    mutating func bytes() -> [UInt8] {
        svg = SVGWriter()
        // Drawn first, because only then is the height known.
        let top = 132.0
        y = top
        var body = self
        body.drawRows()
        body.drawSlots()
        let bottom = body.y
        body.drawFooter()
        let size = (Self.width.svg, (body.y + 34).svg)
        svg.open(
            "svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(size.0) \(size.1)"), ("width", size.0),
            ("height", size.1), ("role", "img"), ("aria-labelledby", "title description"))
        svg.text("title", headline, ("id", "title"))
        svg.text("desc", "\(amount) \(lateness). \(zoneText).", ("id", "description"))
        svg.write(PictureStyle.sheet)
        svg.element("rect", ("class", "paper"), ("width", size.0), ("height", size.1))
        drawHeading()
        drawAxis(from: top, to: bottom)
        return svg.bytes + body.svg.bytes + Array("</svg>\n".utf8)
    }

    /// The zone whose clocks most of the secrets go by.
    private static func zone(of configuration: Configuration) -> TimeZoneRules {
        var counts: [TimeZoneTable.ID: Int] = [:]
        for secret in configuration.secrets { counts[configuration.entries[secret.entry].zone, default: 0] += 1 }
        let zones = counts.map { (count: $0.value, rules: configuration.zones[$0.key]) }
        return zones.max { ($0.count, $1.rules.name) < ($1.count, $0.rules.name) }?.rules ?? .utc
    }

    /// About how wide a text is, in a typeface that may be any.
    static func textWidth(_ text: String, size: Double) -> Double { Double(text.count) * size * 0.56 }
}

extension Picture {
    /// `Rotations from 24 November to 24 December 2026`.
    private var headline: String {
        let (first, last) = (scale.longDate(plan.start), scale.longDate(plan.end))
        if first == last { return "Rotations of \(first)" }
        let isOneYear = scale.local(plan.start).date.year == scale.local(plan.end).date.year
        return "Rotations from \(isOneYear ? String(first.dropLast(5)) : first) to \(last)"
    }

    private var zoneText: String { "All times are those of \(scale.zone.name)" }

    /// `61 rotations of 12 secrets`.
    private var amount: String {
        var parts = [
            "\(PlanText.count(plan.rotations.count, "rotation")) of "
                + PlanText.count(plan.configuration.secrets.count, "secret")
        ]
        if !plan.waiting.isEmpty { parts.append("\(PlanText.number(plan.waiting.count)) still waiting at the end") }
        if plan.superseded > 0 { parts.append("\(PlanText.number(plan.superseded)) overtaken by newer ones") }
        return parts.joined(separator: ", ") + ","
    }

    private var lateness: String {
        guard plan.lateness.total > 0 else { return "none late" }
        let reasons = Set(plan.lateness.groups.map(\.reason))
        let reason = reasons.count == 1 ? reasons.map { ": \($0)" }.joined() : ""
        return "\(PlanText.number(plan.lateness.total)) late\(reason)"
    }

    private mutating func drawHeading() {
        svg.text("text", headline, ("class", "title"), ("x", Self.margin.svg), ("y", "52"))
        svg.open("text", ("class", "fact"), ("x", Self.margin.svg), ("y", "80"))
        svg.text("tspan", amount)
        svg.text("tspan", lateness, ("class", plan.lateness.total > 0 ? "alarm" : ""))
        svg.close()
        svg.text("text", zoneText, ("class", "fact end"), ("x", (Self.width - Self.margin).svg), ("y", "80"))
    }

    private mutating func drawFooter() {
        y += 46
        svg.text(
            "text", "rotationd \(Release.version): what the scheduler does when every call succeeds without delay",
            ("class", "muted small"), ("x", Self.margin.svg), ("y", y.svg))
    }

    /// The marks of time above and below everything, and their lines through it.
    private mutating func drawAxis(from top: Double, to bottom: Double) {
        let ticks = PictureTicks(on: scale)
        for tick in ticks.minor where tick.time > scale.start {
            drawLine(tick.isMonday ? "grid week" : "grid", scale.x(tick.time), top, bottom)
        }
        for tick in ticks.major where tick.time > scale.start {
            drawLine("grid major", scale.x(tick.time), top - 12, bottom)
        }
        let hasInitials = ticks.minor.contains { !$0.initial.isEmpty }
        drawLabels(of: ticks.major, "strong", at: top - (hasInitials ? 27 : 18), isMajor: true)
        for tick in ticks.minor where tick.time >= scale.start && hasInitials {
            svg.text(
                "text", tick.initial, ("class", "muted tiny middle"), ("x", scale.x(tick.time).svg),
                ("y", (top - 10).svg))
        }
        drawLabels(of: ticks.minor, "muted small", at: top + 4, isMajor: false)
        drawLabels(of: ticks.minor.isEmpty ? ticks.major : ticks.minor, "muted small", at: bottom + 14, isMajor: false)
        var time = scale.start
        while let change = scale.zone.transition(after: time), change.instant < scale.end {
            time = change.instant
            guard change.before != change.after else { continue }
            drawChange(of: change, from: top + 8, to: bottom)
        }
    }

    /// Where the clocks change, and by how much.
    private mutating func drawChange(of change: TimeZoneRules.Transition, from top: Double, to bottom: Double) {
        let x = scale.x(change.instant)
        drawLine("clock", x, top, bottom)
        let isAtEnd = x > scale.right - 130
        let length = PlanText.length(.seconds(abs(change.after - change.before)))
        svg.text(
            "text", "clocks \(change.after > change.before ? "forward" : "back") \(length)",
            ("class", isAtEnd ? "clocks small end" : "clocks small"), ("x", (isAtEnd ? x - 5 : x + 5).svg),
            ("y", (top + 10).svg))
    }

    private mutating func drawLine(_ style: String, _ x: Double, _ top: Double, _ bottom: Double) {
        svg.element("line", ("class", style), ("x1", x.svg), ("y1", top.svg), ("x2", x.svg), ("y2", bottom.svg))
    }

    /// The names of marks, as many as stand beside each other.
    private mutating func drawLabels(of ticks: [PictureTicks.Tick], _ style: String, at y: Double, isMajor: Bool) {
        var free = scale.left - 12
        for (index, tick) in ticks.enumerated() where !tick.label.isEmpty {
            let x = scale.x(tick.time)
            let width = Self.textWidth(tick.label, size: isMajor ? 12 : 11)
            // One that has begun before the picture is named where the next leaves room for it.
            let next = index + 1 < ticks.count ? scale.x(ticks[index + 1].time) : scale.right
            guard tick.time >= scale.start || isMajor && next - x > width + 12 else { continue }
            let start = isMajor ? x + 1 : x - width / 2
            guard start >= free, x + width / 2 <= scale.right + 4 else { continue }
            let weight = tick.isMonday ? " strong" : ""
            svg.text(
                "text", tick.label, ("class", isMajor ? style : "\(style) middle\(weight)"),
                ("x", (isMajor ? x + 1 : x).svg), ("y", y.svg))
            free = start + width + 8
        }
    }
}
