/// Occurrences of one secret that followed one another, by their nominal times.
struct DueRun: Sendable {
    var first: Instant
    var last: Instant
    /// How many they are, at least 1.
    var count: Int

    /// `count` occurrences from `first` through `last`.
    init(first: Instant, last: Instant, count: Int) {
        self.first = first
        self.last = last
        self.count = count
    }

    /// The occurrences of a secret from `first`, its next one, to the latest that has come due by `now`; nil where none
    /// has.
    init?(
        from first: Instant, dueBy now: Instant, of recurrence: Recurrence, entry: Entry,
        id: @autoclosure () -> SecretID
    ) {
        guard var last = recurrence.latest(atOrBefore: now), last >= first else { return nil }
        if entry.jitter > .zero {
            let id = id()
            while entry.dueTime(of: last, for: id) > now {
                let previous = recurrence.latest(atOrBefore: last.previous)
                guard let previous, previous >= first else { return nil }
                last = previous
            }
        }
        self.init(from: first, through: last, of: recurrence)
    }

    /// `first`, whatever named it, and the occurrences of `recurrence` after it, through `last`.
    init(from first: Instant, through last: Instant, of recurrence: Recurrence) {
        self.init(first: first, last: last, count: 1 + recurrence.count(after: first, through: last))
    }
}
