/// Secrets by time, each at most once: a heap in which a secret's time can be moved or taken out.
///
/// Where each secret stands is kept by the caller, so that several heaps can share it: a secret is in one of them.
struct SecretHeap: Sendable {
    /// A secret and its time.
    struct Entry: Comparable, Sendable {
        var time: Instant
        fileprivate var number: Int32

        /// The secret's position.
        var secret: Int { Int(number) }

        static func < (left: Entry, right: Entry) -> Bool {
            left.time == right.time ? left.number < right.number : left.time < right.time
        }
    }

    /// Where each secret stands in its heap.
    struct Places: Sendable {
        private static let none: Int32 = -1
        private var places: [Int32] = []

        /// Room for that many secrets, of which none stands anywhere.
        init(reserving count: Int = 0) {
            places = [Int32](repeating: Self.none, count: count)
        }

        /// The secret's place; nil where it has none.
        subscript(secret: Int) -> Int? {
            guard secret < places.count, places[secret] != Self.none else { return nil }
            return Int(places[secret])
        }

        fileprivate mutating func put(_ secret: Int, at place: Int) {
            if secret >= places.count {
                places.append(contentsOf: repeatElement(Self.none, count: secret + 1 - places.count))
            }
            places[secret] = Int32(clamping: place)
        }

        fileprivate mutating func remove(_ secret: Int) { places[secret] = Self.none }
    }

    /// The entries: none is before the one at half its place.
    private(set) var entries: [Entry] = []

    var min: Entry? { entries.first }

    mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    /// Gives the secret another time, or none.
    mutating func set(_ time: Instant?, of secret: Int, places: inout Places) {
        let place = places[secret]
        guard let time else {
            if let place { remove(at: place, places: &places) }
            return
        }
        let entry = Entry(time: time, number: Int32(clamping: secret))
        guard let place else {
            entries.append(entry)
            return rise(entry, from: entries.count - 1, places: &places)
        }
        if entry < entries[place] {
            rise(entry, from: place, places: &places)
        } else {
            sink(entry, from: place, places: &places)
        }
    }

    /// Takes out what `min` answers.
    mutating func removeMin(places: inout Places) {
        if !entries.isEmpty { remove(at: 0, places: &places) }
    }

    private mutating func remove(at place: Int, places: inout Places) {
        places.remove(entries[place].secret)
        let last = entries.removeLast()
        guard place < entries.count else { return }
        if place > 0, last < entries[(place - 1) / 2] {
            rise(last, from: place, places: &places)
        } else {
            sink(last, from: place, places: &places)
        }
    }

    /// Puts the entry at `place` or where it belongs above.
    private mutating func rise(_ entry: Entry, from place: Int, places: inout Places) {
        var place = place
        while place > 0 {
            let parent = (place - 1) / 2
            guard entry < entries[parent] else { break }
            put(entries[parent], at: place, places: &places)
            place = parent
        }
        put(entry, at: place, places: &places)
    }

    /// Puts the entry at `place` or where it belongs below.
    private mutating func sink(_ entry: Entry, from place: Int, places: inout Places) {
        var place = place
        while true {
            var child = 2 * place + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
            guard entries[child] < entry else { break }
            put(entries[child], at: place, places: &places)
            place = child
        }
        put(entry, at: place, places: &places)
    }

    private mutating func put(_ entry: Entry, at place: Int, places: inout Places) {
        entries[place] = entry
        places.put(entry.secret, at: place)
    }
}
