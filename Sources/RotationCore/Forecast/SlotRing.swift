/// The slots of a quota while every attempt completes as soon as it is made: the newest completions, of which the oldest
/// alone decides whether one more fits.
struct SlotRing {
    /// The boot clock of each completion in microseconds; before `oldest` stand those after all others.
    private var completions: [Int64]
    private var oldest = 0
    /// How many slots there are.
    private let slots: Int
    /// For how many microseconds a completion holds its slot.
    private let span: Int64

    /// What stands where nothing has completed yet: so long ago that no span reaches it.
    private static let never = Int64.min / 2

    /// The ring after completions in order, for at least one slot.
    init(_ completions: some Collection<BootTime>, slots: Int, span: Duration) {
        self.completions = completions.suffix(slots).map(\.microseconds)
        if self.completions.isEmpty { self.completions = [Self.never] }
        self.slots = slots
        self.span = span.microseconds
    }

    /// From when on a slot is free, if no completion is added.
    var free: BootTime {
        BootTime(microseconds: completions.count < slots ? Self.never : completions[oldest] + span)
    }

    /// Enters a completion that is not before any other.
    mutating func record(_ completion: BootTime) {
        if completions.count < slots, completions[oldest] + span > completion.microseconds { grow() }
        completions[oldest] = completion.microseconds
        oldest = oldest + 1 == completions.count ? 0 : oldest + 1
    }

    /// Makes room for as many again, before the oldest.
    private mutating func grow() {
        let room = min(completions.count, slots - completions.count)
        completions = Array(repeating: Self.never, count: room) + completions[oldest...] + completions[..<oldest]
        oldest = 0
    }
}
