/// The secrets that the scheduler knows, by position: of the configuration, or of the ledger's memory.
///
/// A position is never given to another secret. What many secrets share stands apart under a number, and so does what
/// few have: a secret takes about 110 bytes and its name.
struct SecretTable: Sendable {
    /// What every secret has; times are microseconds, `none` where there is no time.
    private struct Row: Sendable {
        static let none = Int64.min

        var since: Int64
        var handled: Int64
        var next = none
        /// The nominal time of the newest VersionId sent.
        var sentNominal = none
        var handledOffset: Int32
        /// The number of the canonical schedule, and of what the canonical entry has besides.
        var schedule: Int32
        var rest: Int32
        var firstSight: Int32
        /// The number of the newest VersionId's prefix and suffix.
        var affixes: Int32 = 0
        /// The place in `rotations`.
        var rotation: Int32 = -1
        var entry: Int32 = -1
        var isPresent: Bool
        /// Whether the canonical entry begins with the schedule, which `rest` is without then.
        var entryHasSchedule: Bool
    }

    private struct Affixes: Hashable, Sendable {
        var prefix = ""
        var suffix = ""
    }

    /// A stamp whose boot is told by its number.
    private struct Rotation: Sendable {
        var boot: Int64
        var wall: Int64
        var date: Int64
        var bootID: Int32
    }

    private var rows: [Row] = []
    /// Who they are.
    private(set) var names = SecretNames()
    private var positions = SecretPositions()
    private var texts = TextTable()
    private var stamps = NumberedValues<Stamp>()
    private var affixes = NumberedValues<Affixes>()
    private var bootIDs = NumberedValues<BootID>()
    private var rotations: [Rotation] = []
    private var holds: [Int: SecretHold] = [:]
    /// From where the intervals of those count whose cadence a request reset.
    private var anchors: [Int: Instant] = [:]
    /// What is sent for the secrets of the configuration that it names by an ARN.
    private var sentNames: [Int: String] = [:]
    /// The position of each owner's account in the configuration.
    private var accounts: [Int32] = []
    /// How many secrets the configuration in force names.
    private(set) var configuredCount = 0

    init() {
        _ = affixes.number(for: Affixes())
    }

    var count: Int { rows.count }
    var indices: Range<Int> { rows.indices }

    // MARK: Who is known

    /// The position of a secret that is known.
    func position(of id: SecretID) -> Int? {
        guard let owner = names.owners.number(of: SecretNames.Owner(account: id.account, region: id.region)) else {
            return nil
        }
        return withBytes(of: id.name) { positions.position(owner: owner, name: $0, in: names) }
    }

    /// The owners of a list as this table numbers them, to find its secrets by; new ones are entered.
    mutating func owners(of list: SecretList) -> [Int32] {
        list.names.owners.values.map { names.number(of: $0) }
    }

    /// The position of the secret at `index` of a list, whose owners were given their numbers here.
    func position(of index: Int, in list: SecretList, owners: [Int32]) -> Int? {
        let owner = owners[Int(list.names.owner(at: index))]
        return list.names.withName(at: index) { positions.position(owner: owner, name: $0, in: names) }
    }

    /// Makes room for that many more secrets.
    mutating func reserve(_ more: Int) {
        rows.reserveCapacity(rows.count + more)
        names.reserveCapacity(rows.count + more)
        positions.reserve(rows.count + more, names)
    }

    // MARK: What the ledger knows

    func id(at position: Int) -> SecretID { names.id(at: position) }
    func name(at position: Int) -> String { names.name(at: position) }
    func region(at position: Int) -> String { names.owners[names.owner(at: position)].region }
    func since(at position: Int) -> Instant { Instant(microseconds: rows[position].since) }
    func next(at position: Int) -> Instant? { instant(rows[position].next) }
    func handled(at position: Int) -> Instant { Instant(microseconds: rows[position].handled) }
    func handledOffset(at position: Int) -> Int32 { rows[position].handledOffset }
    func firstSight(at position: Int) -> Stamp { stamps[rows[position].firstSight] }
    func hold(at position: Int) -> SecretHold? { holds.isEmpty ? nil : holds[position] }
    func anchor(at position: Int) -> Instant? { anchors.isEmpty ? nil : anchors[position] }
    func isPresent(at position: Int) -> Bool { rows[position].isPresent }
    func wasSent(at position: Int) -> Bool { rows[position].sentNominal != Row.none }

