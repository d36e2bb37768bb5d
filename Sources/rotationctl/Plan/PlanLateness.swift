import RotationCore

/// What of a plan is late, by account and reason.
struct PlanLateness {
    /// The late rotations of one account that have one reason.
    struct Group: Hashable {
        /// The account's key in the schedule file.
        let account: String
        /// Why they are late.
        let reason: String
    }

    /// How many there are of each, at least 1.
    private(set) var counts: [Group: Int] = [:]
    /// The one that is late by most, of each.
    private(set) var worst: [Group: ForecastLine] = [:]
    /// How late that is.
    private var longest: [Group: Duration] = [:]
    /// How many are late.
    private(set) var total = 0

    /// What is late of the lines of a plan.
    init(of parts: [Plan.Lines], from start: Instant, until end: Instant) {
        for lines in parts {
            for index in lines.indices where lines.isLate(at: index) { add(lines[index], from: start, until: end) }
        }
    }

    private mutating func add(_ line: ForecastLine, from start: Instant, until end: Instant) {
        let group = Group(account: line.secret.account, reason: Self.reason(for: line, from: start))
        let lateness = (line.send ?? end).duration(since: line.deadline)
        counts[group, default: 0] += 1
        total += 1
        if longest[group].map({ $0 < lateness }) ?? true {
            longest[group] = lateness
            worst[group] = line
        }
    }

    /// The groups by account and reason.
    var groups: [Group] { counts.keys.sorted { ($0.account, $0.reason) < ($1.account, $1.reason) } }

    /// Why a rotation of a plan that begins at `start` is late.
    static func reason(for line: ForecastLine, from start: Instant) -> String {
        if line.deadline <= start { return "it was late before the plan begins" }
        return switch line.cause {
        case nil: "it comes due after its deadline"
        case .quota: "no slot is free in time"
        case .window: "its window opens too late"
        case .freeze: "a freeze lasts too long"
        case .exclusive: "another of its exclusive group goes first"
        case .minInterval: "the secret was rotated too recently"
        case .backoff: "an attempt failed before the plan begins"
        case .account: "the account is held"
        case .paused: "a pause lasts too long"
        case .clock: "it came due by a clock that was ahead"
        }
    }
}
