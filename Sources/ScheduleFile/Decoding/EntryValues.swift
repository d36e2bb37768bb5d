import RotationCore

/// The values of the keys of entries, read from their texts.
struct EntryValues {
    /// Account keys and, apart from them, regions: both are compared by their numbers.
    private(set) var accounts = TextPool<String>()
    private(set) var regions = TextPool<String>()
    private(set) var intervals = TextPool<Duration>()
    private(set) var expressions = TextPool<CronExpression>()
    private(set) var anchors = TextPool<DateTimeText>()
    private(set) var delays = TextPool<Duration>()
    private(set) var zones: ZonePool

    init(database: TimeZoneDatabase) {
        zones = ZonePool(database: database)
    }

    /// The number of the value that `text` is for `key`; throws what is wrong with it.
    mutating func code(of text: ArraySlice<UInt8>, for key: EntryKey) throws(ValueFault) -> Int32 {
        switch key {
        case .name, .names: throw ValueFault("no value of this kind")
        case .account: try accounts.code(of: text) { text throws(ValueFault) in text }
        case .region: try regionCode(of: text)
        case .every: try intervals.code(of: text, read: Self.interval)
        case .cron: try expressions.code(of: text) { text throws(ValueFault) in try CronExpression(text) }
        case .anchor: try anchors.code(of: text) { text throws(ValueFault) in try DateTimeText(text) }
        case .timezone: try zones.code(of: text)
        case .within: try delays.code(of: text, read: Self.positive)
        case .onFirstSight: try Choice.index(of: text, in: Entry.OnFirstSight.allCases.map(\.rawValue))
        case .catchUp: try Choice.index(of: text, in: ["latest"])
        case .enabled: try Choice.index(of: text, in: Self.booleans)
        }
    }

    /// The number of a region that stands in a file or in an ARN.
    mutating func regionCode(of text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 {
        try regions.code(of: text) { region throws(ValueFault) in
            // Where it is no region's name, there is no endpoint for it.
            _ = try Endpoint(region: region)
            return region
        }
    }

    /// The texts of no and yes, in the order of their numbers.
    static let booleans = ["false", "true"]

    /// A duration above zero.
    static func positive(_ text: String) throws(ValueFault) -> Duration {
        let duration = try Duration(scheduleText: text)
        guard duration > .zero else { throw ValueFault("a length of nothing; write at least 1s") }
        return duration
    }

    private static func interval(_ text: String) throws(ValueFault) -> Duration {
        let duration = try Duration(scheduleText: text)
        _ = try IntervalSchedule(every: duration)
        return duration
    }
}
