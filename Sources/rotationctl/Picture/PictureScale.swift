import RotationCore

/// Where the instants of a picture stand, and what the clocks of its zone show then.
struct PictureScale {
    /// When the picture begins, at its left edge.
    let start: Instant
    /// When it ends, at its right edge.
    let end: Instant
    /// Where it begins.
    let left: Double
    /// Where it ends.
    let right: Double
    /// The zone whose clocks it speaks of.
    let zone: TimeZoneRules

    /// How wide an hour is.
    var hour: Double { (right - left) / max(Double(end.duration(since: start).microseconds), 1) * 3_600_000_000 }
    /// How wide a day is.
    var day: Double { hour * 24 }

    /// Where an instant stands; what is outside stands at the edge.
    func x(_ instant: Instant) -> Double {
        let inside = min(max(instant, start), end)
        return left + hour * Double(inside.duration(since: start).microseconds) / 3_600_000_000
    }

    /// `Thu 3 Dec 03:00`, by the zone's clocks.
    func moment(_ instant: Instant) -> String {
        "\(Self.weekday(local(instant).date)) \(dayTime(instant))"
    }

    /// `3 Dec 03:00`, by the zone's clocks.
    func dayTime(_ instant: Instant) -> String {
        let time = local(instant)
        return "\(time.date.day) \(Self.month(time.date)) \(Self.clock(time))"
    }

    /// `3 December 2026`, by the zone's clocks.
    func longDate(_ instant: Instant) -> String {
        let date = local(instant).date
        return "\(date.day) \(Self.longMonth(date)) \(date.year)"
    }

    /// What the zone's clocks show.
    func local(_ instant: Instant) -> CivilDateTime { zone.civilTime(at: instant) }

    /// `03:00`.
    static func clock(_ time: CivilDateTime) -> String {
        [time.hour, time.minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    /// `Dec`.
    static func month(_ date: CivilDate) -> String { String(longMonth(date).prefix(3)) }

    /// `December`.
    static func longMonth(_ date: CivilDate) -> String { months[(date.month - 1) % 12] }

    /// `Thu`.
    static func weekday(_ date: CivilDate) -> String { weekdays[date.weekday] }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
}
