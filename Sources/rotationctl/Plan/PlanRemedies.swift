import RotationCore

/// The changes of a schedule that make it fit, found by forecasts with the change.
///
/// Three kinds are tried: more time (`within`), windows that close later, and times that are spread. Of the first two
/// the least is looked for, to a quarter of an hour or better. How many forecasts are made is bounded, by their number
/// and by the rotations in them.
struct PlanRemedies {
    /// What was found, the least first.
    private(set) var remedies: [PlanRemedy] = []
    /// How many forecasts were made.
    private(set) var forecasts = 0

    private let plan: Plan
    private let start: PlanStart
    private let span: PlanSpan
    private var forecastsLeft: Int
    private let members: [Members]

    /// The secrets of an entry.
    private struct Members {
        var count = 0
        var first: SecretID?
    }

    private static let mostForecasts = 24
    private static let mostRotations = 4_000_000

    /// Looks for what makes a plan fit that went ahead from `start`; nil where nothing is late that a change can help.
    init?(for plan: Plan, _ start: PlanStart, _ span: PlanSpan) {
        guard plan.lateness.total > 0 else { return nil }
        self.plan = plan
        self.start = start
        self.span = span
        let size = plan.rotations.count + plan.waiting.count
        forecastsLeft = min(Self.mostForecasts, max(Self.mostRotations / max(size, 1), 2))
        var members = [Members](repeating: Members(), count: plan.configuration.entries.count)
        for secret in plan.configuration.secrets {
            members[secret.entry].count += 1
            if members[secret.entry].first == nil { members[secret.entry].first = secret.id }
        }
        self.members = members
        let late = lateness(in: [plan.rotations, plan.waiting], of: plan.configuration)
        guard !late.isEmpty else { return nil }
        remedies = [longerWithin(late), spreadTimes(late), widerWindows(late)].compactMap { $0 }
        remedies.sort { ($0.length ?? .seconds(.max / 2)) < ($1.length ?? .seconds(.max / 2)) }
    }

    /// By how long rotations of each entry are late at most, of those that a change can help.
    private func lateness(in parts: [Plan.Lines], of configuration: Configuration) -> [Int: Duration] {
        let late = parts.map { lines in lines.indices.filter { lines.isLate(at: $0) } }
        guard late.contains(where: { !$0.isEmpty }) else { return [:] }
        var entries: [SecretID: Int] = [:]
        for secret in configuration.secrets { entries[secret.id] = secret.entry }
        var lateness: [Int: Duration] = [:]
        for (lines, indices) in zip(parts, late) {
            for line in indices.lazy.map({ lines[$0] }) where line.deadline > plan.start {
                switch line.cause {
                case .backoff, .account, .clock, .paused: continue
                case .quota, .window, .freeze, .exclusive, .minInterval, nil: break
                }
                guard let entry = entries[line.secret] else { continue }
                lateness[entry] = max(lateness[entry] ?? .zero, (line.send ?? plan.end).duration(since: line.deadline))
            }
        }
        return lateness
    }

    /// What is late with another configuration; nil where no more forecasts may be made.
    private mutating func lateness(with configuration: Configuration) -> [Int: Duration]? {
        guard forecastsLeft > 0 else { return nil }
        forecastsLeft -= 1
        forecasts += 1
        let other = Plan.lines(of: configuration, start, for: span)
        return lateness(in: [other.rotations, other.waiting], of: configuration)
    }

    private func part(_ change: PlanRemedy.Change, _ entries: [Int]) -> PlanRemedy.Part? {
        guard let first = entries.compactMap({ members[$0].first }).min() else { return nil }
        return PlanRemedy.Part(change: change, count: entries.reduce(0) { $0 + members[$1].count }, first: first)
    }
}

extension PlanRemedies {
    /// Gives the late entries as much more time as their rotations need, all equally much that have as much now.
    private mutating func longerWithin(_ late: [Int: Duration]) -> PlanRemedy? {
        let old = plan.configuration.entries
        var late = late
        var changed: Set<Int> = []
        var longer: [Duration: Duration] = [:]
        // Whoever has more time is served later, so that it may need still more.
        for _ in 0..<4 {
            for (entry, lateness) in late {
                guard let within = old[entry].within else { return nil }
                changed.insert(entry)
                longer[within] = max(longer[within] ?? .zero, Self.round((longer[within] ?? within) + lateness))
            }
            var configuration = plan.configuration
            for entry in changed { configuration.entries[entry].within = old[entry].within.flatMap { longer[$0] } }
            guard let rest = lateness(with: configuration) else { return nil }
            late = rest
            if rest.isEmpty { break }
        }
        guard late.isEmpty else { return nil }
        let parts = longer.sorted { $0.key < $1.key }.compactMap { within, longer in
            part(.within(from: within, to: longer), changed.filter { old[$0].within == within }.sorted())
        }
        return PlanRemedy(parts: parts)
    }

