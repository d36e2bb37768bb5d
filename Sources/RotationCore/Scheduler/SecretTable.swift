/// The secrets that the scheduler knows, by position: of the configuration, or of the ledger's memory.
///
/// A position is never given to another secret.
struct SecretTable: Sendable {
    private struct Row: Sendable {
        var record: SecretRecord
        var entry: Int32 = -1
        var account: Int32 = -1
        var appointment: Instant?
        var ticket: UInt64 = 0
    }

    private var rows: [Row] = []
    private var positions: [SecretID: Int] = [:]
    /// What is sent for the secrets of the configuration that it names by an ARN.
    private var sentNames: [Int: String] = [:]

    var count: Int { rows.count }
    var indices: Range<Int> { rows.indices }

    /// The position of a secret that is known.
    func position(of id: SecretID) -> Int? { positions[id] }

    // MARK: What the ledger knows

    func id(at position: Int) -> SecretID { rows[position].record.id }
    func record(at position: Int) -> SecretRecord { rows[position].record }
    func since(at position: Int) -> Instant { rows[position].record.since }
    func next(at position: Int) -> Instant? { rows[position].record.next }
    func hold(at position: Int) -> SecretHold? { rows[position].record.hold }
    func isPresent(at position: Int) -> Bool { rows[position].record.isPresent }

    /// Enters the record in the place of the secret's earlier one, or as a new secret's; gives its position.
    mutating func put(_ record: SecretRecord) -> Int {
        if let position = positions[record.id] {
            rows[position].record = record
            return position
        }
        positions[record.id] = rows.count
        rows.append(Row(record: record))
        return rows.count - 1
    }

    // MARK: What the configuration says

    /// The position of the secret's entry in the configuration in force; nil where that does not name the secret.
    func entry(at position: Int) -> Int? {
        rows[position].entry >= 0 ? Int(rows[position].entry) : nil
    }

    /// The name that is sent for the secret.
    func sentName(at position: Int) -> String { sentNames[position] ?? rows[position].record.id.name }

    /// The position of the secret's account; -1 where the configuration does not name that.
    func account(at position: Int) -> Int { Int(rows[position].account) }

    /// Forgets what a configuration said.
    mutating func forgetConfiguration() {
        sentNames = [:]
        for position in rows.indices { rows[position].entry = -1 }
    }

    /// Notes what the configuration says of a secret.
    mutating func configure(_ position: Int, as secret: SecretConfiguration) {
        rows[position].entry = Int32(clamping: secret.entry)
        if secret.sentName != secret.id.name { sentNames[position] = secret.sentName }
    }

    mutating func setAccount(_ account: Int, at position: Int) { rows[position].account = Int32(clamping: account) }

    // MARK: Appointments

    /// The time of the secret's one appointment that is not stale.
    func appointment(at position: Int) -> Instant? { rows[position].appointment }

    /// Tells that appointment from stale ones of the same time.
    func ticket(at position: Int) -> UInt64 { rows[position].ticket }

    mutating func setAppointment(_ time: Instant?, ticket: UInt64, at position: Int) {
        rows[position].appointment = time
        rows[position].ticket = ticket
    }

    mutating func forgetAppointment(at position: Int) { rows[position].appointment = nil }
}
