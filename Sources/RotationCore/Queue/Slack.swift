/// How many more slots may be spent before anything that has a claim could miss one: while it lasts, claims need not be
/// looked at.
///
/// It is never more than the truth: each slot that is spent and each claim that comes in takes one of it, whatever else
/// happens.
struct Slack: Sendable {
    /// How many are left.
    private(set) var left: Int
    /// It holds for the claims that end before this.
    let horizon: Instant
    /// The lanes whose claims were looked at.
    let lanes: [Int]

    init(_ left: Int, until horizon: Instant, of lanes: [Int]) {
        self.left = left
        self.horizon = horizon
        self.lanes = lanes
    }

    /// Whether a slot may be spent whatever claims of these lanes end before `end`.
    func lasts(until end: Instant, for lanes: [Int]) -> Bool { left > 0 && horizon >= end && self.lanes == lanes }

    /// A slot was spent.
    mutating func spend() { left -= 1 }

    /// A claim came in.
    mutating func note(claimUntil deadline: Instant) {
        if deadline < horizon { left -= 1 }
    }
}
