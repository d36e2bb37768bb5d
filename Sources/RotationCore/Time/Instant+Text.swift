extension Instant {
    /// 0001-01-01T00:00:00Z, the earliest instant that a schedule names.
    public static let earliest = Instant(seconds: -62_135_596_800)
    /// 9999-12-31T23:59:59Z, the latest instant that a schedule names.
    public static let latest = Instant(seconds: 253_402_300_799)

    /// The instant in UTC as RFC 3339 writes it, rounded down to the second: `2026-11-23T03:00:00Z`.
    ///
    /// Outside the years 0 to 9999, which RFC 3339 does not know, the year has a sign and as many digits as it needs.
    public var rfc3339: String {
        text(dateSeparator: UInt8(ascii: "-"), timeSeparator: UInt8(ascii: ":"))
    }

    /// The instant in UTC in ISO 8601's basic form, rounded down to the second: `20261123T030000Z`.
    public var basicText: String {
        text(dateSeparator: nil, timeSeparator: nil)
    }

    private func text(dateSeparator: UInt8?, timeSeparator: UInt8?) -> String {
        let time = CivilDateTime(civilSeconds: seconds)
        let year = time.date.year
        let prefix = (0...9999).contains(year) ? "" : year < 0 ? "-" : "+"
        let yearDigits = (0...9999).contains(year) ? 4 : max(4, String(year.magnitude).utf8.count)
        let length = yearDigits + (dateSeparator == nil ? 4 : 6) + (timeSeparator == nil ? 8 : 10)
        return prefix
            + String(unsafeUninitializedCapacity: length) { bytes in
                var index = 0
                func append(_ byte: UInt8?) {
                    guard let byte else { return }
                    bytes[index] = byte
                    index += 1
                }
                func append(_ number: UInt, digits: Int) {
                    var rest = number
                    for position in (index..<index + digits).reversed() {
                        bytes[position] = UInt8(ascii: "0") + UInt8(rest % 10)
                        rest /= 10
                    }
                    index += digits
                }
                append(year.magnitude, digits: yearDigits)
                append(dateSeparator)
                append(UInt(time.date.month), digits: 2)
                append(dateSeparator)
                append(UInt(time.date.day), digits: 2)
                append(UInt8(ascii: "T"))
                append(UInt(time.hour), digits: 2)
                append(timeSeparator)
                append(UInt(time.minute), digits: 2)
                append(timeSeparator)
                append(UInt(time.second), digits: 2)
                append(UInt8(ascii: "Z"))
                return index
            }
    }
}
