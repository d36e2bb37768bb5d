/// The zones that one configuration speaks of, so that a schedule can name its zone by a small number.
public struct TimeZoneTable: Hashable, Sendable {
    /// A zone of the table that gave it; it means nothing in another one.
    public struct ID: Hashable, Sendable {
        let index: UInt32

        /// UTC, which every table holds.
        public static let utc = ID(index: 0)
    }

    /// The zones in the order in which they came, UTC first.
    public private(set) var zones: [TimeZoneRules] = [.utc]
    private var ids: [String: ID] = [TimeZoneRules.utc.name: .utc]

    /// A table that holds UTC alone.
    public init() {}

    /// The zone's place in the table, into which it is put where its name is not there yet.
    public mutating func insert(_ zone: TimeZoneRules) -> ID {
        if let id = ids[zone.name] { return id }
        let id = ID(index: UInt32(clamping: zones.count))
        zones.append(zone)
        ids[zone.name] = id
        return id
    }

    /// The zone of that name, where the table holds it.
    public func id(named name: String) -> ID? {
        ids[name]
    }

    /// The rules of a zone of this table.
    public subscript(id: ID) -> TimeZoneRules {
        zones[Int(id.index)]
    }
}