    /// Up to whole minutes, five minutes, quarters of an hour or hours, as people write them.
    private static func round(_ length: Duration) -> Duration {
        let seconds = (length.microseconds + 999_999) / 1_000_000
        let unit: Int64 = seconds <= 3600 ? 60 : seconds <= 6 * 3600 ? 300 : seconds <= 86_400 ? 900 : 3600
        return .seconds((seconds + unit - 1) / unit * unit)
    }

    /// Lets the windows of the late entries close later, all that have the same.
    private mutating func widerWindows(_ late: [Int: Duration]) -> PlanRemedy? {
        struct Place: Hashable {
            var window: Window
            var zone: TimeZoneTable.ID
        }
        let entries = plan.configuration.entries
        let places = Set(
            late.keys.compactMap { entry in
                entries[entry].window.flatMap { $0.isAlways ? nil : Place(window: $0, zone: entries[entry].zone) }
            })
        guard !places.isEmpty else { return nil }
        let affected = entries.indices.filter { entry in
            entries[entry].window.map { places.contains(Place(window: $0, zone: entries[entry].zone)) } ?? false
        }
        let step: Int64 = 900
        // Not so long that a window meets its own next opening; beyond a day it is another window.
        var (low, high) = (Int64(0), Int64(86_400) / step)
        guard fits(affected, widerBy: high * step) else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(affected, widerBy: middle * step) { high = middle } else { low = middle }
        }
        let length = Duration.seconds(high * step)
        let parts = places.map { place in
            (place, affected.filter { entries[$0].window == place.window && entries[$0].zone == place.zone })
        }.sorted { ($0.1.first ?? 0) < ($1.1.first ?? 0) }.compactMap { place, entries in
            part(
                .window(
                    from: place.window, to: place.window.widened(by: length),
                    zone: plan.configuration.zones[place.zone].name, by: length), entries)
        }
        return PlanRemedy(parts: parts)
    }

    private mutating func fits(_ entries: [Int], widerBy seconds: Int64) -> Bool {
        var configuration = plan.configuration
        for entry in entries {
            configuration.entries[entry].window = configuration.entries[entry].window?.widened(by: .seconds(seconds))
        }
        return lateness(with: configuration)?.isEmpty ?? false
    }

    /// Gives each secret of the late entries a time of its own: no anchor, hashes in cron expressions.
    private mutating func spreadTimes(_ late: [Int: Duration]) -> PlanRemedy? {
        var configuration = plan.configuration
        var parts: [PlanRemedy.Part] = []
        for entry in late.keys.sorted() {
            guard let (schedule, change) = Self.spread(configuration.entries[entry].schedule),
                let part = part(change, [entry])
            else { return nil }
            configuration.entries[entry].schedule = schedule
            parts.append(part)
        }
        guard let rest = lateness(with: configuration), rest.isEmpty else { return nil }
        return PlanRemedy(parts: parts)
    }

    /// The schedule with an occurrence of its own for each secret; nil where it cannot be said, or is so already.
    private static func spread(_ schedule: Schedule) -> (Schedule, PlanRemedy.Change)? {
        guard !schedule.dependsOnSecret else { return nil }
        switch schedule {
        case .interval(let interval):
            let every = Duration.seconds(interval.seconds)
            guard let own = try? IntervalSchedule(every: every) else { return nil }
            return (.interval(own), .anchor(every: every))
        case .cron(let cron):
            var fields = cron.expression.text.split(separator: " ").map(String.init)
            guard fields.count == 5, Int(fields[0]) != nil, Int(fields[1]) != nil else { return nil }
            fields[0] = "H"
            fields[1] = "H"
            let text = fields.joined(separator: " ")
            guard let own = try? CronExpression(text) else { return nil }
            return (
                .cron(CronSchedule(own, zone: cron.zone)), .cron(from: cron.expression.text, to: text)
            )
        case .months, .calendar: return nil
        }
    }
}
