import Ledger
import RotationCore

extension Comparison {
    /// Where arrivals and attempts are not each other's: every arrival falls between the send and the completion of one
    /// attempt, and what the attempt says of its answer is what the KMS says.
    var attemptDifferences: [String] {
        var differences: [String] = []
        var unexplained = Dictionary(grouping: arrivals, by: \.rotationKey)
        for entry in history {
            var rest = unexplained.removeValue(forKey: entry.rotationKey) ?? []
            for attempt in entry.attempts where attempt.occupiesSlot {
                guard attempt.state != .pending, let completed = attempt.completed else {
                    differences.append("still open: \(attempt)")
                    continue
                }
                let span = attempt.sent.boot.microseconds...completed.boot.microseconds
                let own = rest.filter { span.contains($0.clock) }
                rest.removeAll { span.contains($0.clock) }
                if !agree(attempt, own) { differences.append("\(attempt) is at the KMS: \(own)") }
            }
            differences += rest.map { "outside of every attempt of the ledger: \($0)" }
        }
        differences += unexplained.values.joined().map { "not in the ledger: \($0)" }
        return differences
    }

    /// Whether the arrivals within an attempt's time are what its state says.
    private func agree(_ attempt: AttemptRecord, _ arrivals: [RecordedArrival]) -> Bool {
        switch attempt.state {
        case .pending, .unsent, .withdrawn: return arrivals.isEmpty
        case .unanswered: return arrivals.count <= 1
        case .accepted, .rejected:
            guard arrivals.count == 1, let arrival = arrivals.first, arrival.status == attempt.status else {
                return false
            }
            // An answer that nobody can read has no id and no code.
            guard attempt.code != "UnreadableAnswer" else { return arrival.faults.contains("garbage") }
            return arrival.requestId == attempt.requestID && arrival.code ?? "" == attempt.code
        }
    }

    /// Where two attempts on one secret occupied it at the same time, or an older VersionId was sent after a newer one.
    var sequenceDifferences: [String] {
        let attempts = Dictionary(grouping: history.flatMap(\.attempts).filter(\.occupiesSlot), by: \.id.secret)
        return attempts.values.flatMap { attempts in
            let ordered = attempts.sorted { $0.sent.boot < $1.sent.boot }
            return zip(ordered, ordered.dropFirst()).compactMap { earlier, later -> String? in
                if earlier.id.versionID.isNewer(than: later.id.versionID) {
                    return "\(later.id) was sent after \(earlier.id)"
                }
                guard let completed = earlier.completed, completed.boot <= later.sent.boot else {
                    return "\(later.id) was sent before \(earlier.id) had ended"
                }
                return nil
            }
        }
    }
}
