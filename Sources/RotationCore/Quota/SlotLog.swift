import DequeModule

/// The slots of one quota: attempts in flight, and completions that are younger than one window and the guard.
///
/// An attempt occupies its slot from before the send until one span after its completion. A call arrives at the server
/// somewhere between the two, so no window of the server ever sees more arrivals than there are slots (invariant 1).
struct SlotLog: Sendable {
    /// Attempts whose completion is still to come.
    private(set) var inFlight = 0
    /// The boot clock of each completion, in order; negative for one before this boot.
    private(set) var completions: Deque<BootTime> = []

    /// An attempt is durable and about to be sent.
    mutating func begin() {
        inFlight += 1
    }

    /// An attempt that was begun completed at `time`.
    mutating func complete(at time: BootTime) {
        inFlight -= 1
        record(completionAt: time)
    }

    /// An attempt that was begun cannot have arrived: its slot is free at once.
    mutating func cancel() {
        inFlight -= 1
    }

    /// A completion from the ledger, or of an attempt that just ended: usually the latest, and then O(1).
    mutating func record(completionAt time: BootTime) {
        var position = completions.count
        while position > 0, completions[position - 1] > time { position -= 1 }
        completions.insert(time, at: position)
    }

    /// How many slots are occupied at `now`, where one is held for `span` after its completion; forgets what is older.
    mutating func occupied(at now: BootTime, span: Duration) -> Int {
        let oldest = BootTime(microseconds: now.microseconds - span.microseconds)
        while let first = completions.first, first <= oldest { completions.removeFirst() }
        return inFlight + completions.count
    }

    /// How many slots are still occupied at `time`, if no attempt is added and none in flight completes.
    func remaining(at time: BootTime, span: Duration) -> Int {
        let oldest = BootTime(microseconds: time.microseconds - span.microseconds)
        var (low, high) = (0, completions.count)
        while low < high {
            let middle = (low + high) / 2
            if completions[middle] <= oldest { low = middle + 1 } else { high = middle }
        }
        return inFlight + completions.count - low
    }

    /// When fewer than `count` slots are occupied, if no attempt is added: `now` where that is so already, nil where
    /// only completions to come can bring it about.
    func falls(below count: Int, span: Duration, at now: BootTime) -> BootTime? {
        let surplus = inFlight + completions.count - count
        if surplus < 0 { return now }
        guard surplus < completions.count else { return nil }
        return max(completions[surplus].advanced(by: span), now)
    }
}
