/// Whose turn it is while rotations that can no longer be in time wait beside others that can: they yield, but take at
/// least one of ten sends.
struct LateTurns: Hashable, Sendable {
    /// How many others are sent for each that is late, at most.
    private static let others = 9
    /// How many others were sent since the last late one while one waited.
    private var passed = 0

    /// Whether the next slot is for one that is late.
    var isLateTurn: Bool { passed >= Self.others }

    /// One was sent, late or not; `lateWaits` says whether one that is late waits beside it.
    mutating func note(sentLate: Bool, lateWaits: Bool) {
        if sentLate {
            passed = 0
        } else if lateWaits {
            passed = min(passed + 1, Self.others)
        }
    }
}
