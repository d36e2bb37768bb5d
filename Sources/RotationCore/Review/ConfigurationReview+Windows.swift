extension ConfigurationReview {
    /// How many of the coming occurrences are looked at.
    private static let lookAhead = 60

    /// A window that never opens, or not between a due time and its deadline.
    func checkWindow(of kind: Kind) -> [Finding] {
        guard !kind.times.isAlways else { return [] }
        guard kind.times.opening(atOrAfter: start) != nil else {
            let what =
                entry(of: kind).window == nil ? "the freezes leave no time" : "the freezes leave nothing of the window"
            return [
                Finding(
                    severity: .error, secret: kind.secret, subject: .window,
                    message: "\(what) in the next 10 years, so it would never be rotated; shorten a freeze, or write "
                        + "another window")
            ]
        }
        // Where each secret has times of its own, those of the first say nothing of the others.
        guard !entry(of: kind).schedule.dependsOnSecret else { return [] }
        return lateFinding(of: kind).map { [$0] } ?? []
    }

    /// Occurrences of which no open time comes before the deadline.
    private func lateFinding(of kind: Kind) -> Finding? {
        let recurrence = recurrence(of: kind)
        var count = 0
        var late = 0
        var first: Instant?
        var nominal = recurrence.next(after: start)
        while let time = nominal, count < Self.lookAhead {
            let next = recurrence.next(after: time)
            let deadline = deadline(of: kind, nominal: time, next: next)
            count += 1
            if kind.times.lastStart(before: deadline, notBefore: time) == nil {
                late += 1
                first = first ?? time
            }
            nominal = next
        }
        guard let first, let opening = kind.times.opening(atOrAfter: first) else { return nil }
        let reach = entry(of: kind).within.map { "within \($0.scheduleText)" } ?? "before the next occurrence"
        let which = late == count ? "no occurrence is in time" : "\(late) of the next \(count) occurrences are late"
        return Finding(
            severity: .warning, secret: kind.secret, subject: .window,
            message: "\(which): after \(first.rfc3339) the window opens at \(opening.rfc3339), not \(reach); "
                + "write a longer `within`, or a window that opens in time")
    }
}
