import RotationCore

/// The values of the keys of entries, read from their texts.
struct EntryValues {
    /// A calendar expression and the zone that it names itself.
    struct Calendar {
        let expression: CalendarExpression
        let zone: TimeZoneTable.ID?
    }

    /// Account keys and, apart from them, regions: both are compared by their numbers.
    private(set) var accounts = TextPool<String>()
    private(set) var regions = TextPool<String>()
    private(set) var intervals = TextPool<IntervalLength>()
    private(set) var expressions = TextPool<CronExpression>()
    private(set) var calendars = TextPool<Calendar>()
    private(set) var dates = TextPool<DateTimeText>()
    private(set) var zones: ZonePool
    private(set) var windows = WindowPool()
    private(set) var groups = TextPool<String>()
    private(set) var types = TextPool<SecretType>()

    /// Durations from zero on.
    private(set) var lengths = TextPool<Duration>()

    /// Durations above zero.
    private(set) var delays = TextPool<Duration>()

    /// The mappings of `labels` and `retry`.
    var mappings = MappingPool()

    init(database: TimeZoneDatabase) {
        zones = ZonePool(database: database)
    }

    /// The number of the value that `text` is for `key`; throws what is wrong with it.
    mutating func code(of text: ArraySlice<UInt8>, for key: EntryKey) throws(ValueFault) -> Int32 {
        switch key {
        case .name, .names, .match, .labels, .retry: throw ValueFault("no value of this kind")
        case .account: try accounts.code(of: text) { text throws(ValueFault) in text }
        case .region: try regionCode(of: text)
        case .every: try intervals.code(of: text, read: EntryText.interval)
        case .cron: try expressions.code(of: text) { text throws(ValueFault) in try CronExpression(text) }
        case .calendar: try calendarCode(of: text)
        case .anchor, .start, .end:
            try dates.code(of: text) { text throws(ValueFault) in try DateTimeText(text) }
        case .timezone: try zones.code(of: text)
        case .window: try windows.code(of: text)
        case .within, .catchUpWindow: try delays.code(of: text, read: EntryText.positive)
        case .jitter, .spacing, .minInterval:
            try lengths.code(of: text) { text throws(ValueFault) in try Duration(scheduleText: text) }
        case .catchUp: try Choice.index(of: text, in: Entry.CatchUp.allCases.map(\.rawValue))
        case .onFirstSight: try Choice.index(of: text, in: Entry.OnFirstSight.allCases.map(\.rawValue))
        case .exclusive: try groups.code(of: text, read: EntryText.group)
        case .type: try types.code(of: text, read: SecretTypeText.type)
        case .enabled: try Choice.index(of: text, in: Self.booleans)
        case .remove: try Choice.index(of: text, in: ["true"])
        case .maxAttempts: Int32(clamping: try WholeNumber.read(text, in: 1...1000))
        }
    }

    /// The number of a window that is written as a list: what is open in any of its elements.
    mutating func windowCode(of texts: [ArraySlice<UInt8>]) throws(WindowPool.Fault) -> Int32 {
        try windows.code(of: texts)
    }

    /// The number of a region that stands in a file or in an ARN.
    mutating func regionCode(of text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 {
        try regions.code(of: text) { region throws(ValueFault) in
            // Where it is no region's name, there is no endpoint for it.
            _ = try Endpoint(region: region)
            return region
        }
    }

    /// The number of a zone that stands in a file.
    mutating func zoneCode(of text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 { try zones.code(of: text) }

    private mutating func calendarCode(of text: ArraySlice<UInt8>) throws(ValueFault) -> Int32 {
        if let code = try calendars.known(text) { return code }
        let written = String(decoding: text, as: UTF8.self)
        let outcome: Result<Calendar, ValueFault>
        do throws(ValueFault) {
            let expression = try CalendarExpression(written)
            var zone: TimeZoneTable.ID?
            if let name = expression.zoneName {
                let code = try zones.code(of: Array(name.utf8)[...])
                zone = zones[Int(code)]
            }
            outcome = .success(Calendar(expression: expression, zone: zone))
        } catch {
            outcome = .failure(error)
        }
        return try calendars.insert(written, outcome)
    }

    /// The texts of no and yes, in the order of their numbers.
    private static let booleans = ["false", "true"]
}
