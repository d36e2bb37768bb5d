import HeapModule

/// The waiting rotations of one lane, line by line, and those for which some time must elapse first.
///
/// Nothing is ever removed from the middle: a place whose ticket is no longer the rotation's is dropped when it
/// surfaces.
struct LaneQueue: Sendable {
    private var lines = [Heap<Place>](repeating: Heap(), count: Line.allCases.count)
    private var delayed = Heap<Appointment<BootTime>>()

    /// Gives a rotation its place in a line.
    mutating func insert(_ place: Place, in line: Line) {
        lines[line.rawValue].insert(place)
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

    /// The best place of a line; it may be stale.
    func best(of line: Line) -> Place? {
        lines[line.rawValue].min
    }

    /// Takes out the place that `best(of:)` answers.
    mutating func removeBest(of line: Line) {
        _ = lines[line.rawValue].popMin()
    }
}
