extension ConfigurationReview {
    /// How many of a secret's coming occurrences are looked at.
    private static let lookAhead = 60
    /// How many secrets are looked at: of more than that, some that are spread evenly.
    private static let mostLookedAt = 1_000

    /// A window that never opens.
    static func neverOpens(secret: Int, hasWindow: Bool) -> Finding {
        let what = hasWindow ? "the freezes leave nothing of the window" : "the freezes leave no time"
        return Finding(
            severity: .error, secret: secret, subject: .window,
            message: "\(what) in the next 10 years, so it would never be rotated; shorten a freeze, or write "
                + "another window")
    }

    /// Windows and freezes that leave no time between a due time and its deadline: one finding for all secrets with the
    /// same window and the same `within`.
    func checkLateness() -> [Finding] {
        struct Cause: Hashable {
            let window: Window?
            let zone: TimeZoneTable.ID
            let within: Duration?
        }
        var candidates: [(secret: Int, id: SecretID, kind: Kind)] = []
        for kind in kinds where !kind.times.isAlways {
            for (secret, id) in kind.sample { candidates.append((secret, id, kind)) }
        }
        let step = max(1, candidates.count / Self.mostLookedAt)
        var found: [Cause: (finding: Finding, others: Int)] = [:]
        for place in stride(from: 0, to: candidates.count, by: step) {
            let (secret, id, kind) = candidates[place]
            guard let finding = lateFinding(of: id, at: secret, kind) else { continue }
            let cause = Cause(
                window: kind.entry.window, zone: kind.entry.zone, within: kind.entry.within)
            if found[cause] == nil { found[cause] = (finding, 0) } else { found[cause]?.others += 1 }
        }
        return found.values.map { finding, others in
            var finding = finding
            if others > 0 { finding.message += "; others with this window are late too" }
            return finding
        }
    }

    /// Occurrences of which no open time comes before the deadline.
    private func lateFinding(of id: SecretID, at secret: Int, _ kind: Kind) -> Finding? {
        let recurrence = configuration.recurrence(of: configuration.secrets[secret])
        var count = 0
        var late: [(due: Instant, opening: Instant?)] = []
        var nominal = recurrence.next(after: start)
        while let time = nominal, count < Self.lookAhead {
            let next = recurrence.next(after: time)
            let due = kind.entry.dueTime(of: time, for: id)
            let opening = kind.times.opening(atOrAfter: due)
            count += 1
            // What starts at the deadline itself is in time.
            if opening.map({ $0 > kind.entry.deadline(nominal: time, next: next) }) ?? true {
                late.append((due, opening))
            }
            nominal = next
        }
        // What never opens is an error of its own.
        guard let first = late.first, let opening = first.opening else { return nil }
        let reach = kind.entry.within.map { "within \($0.scheduleText)" } ?? "before the next occurrence"
        let which =
            late.count == count ? "no occurrence is in time" : "\(late.count) of the next \(count) occurrences are late"
        let (what, advice) =
            kind.entry.window == nil
            ? ("a freeze ends", "a shorter freeze") : ("its window opens", "a window that opens in time")
        return Finding(
            severity: .warning, secret: secret, subject: .window,
            message: "\(which): after \(first.due.rfc3339) \(what) at \(opening.rfc3339), not \(reach); "
                + "write a longer `within`, or \(advice)")
    }
}
