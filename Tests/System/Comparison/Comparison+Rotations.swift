import Ledger
import RotationCore

extension Comparison {
    /// Where a rotation is not over, its end is not what its attempts and the KMS say, or it was made twice.
    var rotationDifferences: [String] {
        let made = Dictionary(grouping: arrivals.filter(\.rotation), by: \.rotationKey)
        let answered = Set(arrivals.filter { $0.status == 200 }.map(\.rotationKey))
        var differences: [String] = []
        for (key, arrivals) in made where arrivals.count > 1 && !hasForgotten {
            differences.append("made \(arrivals.count) times: \(key)")
        }
        for entry in history {
            let (rotation, attempts) = (entry.rotation, entry.attempts)
            if !rotation.state.isFinal { differences.append("not over: \(rotation)") }
            let accepted = attempts.filter { $0.state == .accepted }
            if rotation.state == .accepted {
                if accepted.count != 1 || attempts.last?.state != .accepted {
                    differences.append("accepted, but not by its last attempt alone: \(entry)")
                }
                if !answered.contains(entry.rotationKey) {
                    differences.append("accepted, but not by the KMS: \(entry)")
                }
            } else {
                if !accepted.isEmpty { differences.append("an attempt was accepted: \(entry)") }
                // The KMS may have made what it did not answer for, or not so that it could be read.
                let isOpen = attempts.contains { $0.state == .unanswered || $0.status == 200 }
                if made[entry.rotationKey] != nil && !isOpen { differences.append("made by the KMS: \(entry)") }
            }
        }
        return differences
    }

    /// Where these secrets, each due once, were not rotated once.
    func differences(once names: [String]) -> [String] {
        let states = Dictionary(grouping: history.map(\.rotation), by: \.secret.name).mapValues { $0.map(\.state) }
        return names.filter { states[$0] != [.accepted] }.map { "\($0) is \(states[$0] ?? [])" }
    }

    /// Where the rotations and runs of a secret that is due at equal distances do not cover its occurrences, each once.
    func differences(each seconds: Int64, _ name: String) -> [String] {
        let step = Duration.seconds(seconds)
        let runs = history.map(\.rotation).filter { $0.secret.name == name }
            .sorted { $0.versionID.nominal < $1.versionID.nominal }
        var differences = runs.isEmpty ? ["\(name) never came due"] : []
        for (earlier, later) in zip(runs, runs.dropFirst())
        where later.first != earlier.versionID.nominal.advanced(by: step) {
            differences.append("\(earlier) is followed by \(later)")
        }
        for run in runs where run.versionID.nominal != run.first.advanced(by: step * (run.count - 1)) {
            differences.append("not as many as it counts: \(run)")
        }
        return differences
    }

    /// Where daemons' logs say of a rotation that it was accepted and the ledger does not, or say it twice.
    func differences(log lines: [String]) -> [String] {
        let accepted = Set(history.filter { $0.rotation.state == .accepted }.map(\.rotationKey))
        var said: Set<String> = []
        return lines.compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 5, words[2] == "rotation", words[3] == "accepted:" else { return nil }
            // A colon and a reason may follow.
            let key = "\(words[4]) \(words[5].prefix { $0 != ":" })"
            if !said.insert(key).inserted { return "said twice: \(line)" }
            return accepted.contains(key) ? nil : "the ledger does not say: \(line)"
        }
    }
}
