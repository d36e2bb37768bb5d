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

    private var records: [String: RequestRecord] = [:]
    /// Rotations by the positions of their secrets, of requests that are not done.
    private var members: [String: [Int: Member]] = [:]
    /// How many of them are not final; none: the request has no key.
    private var unfinished: [String: Int] = [:]
    /// Requests of which there may be something to record.
    private(set) var unsettled: Set<String> = []

    func record(of id: String) -> RequestRecord? { records[id] }

    /// The rotations of a request that is not done, by the positions of their secrets.
    func members(of id: String) -> [Int: Member] { members[id] ?? [:] }

    /// The requests that are not done, by when they were accepted.
    var open: [RequestRecord] {
        records.values.filter { $0.state != .done }.sorted {
            ($0.accepted, $0.request.id) < ($1.accepted, $1.request.id)
        }
    }

    /// Enters the record in the place of the request's earlier one.
    mutating func put(_ record: RequestRecord) {
        let id = record.request.id
        records[id] = record
        switch record.state {
        case .recorded: unsettled.insert(id)
        case .open:
            if unfinished[id] == nil { unsettled.insert(id) } else { unsettled.remove(id) }
        case .done:
            unsettled.remove(id)
            members[id] = nil
            unfinished[id] = nil
        }
    }

    /// Enters how a rotation stands, where it carries out a request that is not done.
    mutating func note(_ rotation: RotationRecord, of secret: Int) {
        guard let id = rotation.request?.id, let record = records[id], record.state != .done else { return }
        let wasUnfinished = members[id]?[secret].map { !$0.state.isFinal } ?? false
        members[id, default: [:]][secret] = Member(
            versionID: rotation.versionID, state: rotation.state, reason: rotation.reason)
        let count = (unfinished[id] ?? 0) + (rotation.state.isFinal ? 0 : 1) - (wasUnfinished ? 1 : 0)
        unfinished[id] = count > 0 ? count : nil
        if count == 0 { unsettled.insert(id) }
    }

    /// The record that a request is to have now, as far as its rotations tell; nil where it has that already.
    func settled(_ id: String, at now: Instant) -> RequestRecord? {
        guard var record = records[id], record.state != .done else { return nil }
        guard unfinished[id] == nil else {
            guard record.state == .recorded else { return nil }
            record.state = .open
            return record
        }
        record.state = .done
        for member in members(of: id).values { record.outcomes[member.state, default: 0] += 1 }
        record.finished = now
        return record
    }

    /// Takes out the requests of which some rotations may not be recorded: those that were not yet `open` when the
    /// ledger was loaded.
    mutating func takeIncomplete() -> [RequestRecord] {
        // The last process may have ended before it recorded that one was done.
        unsettled = Set(open.filter { $0.state == .open && unfinished[$0.request.id] == nil }.map(\.request.id))
        return open.filter { $0.state == .recorded }
    }
}
