import RotationCore

/// A change of the schedule with which nothing that it can help is late any more: a forecast has shown it.
struct PlanRemedy {
    /// One key of some secrets.
    enum Change {
        /// A window that closes later by some length.
        case window(from: Window, to: Window, zone: String, by: Duration)
        /// More time after the nominal one.
        case within(from: Duration, to: Duration)
        /// An interval without its anchor, so that each secret has a phase of its own.
        case anchor(every: Duration)
        /// A cron expression with hashes in the place of numbers.
        case cron(from: String, to: String)
    }

    /// A change with the secrets for which it is.
    struct Part {
        var change: Change
        /// How many secrets it is for, at least 1.
        var count: Int
        /// The first of them.
        var first: SecretID
    }

    /// The changes, which belong together.
    let parts: [Part]

    /// By how long the most of them goes beyond what is written; nil where they spread rotations, which takes no length.
    var length: Duration? {
        let lengths = parts.compactMap { part -> Duration? in
            switch part.change {
            case .window(_, _, _, let length): length
            case .within(let old, let new): new - old
            case .anchor, .cron: nil
            }
        }
        return lengths.max()
    }

    /// `within 1h15m instead of 30m for 6 secrets (a/1 …)`, one for each part.
    func texts(_ names: PlanNames, ellipsis: String) -> [String] {
        parts.map { part in
            let rest = part.count > 1 ? " \(ellipsis)" : ""
            let who = "\(PlanText.count(part.count, "secret")) (\(names.name(of: part.first))\(rest))"
            return switch part.change {
            case .window(let old, let new, let zone, let length):
                "widen the window \(old.text) \(zone) of \(who) by \(length.scheduleText), to \(new.text)"
            case .within(let old, let new):
                "write `within: \(new.scheduleText)` instead of \(old.scheduleText) for \(who)"
            case .anchor(let every):
                "leave out the `anchor` of `every: \(every.scheduleText)` for \(who), so that each has a time of its own"
            case .cron(let old, let new): "write `cron: \(new)` instead of \(old) for \(who), so that they spread"
            }
        }
    }
}
