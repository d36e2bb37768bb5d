/// A date and a time of day to the second, as a clock on a wall shows them, in no particular zone.
public struct CivilDateTime: Hashable, Comparable, Sendable {
    /// The day.
    public var date: CivilDate
    /// Seconds since the day's midnight, 0 to 86,399.
    public var secondOfDay: Int

    /// The given second of a day; `secondOfDay` is 0 to 86,399.
    public init(_ date: CivilDate, secondOfDay: Int = 0) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    /// The given time of a day: hour 0 to 23, minute and second 0 to 59.
    public init(_ date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
        self.init(date, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    /// The date and time that many seconds after 1970-01-01T00:00:00 on the same clock.
    public init(civilSeconds: Int64) {
        let days = civilSeconds.flooredQuotient(86_400)
        self.init(CivilDate(daysSinceEpoch: days), secondOfDay: Int(civilSeconds - days * 86_400))
    }

    /// Seconds from 1970-01-01T00:00:00 on the same clock, every day counting 86,400.
    ///
    /// For a clock that shows UTC this is `Instant.seconds`.
    public var civilSeconds: Int64 {
        date.daysSinceEpoch * 86_400 + Int64(secondOfDay)
    }

    /// The hour, 0 to 23.
    public var hour: Int { secondOfDay / 3600 }
    /// The minute, 0 to 59.
    public var minute: Int { secondOfDay / 60 % 60 }
    /// The second, 0 to 59.
    public var second: Int { secondOfDay % 60 }

    /// Whether `left` is earlier than `right`.
    public static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }
}
