extension ConfigurationReview {
    /// A schedule that names no instant, or none any more.
    func checkOccurrences(of kind: Kind) -> [Finding] {
        guard kind.recurrence.next(after: start) == nil else { return [] }
        guard let last = kind.recurrence.latest(atOrBefore: .latest) else {
            return [
                Finding(
                    severity: .error, secret: kind.secret, subject: .schedule,
                    message: "no instant that the schedule names lies between `start` and `end`, so it would never be "
                        + "rotated; write other dates")
            ]
        }
        return [
            Finding(
                severity: .warning, secret: kind.secret, subject: .schedule,
                message: "the last instant that the schedule names is \(last.rfc3339), and that is past: it is not "
                    + "rotated any more; write a later date, or remove the entry")
        ]
    }
}
