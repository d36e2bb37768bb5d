import RotationCore

/// What is durable in a world; it complains of puts that no correct scheduler makes.
struct MemoryLedger {
    struct RotationKey: Hashable {
        var secret: SecretID
        var versionID: VersionID
    }

    private(set) var accounts: [String: AccountRecord] = [:]
    private(set) var secrets: [SecretID: SecretRecord] = [:]
    private(set) var rotations: [RotationKey: RotationRecord] = [:]
    private(set) var attempts: [AttemptID: AttemptRecord] = [:]
    private(set) var requests: [String: RequestRecord] = [:]
    private(set) var pauses: [PauseScope: PauseRecord] = [:]
    /// The wall clock at which each secret was seen for the very first time.
    private(set) var seen: [SecretID: Instant] = [:]
    /// From where each secret's occurrences counted, and through which nominal time they were dealt with so.
    private(set) var cadences: [SecretID: [(anchor: Instant?, through: Instant)]] = [:]
    /// What was wrong with puts.
    private(set) var faults: [String] = []

    mutating func put(_ records: some Sequence<Record>) {
        for record in records { put(record) }
    }

    private mutating func put(_ record: Record) {
        switch record {
        case .account(let account): accounts[account.account] = account
        case .secret(let secret):
            if let old = secrets[secret.id]?.newestSent {
                let isKept = secret.newestSent.map { !old.isNewer(than: $0) } ?? false
                if !isKept { faults.append("\(secret.id): the newest VersionId sent went back from \(old)") }
            }
            if let old = secrets[secret.id], old.anchor != secret.anchor { endCadence(of: old, by: secret) }
            secrets[secret.id] = secret
            if seen[secret.id] == nil { seen[secret.id] = secret.firstSight.wall }
        case .rotation(let rotation):
            let key = RotationKey(secret: rotation.secret, versionID: rotation.versionID)
            if let old = rotations[key], old.state.isFinal, old != rotation {
                faults.append("\(rotation.secret) \(rotation.versionID): \(old.state) became \(rotation.state)")
            }
            if rotation.count < 1 || rotation.first > rotation.versionID.nominal {
                faults.append(
                    "\(rotation.secret) \(rotation.versionID): a run of \(rotation.count) from \(rotation.first)")
            }
            rotations[key] = rotation
        case .request(let record):
            if let old = requests[record.request.id] {
                if old.state == .done, old != record { faults.append("request \(record.request.id) was done") }
                if old.request != record.request || old.accepted != record.accepted {
                    faults.append("request \(record.request.id) became another")
                }
            }
            requests[record.request.id] = record
        case .pause(let pause): pauses[pause.scope] = pause
        case .attempt(let attempt):
            if let old = attempts[attempt.id], old.state != .pending, old != attempt {
                faults.append("\(attempt.id): \(old.state) became \(attempt.state)")
            }
            if attempt.state == .pending || attempt.state == .withdrawn {
                attempts[attempt.id] = attempt
            } else if attempts[attempt.id] == nil {
                faults.append("\(attempt.id): ended without having begun")
            } else {
                attempts[attempt.id] = attempt
            }
        }
    }

    /// A request counts a secret's occurrences anew: the old cadence ends with what came due of it.
    private mutating func endCadence(of old: SecretRecord, by new: SecretRecord) {
        let last = rotations(of: old.id).map(\.versionID).last { $0.suffix.isEmpty && $0.nominal <= new.handled }
        cadences[old.id, default: []].append((old.anchor, max(old.handled, last?.nominal ?? old.handled)))
    }

    /// What a scheduler starts from, in the order in which it takes records.
    func load() -> [Record] {
        let open = Set(requests.values.filter { $0.state != .done }.map(\.request.id))
        let rotations = rotations.values.filter { rotation in
            !rotation.state.isFinal || rotation.request.map { open.contains($0.id) } ?? false
        }
        return accounts.values.sorted { $0.account < $1.account }.map { .account($0) }
            + secrets.values.sorted { $0.id < $1.id }.map { .secret($0) }
            + requests.values.sorted { $0.request.id < $1.request.id }.map { .request($0) }
            + pauses.values.filter { $0.lifted == nil }.map { .pause($0) }
            + rotations.sorted { ($0.secret, $0.versionID.text) < ($1.secret, $1.versionID.text) }.map { .rotation($0) }
            + attempts.values.sorted { key($0) < key($1) }.map { .attempt($0) }
    }

    private func key(_ attempt: AttemptRecord) -> (SecretID, String, Int) {
        (attempt.id.secret, attempt.id.versionID.text, attempt.id.number)
    }

    /// All rotations of a secret by nominal time.
    func rotations(of secret: SecretID) -> [RotationRecord] {
        rotations.values.filter { $0.secret == secret }.sorted { $0.versionID.nominal < $1.versionID.nominal }
    }
}
