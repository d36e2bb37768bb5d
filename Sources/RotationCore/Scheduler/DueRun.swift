/// Occurrences of one secret that followed one another, by their nominal times.
struct DueRun: Sendable {
    var first: Instant
    var last: Instant
    /// How many they are, at least 1.
    var count: Int
}
