import HeapModule

/// The secrets of one `exclusive` word, over all accounts: never two of them in flight, and `spacing` from the
/// completion of a rotation to the next attempt of another.
///
/// Members that must wait for that are parked here. When the group is free, one of each lot gets its place in its
/// lane's queue, so that not all of them come for what one can have.
struct ExclusiveGroup: Sendable {
    /// Parked members for which the same decides when one of them may be next.
    struct Lot: Hashable {
        var lane: Int
        var isRetry: Bool
        /// Whether its members can no longer be in time, and yield to those that can.
        var isLate: Bool
        var spacing: Duration
    }

    /// The word.
    let name: String
    /// When the group is looked at again, if nothing happens before; the ticket tells it from stale appointments.
    var appointment: (time: BootTime, ticket: UInt64)?
    /// Members whose attempt is not complete.
    private var inFlight: Set<Int> = []
    /// Completions of what may have rotated a member.
    private var completions = TwoLatest()
    /// The same, each later by its member's spacing.
    private var spacingEnds = TwoLatest()
    private var parked: [Lot: Heap<Place>] = [:]

    init(name: String) {
        self.name = name
    }

    // MARK: What is under way, and what was

    /// Whether an attempt of a member is in flight.
    var isBusy: Bool { !inFlight.isEmpty }

    /// An attempt of the member is about to be sent.
    mutating func begin(_ member: Int) { inFlight.insert(member) }

    /// The member's attempt completed, or was not sent.
    mutating func finish(_ member: Int) { inFlight.remove(member) }

    /// A rotation of the member completed, or may have.
    mutating func note(completionAt time: BootTime, of member: Int, spacing: Duration) {
        completions.insert(time, of: member)
        spacingEnds.insert(time.advanced(by: spacing), of: member)
    }

    /// Forgets all completions: their times are given anew.
    mutating func forgetCompletions() {
        completions = TwoLatest()
        spacingEnds = TwoLatest()
    }

    /// When the larger of its own and the other's spacing is over for a member, as far as completions tell; nil where
    /// nothing completed.
    ///
    /// `retried` is a member whose own completion is one of the same rotation, which need not be apart from itself.
    func spacingEnd(for spacing: Duration, retried: Int? = nil) -> BootTime? {
        guard let latest = completions.latest(besides: retried) else { return nil }
        let own = latest.advanced(by: spacing)
        return spacingEnds.latest(besides: retried).map { max($0, own) } ?? own
    }

    /// When the latest of its rotations completed, and when its spacing and those of the ones before it end; nil where
    /// nothing completed.
    var latest: (completion: BootTime, spacingEnd: BootTime)? {
        guard let completion = completions.latest(besides: nil), let end = spacingEnds.latest(besides: nil) else {
            return nil
        }
        return (completion, end)
    }

    // MARK: Who waits

    mutating func park(_ place: Place, in lot: Lot) { parked[lot, default: Heap()].insert(place) }

    /// Forgets who is parked.
    mutating func forgetParked() { parked = [:] }

    /// The lots in which somebody is parked.
    var lots: [Lot] { Array(parked.keys) }

    /// Whether somebody is parked whose place stands; places that do not are taken out.
    mutating func hasParked(where stands: (Place) -> Bool) -> Bool {
        for lot in lots {
            while let place = parked[lot]?.min {
                if stands(place) { return true }
                _ = takeBest(of: lot)
            }
        }
        return false
    }

    /// The best place of a lot; it may be stale.
    func best(of lot: Lot) -> Place? { parked[lot]?.min }

    /// Takes the best place out of a lot; it may be stale.
    mutating func takeBest(of lot: Lot) -> Place? {
        let place = parked[lot]?.popMin()
        if parked[lot]?.isEmpty ?? false { parked[lot] = nil }
        return place
    }
}
