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
    /// How many slots were free when there was none; nil: there was one.
    private let free: Int?

    /// What was counted when so many slots were free.
    init(_ left: Int, until horizon: Instant, of lanes: [Int], free: Int) {
        self.left = left
        self.horizon = horizon
        self.lanes = lanes
        self.free = left > 0 ? nil : free
    }

    /// Whether there was none and no slot has become free since, so that it is not worth counting again.
    func isExhausted(at free: Int) -> Bool { self.free.map { free <= $0 } ?? false }

    /// A slot was spent.
    mutating func spend() { left -= 1 }

    /// A claim came in.
    mutating func note(claimUntil deadline: Instant) {
        if deadline < horizon { left -= 1 }
    }
}
