extension ConfigurationReview {
    /// A schedule that names two instants closer together than the secret may be rotated.
    func checkInterval(of kind: Kind) -> [Finding] {
        let least = kind.entry.minInterval(ofSecretNamed: kind.id.name)
        guard least > .zero,
            let gap = kind.recurrence.schedule.shortestGap(
                phase: kind.recurrence.phase, in: kind.recurrence.zones), gap < least
        else { return [] }
        let reason =
            kind.entry.minInterval == nil
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
