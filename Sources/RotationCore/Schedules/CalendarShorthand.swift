/// The words that stand for a whole calendar expression.
enum CalendarShorthand {
    /// The words of systemd.time(7).
    static let names: [StaticString] = [
        "minutely", "hourly", "daily", "monthly", "weekly", "yearly", "annually", "quarterly", "semiannually",
    ]

    private static let quarters: UInt16 = 0b10_0100_1001
    private static let halves: UInt16 = 0b100_0001

    /// What a shorthand in any case means, systemd's undocumented spellings included, or nil where the bytes up to `end`
    /// are none.
    @inline(__always)
    static func fields(named bytes: [UInt8], upTo end: Int) -> CalendarFields? {
        // None of them is shorter, and none longer, and all end with a Y.
        guard (5...13).contains(end), bytes[end - 1] | 0x20 == UInt8(ascii: "y") else { return nil }
        func named(_ name: StaticString) -> Bool {
            guard name.utf8CodeUnitCount == end else { return false }
            return name.withUTF8Buffer { letters in
                (0..<end).allSatisfy {
                    letters[$0] == (bytes[$0].isLetter ? bytes[$0] | 0x20 : bytes[$0])
                }
            }
        }
        if named("daily") { return CalendarFields() }
        if named("weekly") { return CalendarFields(weekdays: 1 << 1) }
        if named("monthly") { return CalendarFields(days: 1) }
        if named("hourly") { return CalendarFields(hours: CalendarFields.everyHour) }
        if named("minutely") {
            return CalendarFields(minutes: CalendarFields.everyMinute, hours: CalendarFields.everyHour)
        }
        if named("quarterly") { return CalendarFields(days: 1, months: quarters) }
        if named("yearly") || named("annually") || named("anually") { return CalendarFields(days: 1, months: 1) }
        if named("semiannually") || named("semi-annually") || named("biannually") || named("bi-annually") {
            return CalendarFields(days: 1, months: halves)
        }
        return nil
    }
}
