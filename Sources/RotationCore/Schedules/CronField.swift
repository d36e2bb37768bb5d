/// One of the five fields of a cron expression: what it is called, and which numbers and names it takes.
enum CronField: CaseIterable {
    case minute, hour, dayOfMonth, month, dayOfWeek

    /// The field's name in messages.
    var name: String {
        switch self {
        case .minute: "minute"
        case .hour: "hour"
        case .dayOfMonth: "day of month"
        case .month: "month"
        case .dayOfWeek: "day of week"
        }
    }

    /// The numbers that the field takes; in the day of the week both 0 and 7 are Sunday.
    @inline(__always)
    var range: ClosedRange<Int> {
        switch self {
        case .minute: 0...59
        case .hour: 0...23
        case .dayOfMonth: 1...31
        case .month: 1...12
        case .dayOfWeek: 0...7
        }
    }

    /// The range of an `H` that names none: the days are those that every month has, and no weekday counts twice.
    var hashRange: ClosedRange<Int> {
        switch self {
        case .dayOfMonth: 1...28
        case .dayOfWeek: 0...6
        case .minute, .hour, .month: range
        }
    }

    /// What the field takes, for messages.
    var allowed: String {
        switch self {
        case .minute, .hour, .dayOfMonth: "\(range.lowerBound) to \(range.upperBound)"
        case .month: "1 to 12 or jan to dec"
        case .dayOfWeek: "0 to 7 (0 and 7 are Sunday) or sun to sat"
        }
    }

    /// The number of a name of three letters in any case, or nil where it is none of the field's.
    func number(named first: UInt8, _ second: UInt8, _ third: UInt8) -> Int? {
        let letters = (UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)) | 0x20_20_20
        let names: [UInt32] =
            switch self {
            case .month: Self.months
            case .dayOfWeek: Self.weekdays
            case .minute, .hour, .dayOfMonth: []
            }
        return names.firstIndex(of: letters).map { $0 + range.lowerBound }
    }

    /// The name that a misspelt one means, with its number, or nil where none is near: at most a third of the letters
    /// differ.
    func nearest(to word: [UInt8]) -> (name: String, number: Int)? {
        let written = word.map(\.smallLetter)
        var nearest: (number: Int, distance: Int)?
        for (index, name) in longNames.enumerated() {
            let long = Array(name.utf8)
            let short = Array(long.prefix(3))
            // Whoever wrote the first letters meant the name; one letter may differ in three.
            let distance =
                written.starts(with: short)
                ? 0 : min(EditDistance.between(written, long), EditDistance.between(written, short))
            if distance * 3 <= written.count, distance < nearest?.distance ?? .max { nearest = (index, distance) }
        }
        return nearest.map { (String(longNames[$0.number].prefix(3)), $0.number + range.lowerBound) }
    }

    /// The names in full, from the lowest number on; crontab(5) knows only their first three letters.
    private var longNames: [String] {
        switch self {
        case .minute, .hour, .dayOfMonth: []
        case .month:
            [
                "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december",
            ]
        case .dayOfWeek: ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
        }
    }

    /// The names as numbers, so that one comparison tells three letters.
    private static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].map(packed)
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].map(packed)

    private static func packed(_ name: String) -> UInt32 {
        name.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
