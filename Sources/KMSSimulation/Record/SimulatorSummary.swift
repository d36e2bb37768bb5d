/// The counts of a simulator's whole life.
///
/// A good client leaves the last five at 0.
public struct SimulatorSummary: Sendable, Equatable {
    /// Authenticated RotateSecret calls.
    public internal(set) var arrivals = 0

    /// Requests that were not: without parameters, malformed, with a bad signature.
    public internal(set) var otherRequests = 0

    /// Requests of GET without parameters, by which clients learn the Date; they are in no other count and no record.
    public internal(set) var dateRequests = 0

    /// Calls that made a new version.
    public internal(set) var rotations = 0

    /// Calls whose VersionId existed already.
    public internal(set) var repeats = 0

    /// The most authenticated calls that one window ever held.
    public internal(set) var mostInWindow = 0

    /// Authenticated calls that came when the window was full.
    public internal(set) var overQuota = 0

    /// Calls whose signature was not that of the request.
    public internal(set) var badSignatures = 0

    /// Authenticated calls whose nonce had been used.
    public internal(set) var reusedNonces = 0

    /// Authenticated calls that came while another attempt on the same secret had not ended.
    public internal(set) var concurrentAttempts = 0

    /// Authenticated calls whose VersionId was older than one that had arrived for the same secret.
    public internal(set) var backwardsVersions = 0

    /// The counts as lines `name: count`, each ended by a newline.
    public var text: String {
        let counts = [
            ("arrivals", arrivals), ("other requests", otherRequests), ("rotations", rotations), ("repeats", repeats),
            ("most arrivals in one window", mostInWindow), ("arrivals over quota", overQuota),
            ("bad signatures", badSignatures), ("reused nonces", reusedNonces),
            ("concurrent attempts on one secret", concurrentAttempts),
            ("VersionIds going backwards", backwardsVersions),
        ]
        return counts.map { "\($0.0): \($0.1)\n" }.joined()
    }

    /// Adds one record to the counts that follow from it.
    mutating func add(_ arrival: Arrival) {
        guard arrival.isAuthenticated else {
            otherRequests += 1
            return
        }
        arrivals += 1
        rotations += arrival.isRotation ? 1 : 0
        repeats += arrival.isRepeat ? 1 : 0
        mostInWindow = max(mostInWindow, arrival.slots)
        overQuota += arrival.isOverQuota ? 1 : 0
        concurrentAttempts += arrival.isConcurrent ? 1 : 0
        backwardsVersions += arrival.isBackwards ? 1 : 0
    }
}
