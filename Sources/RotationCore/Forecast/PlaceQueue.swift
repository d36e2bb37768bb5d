import DequeModule
import HeapModule

/// Places in their order.
///
/// What comes in order, as nearly all does, is only put at the end.
struct PlaceQueue {
    /// Places in order.
    private var inOrder: Deque<RunAhead.Place> = []
    /// Those that came after one that they go before.
    private var others = Heap<RunAhead.Place>()

    var isEmpty: Bool { inOrder.isEmpty && others.isEmpty }

    /// The first place.
    var first: RunAhead.Place? {
        guard let other = others.min else { return inOrder.first }
        guard let first = inOrder.first, first < other else { return other }
        return first
    }

    mutating func insert(_ place: RunAhead.Place) {
        if let last = inOrder.last, place < last { others.insert(place) } else { inOrder.append(place) }
    }

    /// Takes out what `first` answers.
    mutating func removeFirst() {
        if let other = others.min, inOrder.first.map({ other <= $0 }) ?? true {
            others.removeMin()
        } else {
            _ = inOrder.popFirst()
        }
    }
}
