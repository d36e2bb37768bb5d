import RotationCore

/// The `Date` header's form (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    /// The instant; nil where the text is of another form, the two obsolete ones included, or names no real day.
    static func parse(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count == 29,
            weekdays.contains(where: { bytes.starts(with: $0.utf8) }), bytes[3] == UInt8(ascii: ","),
            [4, 7, 11, 16].allSatisfy({ bytes[$0] == UInt8(ascii: " ") }),
            [19, 22].allSatisfy({ bytes[$0] == UInt8(ascii: ":") }), bytes[25...].elementsEqual(" GMT".utf8),
            let month = months.firstIndex(where: { bytes[8...].starts(with: $0.utf8) }),
            let day = number(bytes[5..<7]), let year = number(bytes[12..<16]),
            let date = CivilDate(validYear: year, month: month + 1, day: day),
            let hour = number(bytes[17..<19]), let minute = number(bytes[20..<22]), let second = number(bytes[23..<25]),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        // A leap second has no place of its own on our clock.
        let time = CivilDateTime(date, hour: hour, minute: minute, second: min(second, 59))
        return Instant(seconds: time.civilSeconds)
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return value
    }
}
