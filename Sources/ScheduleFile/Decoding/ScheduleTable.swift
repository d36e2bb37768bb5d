import RotationCore

/// The distinct schedules of all secrets: each is made once.
struct ScheduleTable {
    /// What makes a schedule, by the numbers of the values; -1 for none.
    struct Parts: Hashable {
        var every: Int32 = -1
        var anchor: Int32 = -1
        var cron: Int32 = -1
        var zone: Int32 = -1
    }

    private var places: [Parts: Int32] = [:]
    private var last: (parts: Parts, place: Int32)?

    /// The schedules in the order in which they came.
    private(set) var schedules: [Schedule] = []

    /// The place of each secret's schedule; the n-th is that of the n-th secret.
    private(set) var placeOfSecret: [Int32] = []

    /// Enters the next secret's schedule, which is made where it is new.
    ///
    /// False where it cannot be made.
    mutating func enter(_ parts: Parts, from values: EntryValues) -> Bool {
        if let last, last.parts == parts {
            placeOfSecret.append(last.place)
            return true
        }
        let place: Int32
        if let known = places[parts] {
            place = known
        } else {
            guard let schedule = Self.schedule(parts, from: values) else { return false }
            place = Int32(clamping: schedules.count)
            schedules.append(schedule)
            places[parts] = place
        }
        last = (parts, place)
        placeOfSecret.append(place)
        return true
    }

    private static func schedule(_ parts: Parts, from values: EntryValues) -> Schedule? {
        let zone = parts.zone < 0 ? TimeZoneTable.ID.utc : values.zones[Int(parts.zone)] ?? .utc
        if parts.cron >= 0 {
            return values.expressions[Int(parts.cron)].map { .cron(CronSchedule($0, zone: zone)) }
        }
        guard parts.every >= 0, let every = values.intervals[Int(parts.every)] else { return nil }
        let anchor = parts.anchor < 0 ? nil : values.anchors[Int(parts.anchor)]?.instant(in: values.zones.table[zone])
        return (try? IntervalSchedule(every: every, anchor: anchor)).map { .interval($0) }
    }
}
