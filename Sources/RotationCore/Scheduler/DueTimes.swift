/// When secrets come due, each at most once: a heap in which a secret's time can be moved or taken out.
struct DueTimes: Sendable {
    /// A secret and when it comes due.
    struct Due: Comparable, Sendable {
        var time: Instant
        fileprivate var number: Int32

        /// The secret's position.
        var secret: Int { Int(number) }

        static func < (left: Due, right: Due) -> Bool {
            left.time == right.time ? left.number < right.number : left.time < right.time
        }
    }

    private static let none: Int32 = -1

    private var heap: [Due] = []
    /// Where each secret stands in the heap.
    private var places: [Int32] = []

    /// The secret that comes due first.
    var min: Due? { heap.first }

    /// When the secret comes due.
    func time(of secret: Int) -> Instant? {
        guard secret < places.count, places[secret] != Self.none else { return nil }
        return heap[Int(places[secret])].time
    }

    /// Gives the secret another time, or none.
    mutating func set(_ time: Instant?, of secret: Int) {
        while places.count <= secret { places.append(Self.none) }
        let place = Int(places[secret])
        guard let time else {
            if place >= 0 { remove(at: place) }
            return
        }
        let due = Due(time: time, number: Int32(clamping: secret))
        if place < 0 {
            heap.append(due)
            rise(due, from: heap.count - 1)
        } else if due < heap[place] {
            rise(due, from: place)
        } else {
            sink(due, from: place)
        }
    }

    /// Takes out what `min` answers.
    mutating func removeMin() {
        if !heap.isEmpty { remove(at: 0) }
    }

    /// Takes all out, and makes room for the times of that many secrets.
    mutating func removeAll(reserving count: Int) {
        self = DueTimes()
        heap.reserveCapacity(count)
        places = [Int32](repeating: Self.none, count: count)
    }

    private mutating func remove(at place: Int) {
        places[heap[place].secret] = Self.none
        let last = heap.removeLast()
        guard place < heap.count else { return }
        if place > 0, last < heap[(place - 1) / 2] { rise(last, from: place) } else { sink(last, from: place) }
    }

    /// Puts `due` at `place` or where it belongs above.
    private mutating func rise(_ due: Due, from place: Int) {
        var place = place
        while place > 0 {
            let parent = (place - 1) / 2
            guard due < heap[parent] else { break }
            put(heap[parent], at: place)
            place = parent
        }
        put(due, at: place)
    }

    /// Puts `due` at `place` or where it belongs below.
    private mutating func sink(_ due: Due, from place: Int) {
        var place = place
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < due else { break }
            put(heap[child], at: place)
            place = child
        }
        put(due, at: place)
    }

    private mutating func put(_ due: Due, at place: Int) {
        heap[place] = due
        places[due.secret] = Int32(clamping: place)
    }
}
