/// Who has a claim on a slot until when, lane by lane: what waits and can still be in time, whatever keeps it from its
/// queue, and what comes due soon and will be pressed for time.
///
/// A secret has one claim at most. Its time is the effective deadline.
struct Claims: Sendable {
    private var heaps: [SecretHeap] = []
    private var places = SecretHeap.Places()

    /// The claims of so many lanes.
    init(lanes count: Int = 0) {
        heaps = Array(repeating: SecretHeap(), count: count)
    }

    /// Until when the secret of a lane has a claim.
    func deadline(of secret: Int, lane: Int) -> Instant? { places[secret].map { heaps[lane].entries[$0].time } }

    /// Gives the secret of a lane a claim until `deadline`, or takes it away.
    mutating func set(_ deadline: Instant?, of secret: Int, lane: Int) {
        guard deadline != nil || places[secret] != nil else { return }
        heaps[lane].set(deadline, of: secret, places: &places)
    }

    /// The first claim of a lane.
    func first(of lane: Int) -> SecretHeap.Entry? { heaps[lane].min }

    /// Drops claims that ended before `now`: they can no longer be met.
    mutating func dropEnded(before now: Instant) {
        for lane in heaps.indices {
            while let first = heaps[lane].min, first.time < now { heaps[lane].removeMin(places: &places) }
        }
    }

    /// The claims of some lanes in order of their deadlines, but for one secret's.
    func ascending(in lanes: [Int], besides secret: Int? = nil) -> SecretHeap.Ascending {
        SecretHeap.Ascending(lanes.map { heaps[$0] }, besides: secret)
    }
}
