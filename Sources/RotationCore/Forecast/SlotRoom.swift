/// How many more attempts a quota takes beside those that are planned, of which none moves.
public struct SlotRoom: Sendable {
    /// When they start, in microseconds.
    private let sends: [Int64]
    /// Of each planned attempt, how many slots are occupied when it starts, itself included.
    private let occupied: [Int]
    private let usable: Int
    /// For how many microseconds each holds its slot.
    private let span: Int64

    /// The room beside attempts at `sends`, which are in order, on `usable` slots, each held for `span`.
    public init(beside sends: [Instant], usable: Int, span: Duration) {
        let sends = sends.map(\.microseconds)
        let span = max(span.microseconds, 1)
        self.sends = sends
        self.usable = max(usable, 1)
        self.span = span
        var oldest = 0
        occupied = sends.indices.map { index in
            while sends[oldest] + span <= sends[index] { oldest += 1 }
            return index - oldest + 1
        }
    }

    /// The most slots that the planned attempts occupy at a time.
    public var mostOccupied: Int { occupied.max() ?? 0 }

    /// The greatest number of attempts that can be added in *each* of the stretches, which are in order and apart, and
    /// the first stretch that has no room for one more; nil where there is no stretch.
    ///
    /// Never more than the slots let into one stretch by themselves; an added attempt starts within its stretch and
    /// holds its slot beyond it, as every attempt does.
    public func most(inEach stretches: [Range<Instant>]) -> (count: Int, fullest: Range<Instant>)? {
        guard let (bound, least) = bound(of: stretches) else { return nil }
        // The bound is nearly always it, or a little less: so down from it in ever longer steps, then between the last
        // two.
        var (low, high, step) = (0, bound, 1)
        var fullest = least
        var middle = bound
        while low < high {
            if let full = firstFull(of: stretches, adding: middle) {
                high = middle - 1
                fullest = full
                middle = low > 0 ? low + (high - low + 1) / 2 : max(high - step, (high + 1) / 2)
                step *= 2
            } else {
                low = middle
                middle = low + (high - low + 1) / 2
            }
        }
        return (low, fullest)
    }

    /// What the slots let into a stretch by themselves, less what is planned in it: the least of all stretches, and
    /// which that is.
    private func bound(of stretches: [Range<Instant>]) -> (count: Int, stretch: Range<Instant>)? {
        var least: (count: Int, stretch: Range<Instant>)?
        var next = 0
        for stretch in stretches {
            while next < sends.count, sends[next] < stretch.lowerBound.microseconds { next += 1 }
            let first = next
            while next < sends.count, sends[next] < stretch.upperBound.microseconds { next += 1 }
            let length = max(stretch.upperBound.duration(since: stretch.lowerBound).microseconds - 1, 0)
            let turns = min(Int(clamping: length / span + 1), Self.most / usable)
            let count = max(turns * usable - (next - first), 0)
            if least.map({ count < $0.count }) ?? true { least = (count, stretch) }
        }
        return least
    }

    /// More than anybody adds; it bounds the search where a quota has tiny windows.
    private static let most = 1_000_000

    /// The first stretch in which not so many attempts can be added as in all before it; nil where they can in all.
    ///
    /// Each is put as early as it can be: that leaves most room for those after it, since all hold a slot equally long.
    private func firstFull(of stretches: [Range<Instant>], adding count: Int) -> Range<Instant>? {
        var placement = Placement(self)
        for stretch in stretches {
            placement.move(to: stretch.lowerBound.microseconds)
            for _ in 0..<count where !placement.addOne(before: stretch.upperBound.microseconds) { return stretch }
        }
        return nil
    }

    /// Added attempts, up to a moment that only goes forward.
    private struct Placement {
        private let room: SlotRoom
        private var time = Int64.min / 2
        /// The added attempts that still hold their slots, from `firstHeld` on, in order.
        private var added: [Int64] = []
        private var firstHeld = 0
        /// The planned attempts that hold their slots at the moment, from the first to before the second.
        private var oldest = 0
        private var next = 0

        init(_ room: SlotRoom) {
            self.room = room
        }

        mutating func move(to moment: Int64) {
            time = max(time, moment)
            while next < room.sends.count, room.sends[next] <= time { next += 1 }
            while oldest < next, room.sends[oldest] + room.span <= time { oldest += 1 }
            while firstHeld < added.count, added[firstHeld] + room.span <= time { firstHeld += 1 }
        }

        /// Adds an attempt at the first moment that has room for it, if that is before `end`.
        mutating func addOne(before end: Int64) -> Bool {
            while time < end {
                guard let obstacle = obstacle() else {
                    added.append(time)
                    return true
                }
                move(to: obstacle)
            }
            return false
        }

        /// The earliest moment at which there may be room, where there is none now.
        private func obstacle() -> Int64? {
            let held = next - oldest + added.count - firstHeld
            if held >= room.usable { return firstRelease }
            // A planned attempt that starts while the new one holds its slot must still find one.
            var later = next
            var released = firstHeld
            while later < room.sends.count, room.sends[later] < time + room.span {
                let start = room.sends[later]
                while released < added.count, added[released] + room.span <= start { released += 1 }
                if room.occupied[later] + added.count - released >= room.usable {
                    // Only once it holds its slot does a release make room for another.
                    return start
                }
                later += 1
            }
            return nil
        }

        /// When the first of the slots that are held is free.
        private var firstRelease: Int64? {
            let planned = oldest < next ? room.sends[oldest] : .max
            let first = firstHeld < added.count ? min(planned, added[firstHeld]) : planned
            return first == .max ? nil : first + room.span
        }
    }
}
