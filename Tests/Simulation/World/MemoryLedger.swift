package import Dispatch
package import Ledger
package import RotationCore

/// What is durable in a world, kept in memory; it complains of puts that no correct scheduler makes.
///
/// It is `Sendable` because its protocol asks for that, and unchecked because it belongs to one world, which one thread
/// runs. A completion runs at once, in a turn of the queue that was given.
package final class MemoryLedger: LedgerStore, @unchecked Sendable {
    package struct RotationKey: Hashable {
        package var secret: SecretID
        package var versionID: VersionID

        init(secret: SecretID, versionID: VersionID) {
            self.secret = secret
            self.versionID = versionID
        }

        init(_ rotation: RotationRecord) {
            self.init(secret: rotation.secret, versionID: rotation.versionID)
        }

        /// Of the rotation that an attempt carries out.
        init(of attempt: AttemptID) {
            self.init(secret: attempt.secret, versionID: attempt.versionID)
        }
    }

    package private(set) var accounts: [String: AccountRecord] = [:]
    package private(set) var secrets: [SecretID: SecretRecord] = [:]
    package private(set) var rotations: [RotationKey: RotationRecord] = [:]
    package private(set) var attempts: [AttemptID: AttemptRecord] = [:]
    package private(set) var requests: [String: RequestRecord] = [:]
    package private(set) var pauses: [PauseScope: PauseRecord] = [:]
    /// The unfinished ones among the rotations.
    package private(set) var unfinished: Set<RotationKey> = []
    /// The attempts that are pending.
    package private(set) var pending: Set<AttemptID> = []
    /// The completed attempts of each account, in the order in which their ends became durable.
    private var ended: [String: [AttemptID]] = [:]
    /// The wall clock at which each secret was seen for the very first time.
    package private(set) var seen: [SecretID: Instant] = [:]
    /// From where each secret's occurrences counted, and through which nominal time they were dealt with so.
    package private(set) var cadences: [SecretID: [(anchor: Instant?, through: Instant)]] = [:]
    /// What was wrong with puts.
    package private(set) var faults: [String] = []

    package init() {}

    package func put(_ records: some Sequence<Record>) {
        for record in records { put(record) }
    }

    /// Forgets everything, as a ledger does that is set aside.
    package func removeAll() {
        (accounts, secrets, rotations, attempts) = ([:], [:], [:], [:])
        (unfinished, pending, ended) = ([], [], [:])
        (requests, pauses, cadences) = ([:], [:], [:])
    }

    private func put(_ record: Record) {
        switch record {
        case .account(let account): accounts[account.account] = account
        case .secret(let secret): put(secret)
        case .rotation(let rotation): put(rotation)
        case .attempt(let attempt): put(attempt)
        case .request(let request): put(request)
        case .pause(let pause): pauses[pause.scope] = pause
        }
    }

    private func put(_ record: RequestRecord) {
        if let old = requests[record.request.id] {
            if old.state == .done, old != record { faults.append("NothingLost: request \(record.request.id) was done") }
            if old.request != record.request || old.accepted != record.accepted {
                faults.append("Once: request \(record.request.id) became another")
            }
        }
        requests[record.request.id] = record
    }

    /// A request counts a secret's occurrences anew: the old cadence ends with what came due of it.
    private func endCadence(of old: SecretRecord, by new: SecretRecord) {
        let last = rotations(of: old.id).map(\.versionID).last { $0.suffix.isEmpty && $0.nominal <= new.handled }
        cadences[old.id, default: []].append((old.anchor, max(old.handled, last?.nominal ?? old.handled)))
    }

    private func put(_ secret: SecretRecord) {
        if let old = secrets[secret.id]?.newestSent {
            let isKept = secret.newestSent.map { !old.isNewer(than: $0) } ?? false
            if !isKept { faults.append("Once: \(secret.id): the newest VersionId sent went back from \(old)") }
        }
        if let old = secrets[secret.id], old.anchor != secret.anchor { endCadence(of: old, by: secret) }
        secrets[secret.id] = secret
        if seen[secret.id] == nil { seen[secret.id] = secret.firstSight.wall }
    }

    private func put(_ rotation: RotationRecord) {
        let key = RotationKey(rotation)
        if let old = rotations[key], old.state.isFinal, old != rotation {
            faults.append(
                "NothingLost: \(rotation.secret) \(rotation.versionID): \(old.state) became \(rotation.state)")
        }
        if rotation.count < 1 || rotation.first > rotation.versionID.nominal {
            faults.append(
                "NothingLost: \(rotation.secret) \(rotation.versionID): \(rotation.count) from \(rotation.first)")
        }
        rotations[key] = rotation
        if rotation.state.isFinal { unfinished.remove(key) } else { unfinished.insert(key) }
    }

    private func put(_ attempt: AttemptRecord) {
        let old = attempts[attempt.id]
        if let old, old.state != .pending, old != attempt {
            faults.append("NothingLost: \(attempt.id): \(old.state) became \(attempt.state)")
        }
        if old == nil, attempt.state != .pending, attempt.state != .withdrawn {
            return faults.append("WriteAhead: \(attempt.id): ended without having begun")
        }
        attempts[attempt.id] = attempt
        if attempt.state == .pending {
            pending.insert(attempt.id)
        } else if pending.remove(attempt.id) != nil {
            ended[attempt.id.secret.account, default: []].append(attempt.id)
        }
    }

    /// What a scheduler starts from, in the order in which it takes records.
    package func load(_ horizon: SlotHorizon) -> [Record] {
        let floor = horizon.now.boot.advanced(by: .zero - horizon.span)
        var mayOccupy = Array(pending)
        for attempts in ended.values {
            var newest = horizon.newest
            for id in attempts.reversed() {
                guard newest > 0, let attempt = self.attempts[id], attempt.occupiesSlot, let end = attempt.completed
                else { continue }
                newest -= 1
                if end.bootID == horizon.now.bootID ? end.boot >= floor : floor.microseconds < 0 {
                    mayOccupy.append(id)
                }
            }
        }
        let askedFor = Set(requests.values.filter { $0.state != .done }.map(\.request.id))
        let ofRequests = rotations.filter { rotation in
            rotation.value.state.isFinal && rotation.value.request.map { askedFor.contains($0.id) } ?? false
        }
        let open = (Array(unfinished) + ofRequests.keys).sorted {
            ($0.secret, $0.versionID.text) < ($1.secret, $1.versionID.text)
        }
        return accounts.values.sorted { $0.account < $1.account }.map { .account($0) }
            + secrets.values.sorted { $0.id < $1.id }.map { .secret($0) }
            + requests.values.sorted { $0.request.id < $1.request.id }.map { .request($0) }
            + pauses.values.filter { $0.lifted == nil }.map { .pause($0) }
            + open.compactMap { rotations[$0].map { .rotation($0) } }
            + mayOccupy.sorted { key($0) < key($1) }.compactMap { attempts[$0].map { .attempt($0) } }
    }

    /// The same with every attempt there ever was.
    package func load() -> [Record] {
        let open = load(
            SlotHorizon(
                now: Stamp(bootID: BootID(""), boot: BootTime(microseconds: 0), wall: .earliest), span: .zero, newest: 0
            ))
        let completed = attempts.values.filter { $0.state != .pending }
        return open + completed.sorted { key($0.id) < key($1.id) }.map { .attempt($0) }
    }

    private func key(_ attempt: AttemptID) -> (SecretID, String, Int) {
        (attempt.secret, attempt.versionID.text, attempt.number)
    }

    /// Whether an attempt of the secret is pending.
    package func isPending(_ secret: SecretID) -> Bool { pending.contains { $0.secret == secret } }

    /// All rotations of a secret by nominal time.
    package func rotations(of secret: SecretID) -> [RotationRecord] {
        rotations.values.filter { $0.secret == secret }.sorted { $0.versionID.nominal < $1.versionID.nominal }
    }

    // MARK: The protocol

    package func load(_ horizon: SlotHorizon, deliver: (Record) -> Void) throws(LedgerError) {
        for record in load(horizon) { deliver(record) }
    }

    package func commit(
        _ records: [Record], on queue: DispatchQueue, completion: @escaping @Sendable (CommitResult) -> Void
    ) {
        put(records)
        queue.sync { completion(.durable) }
    }

    package func history(
        _ query: HistoryQuery, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<HistoryPage, LedgerError>) -> Void
    ) {
        queue.sync { completion(.success(HistoryPage(entries: [], next: nil))) }
    }

    package func prune(
        endedBefore end: Instant, keeping horizon: SlotHorizon, on queue: DispatchQueue,
        completion: @escaping @Sendable (Result<Int, LedgerError>) -> Void
    ) {
        queue.sync { completion(.success(0)) }
    }

    package func close() throws(LedgerError) {}
}
