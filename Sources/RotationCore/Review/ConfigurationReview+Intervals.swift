extension ConfigurationReview {
    private func shortestGap(of kind: Kind) -> Duration? {
        let recurrence = recurrence(of: kind)
        return recurrence.schedule.shortestGap(phase: recurrence.phase, in: recurrence.zones)
    }

    /// A schedule that names two instants closer together than the secret may be rotated.
    func checkInterval(of kind: Kind) -> [Finding] {
        let least = entry(of: kind).minInterval(ofSecretNamed: kind.id.name)
        guard least > .zero, let gap = shortestGap(of: kind), gap < least else { return [] }
        let reason =
            entry(of: kind).minInterval == nil
            ? "a RAM user's old key lives on for so long, and a rotation before would take it away"
            : "`min-interval` says so"
        return [
            Finding(
                severity: .warning, secret: kind.secret, subject: .schedule,
                message: "occurrences \(gap.scheduleText) apart, and two rotations of the secret are at least "
                    + "\(least.scheduleText) apart (\(reason)): some will be superseded; write a longer interval")
        ]
    }
}
