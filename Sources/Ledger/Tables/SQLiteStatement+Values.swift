import RotationCore

/// Reading the core's values from the columns that `Columns` names.
extension SQLiteStatement {
    /// The next column, 1 or 0.
    func flag() throws(SQLiteError) -> Bool {
        try integer() != 0
    }

    /// The next column, a count of 0 to 2³¹ − 1: what is counted on stays far from an overflow, whatever a damaged row
    /// holds.
    func count() throws(SQLiteError) -> Int {
        guard let value = Int32(exactly: try integer()), value >= 0 else { throw unreadable(before: 1) }
        return Int(value)
    }

    /// The next column, a count as `count()` reads it, or NULL.
    func optionalCount() throws(SQLiteError) -> Int? {
        guard let value = try optionalInteger() else { return nil }
        guard let count = Int32(exactly: value), count >= 0 else { throw unreadable(before: 1) }
        return Int(count)
    }

    /// The next column, microseconds within 2⁶⁰ (36,000 years) of zero, or NULL: sums and differences of such cannot
    /// overflow.
    func optionalMicroseconds() throws(SQLiteError) -> Int64? {
        guard let value = try optionalInteger() else { return nil }
        guard value.magnitude <= 1 << 60 else { throw unreadable(before: 1) }
        return value
    }

    /// The next column, microseconds as `optionalMicroseconds` reads them.
    func microseconds() throws(SQLiteError) -> Int64 {
        guard let value = try optionalMicroseconds() else { throw unreadable(before: 1) }
        return value
    }

    /// The next column, an instant.
    func instant() throws(SQLiteError) -> Instant {
        Instant(microseconds: try microseconds())
    }

    /// The next column, an instant or NULL.
    func optionalInstant() throws(SQLiteError) -> Instant? {
        try optionalMicroseconds().map(Instant.init(microseconds:))
    }

    /// The next column, a whole number that fits an `Int`, or NULL.
    func optionalInt() throws(SQLiteError) -> Int? {
        try optionalInteger().map(Int.init(truncatingIfNeeded:))
    }

    /// The next columns, a secret's identity.
    func secretID() throws(SQLiteError) -> SecretID {
        let account = try text()
        let region = try text()
        return SecretID(account: account, region: region, name: try text())
    }

    /// The next columns, a VersionId.
    func versionID() throws(SQLiteError) -> VersionID {
        guard let id = try optionalVersionID() else { throw unreadable(before: 3) }
        return id
    }

    /// The next columns, a VersionId or NULLs.
    func optionalVersionID() throws(SQLiteError) -> VersionID? {
        guard let nominal = try optionalInstant() else {
            skip(2)
            return nil
        }
        let suffix = try text()
        let prefix = try text()
        guard let id = try? VersionID(nominal: nominal, prefix: prefix, suffix: suffix) else {
            throw unreadable(before: 3)
        }
        return id
    }

    /// The next columns, a stamp.
    func stamp() throws(SQLiteError) -> Stamp {
        guard let stamp = try optionalStamp() else { throw unreadable(before: 4) }
        return stamp
    }

    /// The next columns, a stamp or NULLs.
    func optionalStamp() throws(SQLiteError) -> Stamp? {
        guard let bootID = try optionalText() else {
            skip(3)
            return nil
        }
        let boot = BootTime(microseconds: try microseconds())
        let wall = try instant()
        return Stamp(bootID: self.bootID(bootID), boot: boot, wall: wall, date: try optionalInstant())
    }

    /// The next columns, a wait or NULLs.
    func optionalCountdown() throws(SQLiteError) -> Countdown? {
        guard let start = try optionalStamp() else {
            skip(1)
            return nil
        }
        return Countdown(from: start, lasting: .microseconds(try microseconds()))
    }

    /// The boot with that id, the last one's own value where it is the same: reading an id anew costs more than a whole
    /// row.
    private func bootID(_ text: String) -> BootID {
        if let lastBootID, lastBootID.text == text { return lastBootID }
        let bootID = BootID(text)
        lastBootID = bootID
        return bootID
    }
}
