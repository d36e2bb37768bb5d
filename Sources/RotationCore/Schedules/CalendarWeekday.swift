/// The names of the weekdays, Monday first as in systemd.
enum CalendarWeekday {
    /// The short names as they are written.
    static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    /// The long names in small letters.
    static let longNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// The day that a name in any case means, 0 (Monday) to 6, or nil where it is none.
    @inline(__always)
    static func number(named bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard range.count >= 3 else { return nil }
        let start = range.lowerBound
        let letters =
            UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1] | 0x20) << 8 | UInt32(bytes[start + 2] | 0x20)
        let day: Int
        // The bytes of the short names.
        switch letters {
        case 0x6D_6F_6E: day = 0
        case 0x74_75_65: day = 1
        case 0x77_65_64: day = 2
        case 0x74_68_75: day = 3
        case 0x66_72_69: day = 4
        case 0x73_61_74: day = 5
        case 0x73_75_6E: day = 6
        default: return nil
        }
        return range.count == 3 || isLongName(of: day, bytes, range) ? day : nil
    }

    private static func isLongName(of day: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        for letter in longNames[day].utf8 {
            guard index < range.upperBound, bytes[index] | 0x20 == letter else { return false }
            index += 1
        }
        return index == range.upperBound
    }
}
