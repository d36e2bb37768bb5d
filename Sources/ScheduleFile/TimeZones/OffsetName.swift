/// What looks like an offset from UTC and is no name of a zone: `GMT+8`, `UTC+08:00`, `-0500`.
enum OffsetName {
    /// What to write instead, as the whole message; nil for any other text.
    static func advice(for name: String) -> String? {
        guard let (hours, isWhole) = hours(name) else { return nil }
        let city = hours == 8 && isWhole ? "a city such as Asia/Shanghai" : "the zone of a city"
        let fault = "'\(name)' is an offset and no time zone; write"
        if hours == 0, isWhole { return "\(fault) UTC" }
        // More than these Etc does not have.
        guard isWhole, (-12...14).contains(hours) else { return "\(fault) \(city)" }
        // Its signs are those of POSIX.
        return "\(fault) Etc/GMT\(hours > 0 ? "-" : "+")\(hours.magnitude) (POSIX counts west), or \(city)"
    }

    /// The hours east of UTC, and whether these are all.
    private static func hours(_ name: String) -> (hours: Int, isWhole: Bool)? {
        let bytes = Array(name.utf8)
        let letters = bytes.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        guard ["", "gmt", "utc", "ut"].contains(String(decoding: letters, as: UTF8.self).lowercased()) else {
            return nil
        }
        let rest = bytes[letters.count...]
        guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        let digits = rest.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard (1...4).contains(digits.count), digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        let (hours, minutes) = digits.count > 2 ? (number / 100, number % 100) : (number, 0)
        return (sign == UInt8(ascii: "+") ? hours : -hours, minutes == 0)
    }
}