    /// The positions of the secrets that are held.
    var held: some Sequence<Int> { holds.keys }

    /// All that is known of first sights.
    var firstSights: [Stamp] { stamps.values }

    func record(at position: Int) -> SecretRecord {
        let row = rows[position]
        let schedule = texts[row.schedule]
        return SecretRecord(
            id: names.id(at: position), schedule: schedule,
            entry: row.entryHasSchedule ? schedule + texts[row.rest] : texts[row.rest],
            firstSight: stamps[row.firstSight], since: Instant(microseconds: row.since),
            handled: Instant(microseconds: row.handled), handledOffset: row.handledOffset, next: instant(row.next),
            newestSent: newestSent(of: row), lastRotation: lastRotation(of: row),
            anchor: anchor(at: position), hold: hold(at: position), isPresent: row.isPresent)
    }

    /// What running ahead needs to know of the secret from here.
    func aheadRow(at position: Int) -> RunAhead.Row {
        let row = rows[position]
        var ahead = RunAhead.Row()
        ahead.next = row.next
        ahead.sentNominal = row.sentNominal
        ahead.entry = row.entry
        ahead.owner = names.owner(at: position)
        ahead.position = Int32(clamping: position)
        return ahead
    }

    /// The newest VersionId ever sent of the secret.
    func newestSent(at position: Int) -> VersionID? { newestSent(of: rows[position]) }

    /// The completion of the latest attempt that may have rotated the secret.
    func lastRotation(at position: Int) -> Stamp? { lastRotation(of: rows[position]) }

    /// Enters the record in the place of the secret's earlier one, which is at `known`, or as a new secret's; gives its
    /// position.
    mutating func put(_ record: SecretRecord, at known: Int?) -> Int {
        var row = row(of: record)
        guard let position = known else {
            row.rotation = place(of: record.lastRotation, known: -1)
            names.append(record.id)
            positions.enterLast(of: names)
            rows.append(row)
            if let hold = record.hold { holds[rows.count - 1] = hold }
            if let anchor = record.anchor { anchors[rows.count - 1] = anchor }
            return rows.count - 1
        }
        row.entry = rows[position].entry
        row.rotation = place(of: record.lastRotation, known: rows[position].rotation)
        rows[position] = row
        if record.hold != nil || !holds.isEmpty { holds[position] = record.hold }
        if record.anchor != nil || !anchors.isEmpty { anchors[position] = record.anchor }
        return position
    }

    private mutating func row(of record: SecretRecord) -> Row {
        var row = Row(
            since: record.since.microseconds, handled: record.handled.microseconds,
            handledOffset: record.handledOffset, schedule: 0, rest: 0,
            firstSight: stamps.number(for: record.firstSight), isPresent: record.isPresent, entryHasSchedule: false)
        withBytes(of: record.schedule) { schedule in
            withBytes(of: record.entry) { entry in
                row.entryHasSchedule = entry.begins(with: schedule)
                row.schedule = texts.number(for: schedule)
                row.rest = texts.number(for: row.entryHasSchedule ? entry.after(schedule.count) : entry)
            }
        }
        if let next = record.next { row.next = next.microseconds }
        if let newest = record.newestSent {
            row.sentNominal = newest.nominal.microseconds
            row.affixes = affixes.number(for: Affixes(prefix: newest.prefix, suffix: newest.suffix))
        }
        return row
    }

    /// Where the stamp stands in `rotations`; `known` is the place that the secret has there.
    private mutating func place(of stamp: Stamp?, known: Int32) -> Int32 {
        guard let stamp else { return -1 }
        let rotation = Rotation(
            boot: stamp.boot.microseconds, wall: stamp.wall.microseconds, date: stamp.date?.microseconds ?? Row.none,
            bootID: bootIDs.number(for: stamp.bootID))
        guard known >= 0 else {
            rotations.append(rotation)
            return Int32(clamping: rotations.count - 1)
        }
        rotations[Int(known)] = rotation
        return known
    }

