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
        // Where each secret has times of its own, a sample of them is looked at.
        let sample = isTogether(kind) ? Array(kind.sample.prefix(1)) : kind.sample
        for (secret, id) in sample {
            if let finding = lateFinding(of: id, at: secret, kind) { return [finding] }
        }
        return []
    }

    /// Occurrences of which no open time comes before the deadline.
    private func lateFinding(of id: SecretID, at secret: Int, _ kind: Kind) -> Finding? {
        let recurrence = configuration.recurrence(of: id, entry: kind.entry)
        var count = 0
        var late: [(due: Instant, opening: Instant?)] = []
        var nominal = recurrence.next(after: start)
        while let time = nominal, count < Self.lookAhead {
            let next = recurrence.next(after: time)
            let due = entry(of: kind).dueTime(of: time, for: id)
            let opening = kind.times.opening(atOrAfter: due)
            count += 1
            // What starts at the deadline itself is in time.
            if opening.map({ $0 > deadline(of: kind, nominal: time, next: next) }) ?? true {
                late.append((due, opening))
            }
            nominal = next
        }
        guard let first = late.first else { return nil }
        let reach = entry(of: kind).within.map { "within \($0.scheduleText)" } ?? "before the next occurrence"
        let which =
            late.count == count ? "no occurrence is in time" : "\(late.count) of the next \(count) occurrences are late"
        let opens = first.opening.map { "at \($0.rfc3339)" } ?? "never"
        let (what, advice) =
            entry(of: kind).window == nil
            ? ("a freeze ends", "a shorter freeze") : ("its window opens", "a window that opens in time")
        return Finding(
            severity: .warning, secret: secret, subject: .window,
            message: "\(which): after \(first.due.rfc3339) \(what) \(opens), not \(reach); "
                + "write a longer `within`, or \(advice)")
    }
}
