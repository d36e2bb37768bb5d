import HeapModule

/// What operators asked for: the records, and of those that are not done each rotation that carries them out.
///
/// A request has one rotation for each of its secrets at a time: the one that bears its mark.
struct RequestTable: Sendable {
    /// How the rotation of one secret stands.
    struct Member: Sendable {
        var versionID: VersionID
        var state: RotationState
        var reason: String
    }

    /// The rotations of a request that is not done.
    private struct Progress: Sendable {
        /// By the positions of their secrets.
        var members: [Int: Member] = [:]
        /// How many are in each state.
        var states: [RotationState: Int] = [:]

        var isOver: Bool { states.allSatisfy { $0.key.isFinal } }

        mutating func note(_ rotation: RotationRecord, of secret: Int) {
            let member = Member(versionID: rotation.versionID, state: rotation.state, reason: rotation.reason)
            if let known = members.updateValue(member, forKey: secret) {
                let left = (states[known.state] ?? 1) - 1
                states[known.state] = left > 0 ? left : nil
            }
            states[member.state, default: 0] += 1
        }
    }

    /// A request that is done, and when that was.
    private struct Done: Comparable, Sendable {
        var finished: Instant
        var id: String

        static func < (left: Done, right: Done) -> Bool { (left.finished, left.id) < (right.finished, right.id) }
    }

    /// For how long one that is done is known: longer than the ledger has it, which is pruned once a day.
    static let kept = Scheduler.history + .seconds(2 * 86_400)

    private var records: [String: RequestRecord] = [:]
    /// Those that are done; one whose time is not its record's is stale.
    private var done = Heap<Done>()
    private var progress: [String: Progress] = [:]
    /// Requests of which there may be something to record.
    private(set) var unsettled: Set<String> = []

    func record(of id: String) -> RequestRecord? { records[id] }

    /// The rotations of a request that is not done, by the positions of their secrets.
    func members(of id: String) -> [Int: Member] { progress[id]?.members ?? [:] }

    /// How many of those rotations are in each state.
    func states(of id: String) -> [RotationState: Int] { progress[id]?.states ?? [:] }

    /// The requests that are not done, by when they were accepted.
    var open: [RequestRecord] {
        // Most ever made are done.
        progress.keys.compactMap { records[$0] }.sorted { ($0.accepted, $0.request.id) < ($1.accepted, $1.request.id) }
    }

    /// Enters the record in the place of the request's earlier one.
    mutating func put(_ record: RequestRecord) {
        let id = record.request.id
        records[id] = record
        guard record.state != .done else {
            progress[id] = nil
            unsettled.remove(id)
            if let finished = record.finished { done.insert(Done(finished: finished, id: id)) }
            return
        }
        if progress[id] == nil { progress[id] = Progress() }
        let isOver = progress[id]?.isOver ?? true
        if record.state == .recorded || isOver { unsettled.insert(id) } else { unsettled.remove(id) }
    }

    /// Forgets requests that were done before that instant.
    mutating func forget(doneBefore end: Instant) {
        while let oldest = done.min, oldest.finished < end {
            done.removeMin()
            if records[oldest.id]?.finished == oldest.finished { records[oldest.id] = nil }
        }
    }

    /// Enters how a rotation stands, where it carries out a request that is not done.
    mutating func note(_ rotation: RotationRecord, of secret: Int) {
        guard let id = rotation.request?.id, progress[id] != nil else { return }
        progress[id]?.note(rotation, of: secret)
        if rotation.state.isFinal, progress[id]?.isOver ?? false { unsettled.insert(id) }
    }

    /// The record that a request is to have now, as far as its rotations tell; nil where it has that already.
    func settled(_ id: String, at now: Instant) -> RequestRecord? {
        guard var record = records[id], let progress = progress[id] else { return nil }
        guard progress.isOver else {
            guard record.state == .recorded else { return nil }
            record.state = .open
            return record
        }
        record.state = .done
        record.outcomes = progress.states
        record.finished = now
        return record
    }

    /// Takes out the requests of which some rotations may not be recorded: those that were not yet `open` when the
    /// ledger was loaded.
    mutating func takeIncomplete() -> [RequestRecord] {
        // The last process may have ended before it recorded that one was done.
        unsettled = Set(open.filter { $0.state == .open && progress[$0.request.id]?.isOver ?? true }.map(\.request.id))
        return open.filter { $0.state == .recorded }
    }
}