    private func newestSent(of row: Row) -> VersionID? {
        guard let nominal = instant(row.sentNominal) else { return nil }
        let affixes = affixes[row.affixes]
        return VersionID(nominal: nominal, checkedPrefix: affixes.prefix, checkedSuffix: affixes.suffix)
    }

    private func lastRotation(of row: Row) -> Stamp? {
        guard row.rotation >= 0 else { return nil }
        let rotation = rotations[Int(row.rotation)]
        return Stamp(
            bootID: bootIDs[rotation.bootID], boot: BootTime(microseconds: rotation.boot),
            wall: Instant(microseconds: rotation.wall), date: instant(rotation.date))
    }

    private func instant(_ microseconds: Int64) -> Instant? {
        microseconds == Row.none ? nil : Instant(microseconds: microseconds)
    }

    // MARK: What the configuration says

    /// The position of the secret's entry in the configuration in force; nil where that does not name the secret.
    func entry(at position: Int) -> Int? {
        rows[position].entry >= 0 ? Int(rows[position].entry) : nil
    }

    /// The name that is sent for the secret.
    func sentName(at position: Int) -> String { sentNames[position] ?? names.name(at: position) }

    /// The position of the secret's account; -1 where the configuration does not name that.
    func account(at position: Int) -> Int {
        let owner = Int(names.owner(at: position))
        return owner < accounts.count ? Int(accounts[owner]) : -1
    }

    /// Puts what a configuration says of its secrets in the place of what another said; `accounts` are the positions of
    /// its accounts by their keys.
    mutating func configure(by list: SecretList, accounts positions: [String: Int]) {
        sentNames = [:]
        for position in rows.indices { rows[position].entry = -1 }
        let owners = owners(of: list)
        configuredCount = 0
        for index in list.indices {
            guard let position = position(of: index, in: list, owners: owners) else { continue }
            configuredCount += 1
            rows[position].entry = Int32(clamping: list.entry(at: index))
            if let name = list.sentName(at: index) { sentNames[position] = name }
        }
        accounts = names.owners.values.map { Int32(clamping: positions[$0.account] ?? -1) }
        tidy()
    }

    /// Whether the secret's record has these forms.
    func hasForms(schedule: String, entry: String, at position: Int) -> Bool {
        let row = rows[position]
        return withBytes(of: schedule) { schedule in
            guard texts.isText(row.schedule, schedule) else { return false }
            return withBytes(of: entry) { entry in
                guard row.entryHasSchedule else { return texts.isText(row.rest, entry) }
                return entry.begins(with: schedule) && texts.isText(row.rest, entry.after(schedule.count))
            }
        }
    }

    /// Forgets shared values that no secret has any more, and gives back unused room.
    private mutating func tidy() {
        var usedTexts = [Bool](repeating: false, count: texts.count)
        var usedStamps = [Bool](repeating: false, count: stamps.values.count)
        var usedAffixes = [Bool](repeating: false, count: affixes.values.count)
        usedAffixes[0] = true
        for row in rows {
            usedTexts[Int(row.schedule)] = true
            usedTexts[Int(row.rest)] = true
            usedStamps[Int(row.firstSight)] = true
            usedAffixes[Int(row.affixes)] = true
        }
        let newTexts = texts.keep(where: usedTexts)
        let newStamps = stamps.keep(where: usedStamps)
        let newAffixes = affixes.keep(where: usedAffixes)
        for position in rows.indices {
            rows[position].schedule = newTexts[Int(rows[position].schedule)]
            rows[position].rest = newTexts[Int(rows[position].rest)]
            rows[position].firstSight = newStamps[Int(rows[position].firstSight)]
            rows[position].affixes = newAffixes[Int(rows[position].affixes)]
        }
        rows.shrink()
        names.shrink()
        rotations.shrink()
    }
}
