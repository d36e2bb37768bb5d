import RotationCore

/// The time zones that the files name.
struct ZonePool {
    /// The most unknown zones that are looked up: the search for the nearest name takes its time.
    private static let mostUnknown = 100

    private var pool = TextPool<TimeZoneTable.ID>()
    private var database: TimeZoneDatabase
    private var unknownCount = 0

    /// The zones that were found, UTC first.
    private(set) var table = TimeZoneTable()

    init(database: TimeZoneDatabase) {
        self.database = database
    }

    /// The zone with that number.
    subscript(code: Int) -> TimeZoneTable.ID? { pool[code] }

    /// The number of the zone with that name; throws where there is none.
    mutating func code(of text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 {
        if let code = try pool.known(text) { return code }
        let name = String(decoding: text, as: UTF8.self)
        guard unknownCount < Self.mostUnknown else {
            throw ValueFault(
                "not looked up after \(Self.mostUnknown) unknown time zones; correct the others first")
        }
        let outcome: Result<TimeZoneTable.ID, ValueFault>
        do throws(TimeZoneError) {
            outcome = .success(table.insert(try database.rules(named: name)))
        } catch {
            unknownCount += 1
            outcome = .failure(ValueFault(error.message))
        }
        return try pool.insert(name, outcome)
    }
}
