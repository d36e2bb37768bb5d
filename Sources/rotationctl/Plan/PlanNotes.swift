import RotationCore

/// Why the rotations of a plan waited, in a few words each.
struct PlanNotes {
    private let plan: Plan
    /// The exclusive group of each secret that has one.
    private let groups: [SecretID: String]

    init(_ plan: Plan) {
        self.plan = plan
        var groups: [SecretID: String] = [:]
        if plan.configuration.entries.contains(where: { $0.exclusive != nil }) {
            for secret in plan.configuration.secrets {
                groups[secret.id] = plan.configuration.entries[secret.entry].exclusive
            }
        }
        self.groups = groups
    }

    /// `9h for its window`, `LATE by 30m5s: 1h5s for a slot`; empty where it did not wait.
    func note(on line: ForecastLine) -> String {
        let waited = waited(line)
        guard line.isLate else { return waited ?? "" }
        let end = line.send ?? plan.end
        let late = "LATE by \(PlanText.length(end.duration(since: line.deadline)))"
        return "\(late): \(waited ?? plan.reason(for: line))"
    }

    /// `9h for its window`; nil where it did not wait.
    func waited(_ line: ForecastLine) -> String? {
        let end = line.send ?? plan.end
        let wait = line.due <= end ? end.duration(since: line.due) : .zero
        return line.cause.map { "\(PlanText.length(wait)) \(words(for: $0, line))" }
    }

    private func words(for cause: WaitCause, _ line: ForecastLine) -> String {
        switch cause {
        case .quota: "for a slot"
        case .window: "for its window"
        case .freeze: freeze(before: line).map { "for the end of freeze \($0)" } ?? "for the end of a freeze"
        case .exclusive: groups[line.secret].map { "for its turn in group \($0)" } ?? "for its turn in its group"
        case .minInterval: "until its min-interval had passed"
        case .backoff: "for its next attempt"
        case .account: "for its account, which is held"
        case .paused: "for the end of a pause"
        case .clock: "for its time, by a clock that was ahead"
        }
    }

    /// The name of the freeze that ended last before the rotation was sent, of those that cover the secret.
    private func freeze(before line: ForecastLine) -> String? {
        let last = plan.openings.opening(for: line).map { Instant(microseconds: $0.microseconds - 1) } ?? line.due
        return plan.configuration.freezes.first {
            $0.covers(account: line.secret.account, name: line.secret.name)
                && $0.holds(at: last, in: plan.configuration.zones)
        }?.name
    }
}
