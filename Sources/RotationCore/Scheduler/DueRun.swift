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

    /// `first`, whatever named it, and the occurrences of `recurrence` after it, through `last`.
    init(from first: Instant, through last: Instant, of recurrence: Recurrence) {
        self.init(first: first, last: last, count: 1 + recurrence.count(after: first, through: last))
    }
}
