/// The nonces of an authenticated past, so that none is accepted twice.
struct NonceMemory: Sendable {
    /// How long a nonce is remembered: twice the tolerance of the timestamp, so that no replay outlives it.
    private static let retention: Int64 = 2 * 900_000_000

    private struct Entry: Hashable {
        let accessKeyId: String
        let nonce: String
    }

    private var known: Set<Entry> = []
    private var queue = TimedQueue<Entry>()

    /// Remembers a nonce, and says whether it is new.
    mutating func insert(_ nonce: String, of accessKeyId: String, at clock: Int64) -> Bool {
        while let old = queue.takeFirst(notAfter: clock - Self.retention) { known.remove(old) }
        let entry = Entry(accessKeyId: accessKeyId, nonce: nonce)
        guard known.insert(entry).inserted else { return false }
        queue.append(entry, at: clock)
        return true
    }
}
