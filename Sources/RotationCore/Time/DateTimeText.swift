/// A date, or a date and a time, as the schedule file and the command line write it.
///
/// `2026-01-01`, `2026-01-01T03:00`, `2026-01-01T03:00:00`, each time with or without `Z` or `±hh:mm`; the basic form
/// `20260101T030000Z`; a space or a small letter may stand where RFC 3339 allows it. `24:00` is the day's end, the same
/// as `00:00` of the next day. Years are 0001 to 9999.
public enum DateTimeText: Hashable, Sendable {
    /// The text had an offset, so it names one instant.
    case instant(Instant)
    /// The text had no offset: what a clock in some zone shows.
    case local(CivilDateTime)

    /// Reads the text; throws what is wrong with it and where.
    public init(_ text: String) throws(ValueFault) {
        try self.init(text, takesDayEnd: true)
    }

    fileprivate init(_ text: String, takesDayEnd: Bool) throws(ValueFault) {
        var reader = DateTimeReader(text, takesDayEnd: takesDayEnd)
        let time = try reader.dateTime()
        guard let offset = try reader.offset() else {
            try reader.end()
            self = .local(time)
            return
        }
        try reader.end()
        let instant = Instant(seconds: time.civilSeconds - Int64(offset))
        guard instant >= .earliest, instant <= .latest else {
            throw ValueFault("\(text) is outside the years 0001 to 9999 of UTC; write a date within them")
        }
        self = .instant(instant)
    }

    /// The instant that the text names where the clock is that of `zone`.
    ///
    /// A local time inside a gap is the moment of the change; a repeated one is its first pass.
    public func instant(in zone: TimeZoneRules) -> Instant {
        switch self {
        case .instant(let instant): instant
        case .local(let time): zone.firstInstant(showing: time)
        }
    }
}

extension Instant {
    /// Reads an RFC 3339 instant, such as `2026-11-23T03:00:00Z` or `2026-11-23T11:00:00+08:00`, or its basic form.
    ///
    /// Throws where the text is no date, has no offset, or is finer than a second; also where its hour is 24, which
    /// RFC 3339 does not know.
    public init(rfc3339 text: String) throws(ValueFault) {
        guard case .instant(let instant) = try DateTimeText(text, takesDayEnd: false) else {
            throw ValueFault(
                "a time without an offset; write Z for UTC or an offset such as +08:00 after it", at: text.utf8.count)
        }
        self = instant
    }
}
