import RotationCore

/// The marks of a picture's time axis: two ranks, such as months and days, chosen by how wide a day is.
struct PictureTicks {
    /// A mark at the beginning of an hour, day, week, month or year of the zone.
    struct Tick {
        /// When that is.
        let time: Instant
        /// What it is called; empty where there is no room for a name.
        let label: String
        /// The initial of a day of the week, where single days are named.
        var initial = ""
        /// Whether a week begins with it, where single days are named.
        var isMonday = false
    }

    /// The larger ones, such as months; the first may be before the picture begins.
    let major: [Tick]
    /// The smaller ones, such as days.
    let minor: [Tick]

    /// The marks on a scale.
    init(on scale: PictureScale) {
        let days = Self.days(of: scale)
        switch scale.day {
        case 320...:
            major = days.map { Tick(time: $0.time, label: Self.dayName($0.date)) }
            minor = Self.hours(of: scale, days: days)
        case 24...:
            major = Self.months(days)
            minor = days.map {
                Tick(
                    time: $0.time, label: "\($0.date.day)", initial: String(PictureScale.weekday($0.date).prefix(1)),
                    isMonday: $0.date.weekday == 1)
            }
        case 4...:
            major = Self.months(days)
            minor = days.filter { $0.date.weekday == 1 }.map { Tick(time: $0.time, label: "\($0.date.day)") }
        case 1...:
            major = Self.years(days)
            minor = days.filter { $0.date.day == 1 }.map {
                Tick(time: $0.time, label: PictureScale.month($0.date))
            }
        default:
            major = Self.years(days)
            minor = days.filter { $0.date.day == 1 && $0.date.month % 3 == 1 }.map { Tick(time: $0.time, label: "") }
        }
    }

    private typealias Day = (time: Instant, date: CivilDate)

    /// The days of the zone, the first of which has begun when the picture begins.
    private static func days(of scale: PictureScale) -> [Day] {
        let first = scale.local(scale.start).date.daysSinceEpoch
        let last = max(scale.local(scale.end).date.daysSinceEpoch, first)
        return (first...last).compactMap { day in
            let date = CivilDate(daysSinceEpoch: day)
            let time = scale.zone.firstInstant(showing: CivilDateTime(date))
            return time < scale.end ? (time, date) : nil
        }
    }

    private static func months(_ days: [Day]) -> [Tick] {
        days.enumerated().filter { $0.offset == 0 || $0.element.date.day == 1 }.map { offset, day in
            let year = offset == 0 || day.date.month == 1 ? " \(day.date.year)" : ""
            return Tick(time: day.time, label: PictureScale.longMonth(day.date) + year)
        }
    }

    private static func years(_ days: [Day]) -> [Tick] {
        days.enumerated().filter { $0.offset == 0 || $0.element.date.day == 1 && $0.element.date.month == 1 }.map {
            Tick(time: $0.element.time, label: "\($0.element.date.year)")
        }
    }

    private static func dayName(_ date: CivilDate) -> String {
        "\(PictureScale.weekday(date)) \(date.day) \(PictureScale.longMonth(date))"
    }

    /// Every hour, or every third or sixth where they are narrow.
    private static func hours(of scale: PictureScale, days: [Day]) -> [Tick] {
        let step = scale.hour >= 44 ? 1 : scale.hour >= 15 ? 3 : 6
        return days.flatMap { day in
            stride(from: 0, to: 24, by: step).compactMap { hour in
                let time = CivilDateTime(day.date, hour: hour, minute: 0)
                let instant = scale.zone.firstInstant(showing: time)
                guard instant < scale.end, instant >= scale.start else { return nil }
                return Tick(time: instant, label: PictureScale.clock(scale.local(instant)))
            }
        }
    }
}
