/// When secrets come due, each at most once.
struct DueTimes: Sendable {
    private var heap = SecretHeap()
    private var places = SecretHeap.Places()

    /// The secret that comes due first.
    var min: SecretHeap.Entry? { heap.min }

    /// When the secret comes due.
    func time(of secret: Int) -> Instant? { places[secret].map { heap.entries[$0].time } }

    /// The secrets, in no order.
    var all: [SecretHeap.Entry] { heap.entries }

    /// The secrets in the order in which they come due.
    var ascending: SecretHeap.Ascending { SecretHeap.Ascending([heap]) }

    /// Gives the secret another time, or none.
    mutating func set(_ time: Instant?, of secret: Int) { heap.set(time, of: secret, places: &places) }

    /// Takes out what `min` answers.
    mutating func removeMin() { heap.removeMin(places: &places) }

    /// Takes all out, and makes room for the times of that many secrets.
    mutating func removeAll(reserving count: Int) {
        self = DueTimes()
        heap.reserveCapacity(count)
        places = SecretHeap.Places(reserving: count)
    }
}
