/// The rotations of a forecast in a form without a reference each: 1.2 million of them take 58 MB.
///
/// Each `ForecastLine` is made when it is asked for: go through them one by one, and keep none that is not needed.
public struct ForecastLines: RandomAccessCollection, Sendable {
    /// What is kept of a line; times are microseconds.
    struct Row: Sendable {
        /// The send of a rotation that still waits at the end.
        static let never = Int64.max

        var nominal: Int64
        var due: Int64
        var send: Int64
        var deadline: Int64
        /// The secret's position.
        var secret: Int32
        /// The number of its VersionId's prefix and suffix.
        var affixes: Int32
        var cause: WaitCause?
    }

    var rows = Rows()
    /// The secrets, by position.
    var names = SecretNames()
    /// One VersionId of each prefix and suffix.
    var affixes = NumberedAffixes()
    /// When the forecast ends: by then a line that waits is late or not.
    var end: Instant
    /// How many of `rows` are sent; those after them wait.
    var sentCount = 0
    private var bounds: Range<Int>?

    init(until end: Instant) {
        self.end = end
    }

    /// The position of the first line; 0 but for a slice.
    public var startIndex: Int { bounds?.lowerBound ?? 0 }
    /// After the last line.
    public var endIndex: Int { bounds?.upperBound ?? rows.count }

    /// The line at `position`; it is made anew each time.
    public subscript(position: Int) -> ForecastLine {
        let row = rows[position]
        let isSent = row.send != Row.never
        let send = isSent ? Instant(microseconds: row.send) : nil
        let deadline = Instant(microseconds: row.deadline)
        return ForecastLine(
            secret: names.id(at: Int(row.secret)),
            versionID: VersionID(nominal: Instant(microseconds: row.nominal), like: affixes[row.affixes]),
            due: Instant(microseconds: row.due), send: send, deadline: deadline, cause: row.cause,
            isLate: (send ?? end) > deadline)
    }

    /// Some of the lines, under the same positions; it shares their memory.
    public subscript(range: Range<Int>) -> ForecastLines {
        var slice = self
        slice.bounds = range
        return slice
    }

    /// The rotations that are sent, in this order.
    public var sent: ForecastLines {
        self[startIndex..<Swift.max(startIndex, Swift.min(endIndex, sentCount))]
    }

    /// The rotations that still wait at the end, by deadline.
    public var waiting: ForecastLines {
        self[Swift.min(Swift.max(startIndex, sentCount), endIndex)..<endIndex]
    }

    /// The rotations that are sent at `instant` or later, in this order.
    public func sent(from instant: Instant) -> ForecastLines {
        let sent = sent
        var (first, end) = (sent.startIndex, sent.endIndex)
        while first < end {
            let middle = (first + end) / 2
            if rows[middle].send < instant.microseconds { first = middle + 1 } else { end = middle }
        }
        return self[first..<sent.endIndex]
    }

    /// The accounts and regions of secrets, by the number that `owner(at:)` answers.
    public var owners: [(account: String, region: String)] { names.owners.values.map { ($0.account, $0.region) } }

    /// The number of the account and region of the secret at `position`.
    public func owner(at position: Int) -> Int { Int(names.owner(at: Int(rows[position].secret))) }

    /// `self[position].send` without making a line.
    public func send(at position: Int) -> Instant? {
        let send = rows[position].send
        return send == Row.never ? nil : Instant(microseconds: send)
    }

    /// `self[position].cause` without making a line.
    public func cause(at position: Int) -> WaitCause? { rows[position].cause }

    /// Whether the line at `position` is late; `self[position].isLate` without making a line.
    public func isLate(at position: Int) -> Bool {
        let row = rows[position]
        return (row.send == Row.never ? end.microseconds : row.send) > row.deadline
    }
}

/// Prefixes and suffixes of VersionIds, by number: one id of each.
struct NumberedAffixes: Sendable {
    private var ids: [VersionID] = []
    private var last: Int32 = -1

    subscript(number: Int32) -> VersionID { ids[Int(number)] }

    /// The number of the id's prefix and suffix; new ones get the next.
    mutating func number(for id: VersionID) -> Int32 {
        if last >= 0, Self.agree(ids[Int(last)], id) { return last }
        if let known = ids.firstIndex(where: { Self.agree($0, id) }) {
            last = Int32(clamping: known)
            return last
        }
        last = Int32(clamping: ids.count)
        ids.append(id)
        return last
    }

    private static func agree(_ left: VersionID, _ right: VersionID) -> Bool {
        left.prefix == right.prefix && left.suffix == right.suffix
    }
}
