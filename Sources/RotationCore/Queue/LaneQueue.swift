import HeapModule

/// The waiting rotations of one lane: first attempts, retries, and those for which some time must elapse first.
///
/// Nothing is ever removed from the middle: a place whose ticket is no longer the rotation's is dropped when it
/// surfaces.
struct LaneQueue: Sendable {
    private var firsts = Heap<Place>()
    private var retries = Heap<Place>()
    private var delayed = Heap<Appointment<BootTime>>()

    /// Gives a rotation its place among the first attempts or the retries.
    mutating func insert(_ place: Place, isRetry: Bool) {
        if isRetry { retries.insert(place) } else { firsts.insert(place) }
    }

    /// Keeps a rotation apart until its backoff, its least interval or its spacing is over.
    mutating func delay(_ appointment: Appointment<BootTime>) {
        delayed.insert(appointment)
    }

    /// Where time elapses next; it may be stale.
    var nextElapse: Appointment<BootTime>? { delayed.min }

    /// Everything that time must elapse for; some of it may be stale.
    var allDelayed: Heap<Appointment<BootTime>> { delayed }

    /// Takes out what `nextElapse` answers.
    mutating func removeNextElapse() {
        _ = delayed.popMin()
    }

    /// The best place among the retries or the first attempts; it may be stale.
    func best(isRetry: Bool) -> Place? {
        isRetry ? retries.min : firsts.min
    }

    /// Takes out the place that `best(isRetry:)` answers.
    mutating func removeBest(isRetry: Bool) {
        if isRetry { _ = retries.popMin() } else { _ = firsts.popMin() }
    }
}
