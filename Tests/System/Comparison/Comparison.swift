import KMSSimulation
import Ledger
import RotationCore

/// What the KMS's record and the ledger say of the same calls, held against each other after a test.
///
/// Nothing may be in flight any more. Both go by the same boot clock.
struct Comparison {
    /// The authenticated calls of RotateSecret, in the order of their arrival.
    let arrivals: [RecordedArrival]
    let history: [HistoryEntry]
    let quota: SimulatedQuota
    /// Whether the KMS was started anew in between, and so does not know what it had done before.
    let hasForgotten: Bool

    init(arrivals: [RecordedArrival], history: [HistoryEntry], quota: SimulatedQuota, hasForgotten: Bool) {
        self.arrivals = arrivals.filter(\.authenticated)
        self.history = history
        self.quota = quota
        self.hasForgotten = hasForgotten
    }

    /// Every difference, and everything that must never be, in words; empty after a run as it should be.
    var differences: [String] {
        recordDifferences + attemptDifferences + sequenceDifferences + rotationDifferences
    }

    /// The most calls that any window held.
    var mostInWindow: Int {
        var first = 0
        return arrivals.indices.map { last in
            while arrivals[last].clock - arrivals[first].clock >= window { first += 1 }
            return last - first + 1
        }.max() ?? 0
    }

    /// The calls that made the windows that they end hold more than the quota, and what else the record alone shows:
    /// a nonce that came twice, a call beside another on its secret, an older VersionId after a newer one.
    var recordDifferences: [String] {
        var differences: [String] = []
        for (arrival, earlier) in zip(arrivals.dropFirst(quota.limit), arrivals)
        where arrival.clock - earlier.clock < window {
            differences.append("over quota: \(arrival.rotationKey) at \(arrival.clock)")
        }
        var nonces: Set<String> = []
        for arrival in arrivals {
            if !nonces.insert(arrival.nonce ?? "").inserted { differences.append("nonce used twice: \(arrival)") }
            if arrival.concurrent { differences.append("two calls on one secret at a time: \(arrival)") }
            if arrival.backwards { differences.append("older after newer: \(arrival)") }
        }
        return differences
    }

    private var window: Int64 { Int64(quota.window / .microseconds(1)) }
}

extension HistoryEntry {
    /// The secret and the VersionId, as `RecordedArrival.rotationKey`.
    var rotationKey: String { "\(rotation.secret.name) \(rotation.versionID.text)" }
}
