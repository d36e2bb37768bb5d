import RotationCore

/// A TZ string as in the footer of a TZif file: POSIX's, with RFC 9636's hours from −167 to 167 for the time of a
/// change.
enum TZString {
    /// One offset for ever, in seconds east of UTC.
    case fixed(Int)
    /// Two offsets and the days on which they change.
    case seasonal(SeasonalRule)

    /// Reads the whole text, such as `CET-1CEST,M3.5.0,M10.5.0/3`; nil where it is malformed or out of range.
    init?(_ text: ArraySlice<UInt8>) {
        var reader = Reader(rest: text)
        guard reader.skipName(), let standard = reader.offset() else { return nil }
        if reader.rest.isEmpty {
            self = .fixed(standard)
            return
        }
        guard reader.skipName() else { return nil }
        var daylight = standard + 3600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let offset = reader.offset() else { return nil }
            daylight = offset
        }
        guard reader.skip(","), let start = reader.change(), reader.skip(","), let end = reader.change(),
            reader.rest.isEmpty
        else { return nil }
        self = .seasonal(SeasonalRule(standardOffset: standard, daylightOffset: daylight, start: start, end: end))
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func skip(_ character: Unicode.Scalar) -> Bool {
            guard rest.first == UInt8(ascii: character) else { return false }
            rest.removeFirst()
            return true
        }

        /// An abbreviation: letters, or anything between < and >.
        mutating func skipName() -> Bool {
            if skip("<") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
                rest = rest[(end + 1)...]
                return true
            }
            let name = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
            rest = rest[name.endIndex...]
            return !name.isEmpty
        }

        /// An offset in seconds east of UTC; POSIX counts west.
        mutating func offset() -> Int? {
            time(mostHours: 24).map { -$0 }
        }

        /// A time in seconds: hours, perhaps signed, perhaps with minutes and seconds.
        mutating func time(mostHours: Int) -> Int? {
            let isNegative = skip("-")
            if !isNegative { _ = skip("+") }
            guard var seconds = number(upTo: mostHours).map({ $0 * 3600 }) else { return nil }
            for unit in [60, 1] where skip(":") {
                guard let value = number(upTo: 59) else { return nil }
                seconds += value * unit
            }
            return isNegative ? -seconds : seconds
        }

        mutating func change() -> SeasonalRule.Change? {
            guard let day = day() else { return nil }
            guard skip("/") else { return SeasonalRule.Change(day: day, time: 7200) }
            return time(mostHours: 167).map { SeasonalRule.Change(day: day, time: $0) }
        }

        mutating func day() -> SeasonalRule.Day? {
            if skip("J") {
                guard let day = number(upTo: 365), day >= 1 else { return nil }
                return .julian(day)
            }
            guard skip("M") else { return number(upTo: 365).map { .ordinal($0) } }
            guard let month = number(upTo: 12), month >= 1, skip("."), let week = number(upTo: 5), week >= 1, skip("."),
                let weekday = number(upTo: 6)
            else { return nil }
            return .weekday(month: month, week: week, weekday: weekday)
        }

        mutating func number(upTo most: Int) -> Int? {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty, digits.count <= 3 else { return nil }
            rest = rest[digits.endIndex...]
            let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
            return value <= most ? value : nil
        }
    }
}
