import RotationCore

/// How many more secrets a quota has room for.
///
/// The number is of secrets with `every: 30d` that come due one after the other, equally many in each day, or in each
/// opening of a window. It is by the fullest day, or opening, of the plan: so many fit into *each* of them, beside
/// what is planned, of which nothing moves.
struct PlanRoom {
    /// The window in which they are to be rotated, by the clocks of the zone; nil: at any time.
    let window: (window: Window, zone: String)?
    /// How many rotations fit into each day or opening.
    let each: Int
    /// How many secrets that are.
    let monthly: Int
    /// The day or opening that has no room for more.
    let fullest: Range<Instant>

    /// The room that a plan leaves in a quota: at any time, then in those windows that most of its secrets have; none
    /// where the plan is shorter than a day.
    static func rooms(in quota: PlanQuota, of plan: Plan) -> [PlanRoom] {
        let room = SlotRoom(beside: quota.sends, usable: quota.usable, span: quota.span)
        let day = Duration.seconds(86_400)
        let days = sequence(first: plan.start) { $0.advanced(by: day) }
            .prefix { $0.advanced(by: day) <= plan.end }.map { $0..<$0.advanced(by: day) }
        var rooms: [PlanRoom] = []
        if let most = room.most(inEach: days) {
            rooms.append(PlanRoom(window: nil, each: most.count, monthly: most.count * 30, fullest: most.fullest))
        }
        for kind in kinds(of: quota, in: plan.configuration) {
            let times = OpeningTimes(
                window: kind.window, zone: kind.zone, freezes: kind.freezes, in: plan.configuration.zones)
            // What the plan's beginning or end cuts is not a whole opening.
            let openings = times.stretches(from: plan.start, to: plan.end).filter {
                $0.lowerBound > plan.start && $0.upperBound < plan.end
            }
            guard let most = room.most(inEach: openings) else { continue }
            rooms.append(
                PlanRoom(
                    window: (kind.window, plan.configuration.zones[kind.zone].name), each: most.count,
                    monthly: most.count * fewestInMonth(openings, of: plan, times), fullest: most.fullest))
        }
        return rooms
    }

    /// The fewest openings in any 30 days of the plan, or in its first 30 where it is shorter.
    private static func fewestInMonth(_ openings: [Range<Instant>], of plan: Plan, _ times: OpeningTimes) -> Int {
        let month = Duration.seconds(30 * 86_400)
        guard plan.end.duration(since: plan.start) > month else {
            let end = plan.start.advanced(by: month)
            return times.stretches(from: plan.start, to: end).reduce(0) { $0 + ($1.upperBound < end ? 1 : 0) }
        }
        var fewest = Int.max
        var last = openings.startIndex
        // Most is missing just after an opening has begun.
        for (first, opening) in ([plan.start] + openings.map(\.lowerBound)).enumerated() {
            let end = opening.advanced(by: month)
            guard end <= plan.end else { break }
            while last < openings.count, openings[last].upperBound <= end { last += 1 }
            fewest = min(fewest, last - first)
        }
        return fewest == .max ? 0 : fewest
    }

    private struct Kind: Hashable {
        var window: Window
        var zone: TimeZoneTable.ID
        var freezes: [Freeze]
    }

    /// The windows, with the freezes, of most of the quota's secrets.
    private static func kinds(of quota: PlanQuota, in configuration: Configuration) -> [Kind] {
        guard configuration.entries.contains(where: { $0.window != nil }) else { return [] }
        var counts: [Kind: (count: Int, first: Int)] = [:]
        for (position, secret) in configuration.secrets.enumerated() where quota.counts(secret.id) {
            let entry = configuration.entries[secret.entry]
            guard let window = entry.window, !window.isAlways, entry.isEnabled else { continue }
            let freezes = configuration.freezes.filter { $0.covers(account: secret.id.account, name: secret.id.name) }
            counts[Kind(window: window, zone: entry.zone, freezes: freezes), default: (0, position)].count += 1
        }
        var kinds: [Kind] = []
        for kind in counts.sorted(by: { ($1.value.count, $0.value.first) < ($0.value.count, $1.value.first) }) {
            if kinds.contains(where: { $0.window == kind.key.window && $0.zone == kind.key.zone }) { continue }
            kinds.append(kind.key)
            if kinds.count == mostKinds { break }
        }
        return kinds
    }

    private static let mostKinds = 3

    /// `room for 1,240 more monthly secrets, 40 in each day`.
    var text: String {
        let place = window.map { " in the window \($0.window.text) \($0.zone)" } ?? ""
        let unit = window == nil ? "day" : "opening"
        let when = PlanText.time(fullest.lowerBound)
        guard each > 0 else { return "no room for another monthly secret\(place): \(when) UTC has no free slot" }
        return "room for \(PlanText.count(monthly, "more monthly secret"))\(place), "
            + "\(PlanText.number(each)) in each \(unit) (the fullest begins \(when) UTC)"
    }
}
