/// What a zone's clocks show at every instant, as a value: the offset from UTC, and when it changes.
///
/// Abbreviations and daylight saving flags are left out: nothing here depends on them. Past the table of changes the
/// seasonal rule holds for ever: the table is extended by 500 years, and since the calendar repeats every 400, later
/// instants are looked up in those.
public struct TimeZoneRules: Hashable, Sendable {
    /// A change of the offset.
    public struct Transition: Hashable, Sendable {
        /// The first instant of the new offset.
        public var instant: Instant
        /// Seconds east of UTC before it.
        public var before: Int
        /// Seconds east of UTC from then on; more than `before` makes a gap, less repeats local times.
        public var after: Int
    }

    /// A stretch of time with one offset; all values are seconds.
    struct Span: Hashable, Sendable {
        /// The first second (UTC).
        var start: Int64
        /// The second (UTC) after the last.
        var end: Int64
        /// The local time that this span is the first to reach: everything below was shown, or leapt over, before it.
        var freshLocal: Int64
        /// Seconds east of UTC.
        var offset: Int64

        /// The local time that `end` would show if the offset went on.
        var localEnd: Int64 { end + offset }
    }

    /// Coordinated universal time, which needs no file.
    public static let utc = TimeZoneRules(name: "UTC", firstOffset: 0)

    /// What the rules hold, in one object, so that handing them from function to function costs one reference count and
    /// not three.
    private final class Storage: Sendable {
        let name: String
        let spans: [Span]
        let cycleEnd: Int64
        let buckets: [UInt16]
        let bucketStart: Int64

        init(name: String, spans: [Span], cycleEnd: Int64, buckets: [UInt16], bucketStart: Int64) {
            self.name = name
            self.spans = spans
            self.cycleEnd = cycleEnd
            self.buckets = buckets
            self.bucketStart = bucketStart
        }
    }

    private let storage: Storage

    /// The zone's name in the time zone database, such as `Asia/Shanghai`.
    public var name: String { storage.name }
    /// All spans from the beginning to the end of time, without a hole; two neighbours have different offsets.
    @inline(__always)
    var spans: [Span] { storage.spans }
    /// From this second (UTC) on, the offset is the one a whole number of 400 years earlier.
    @inline(__always)
    private var cycleEnd: Int64 { storage.cycleEnd }
    /// For each stretch of `bucketLength` seconds from `bucketStart`, the span of its first second; for speed.
    @inline(__always)
    private var buckets: [UInt16] { storage.buckets }
    @inline(__always)
    private var bucketStart: Int64 { storage.bucketStart }

    /// The rules of a zone whose offset is first `firstOffset` and then changes as `transitions` and `rule` say.
    ///
    /// Offsets are seconds east of UTC, at most 26 hours either way; the transitions' seconds (UTC) ascend. `rule` is
    /// in force after the last transition; where there is none, from 1900 on.
    public init(
        name: String, firstOffset: Int, transitions: [(second: Int64, offset: Int)] = [], rule: SeasonalRule? = nil
    ) {
        var changes = transitions
        var cycleEnd = Self.forever
        let last = transitions.last?.second ?? Int64.min
        // A rule that begins after the last date of any schedule never matters.
        if let rule, last < Instant.latest.seconds {
            let year = max(1900, CivilDate(daysSinceEpoch: last.flooredQuotient(86_400)).year)
            // One year more, so that no summer ends merely because the table does.
            let tableEnd = CivilDate(year: year + 501, month: 1, day: 1).daysSinceEpoch * 86_400
            changes += rule.changes(years: year - 1...year + 501).filter { $0.second > last && $0.second < tableEnd }
            cycleEnd = CivilDate(year: year + 451, month: 1, day: 1).daysSinceEpoch * 86_400
        }
        let spans = Self.spans(firstOffset: Int64(firstOffset), changes: changes)
        let (bucketStart, buckets) = Self.buckets(of: spans)
        storage = Storage(
            name: name, spans: spans, cycleEnd: cycleEnd, buckets: buckets, bucketStart: bucketStart)
    }

    /// Whether two zones have the same name and the same changes.
    public static func == (left: TimeZoneRules, right: TimeZoneRules) -> Bool {
        left.storage === right.storage
            || left.name == right.name && left.spans == right.spans && left.cycleEnd == right.cycleEnd
    }

    /// Feeds the name, which tells zones apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }

    /// The zone's offset at an instant, in seconds east of UTC.
    public func offset(at instant: Instant) -> Int {
        let second = instant.seconds
        return Int(spans[spanIndex(at: second - cycleShift(second))].offset)
    }

    /// What the zone's clocks show at an instant.
    public func civilTime(at instant: Instant) -> CivilDateTime {
        CivilDateTime(civilSeconds: instant.seconds + Int64(offset(at: instant)))
    }

    /// The first change of the offset after `instant`, or nil where there is none any more.
    public func transition(after instant: Instant) -> Transition? {
        let shift = cycleShift(instant.seconds)
        let index = spanIndex(at: instant.seconds - shift)
        guard index + 1 < spans.count else { return nil }
        return Transition(
            instant: Instant(seconds: spans[index].end + shift), before: Int(spans[index].offset),
            after: Int(spans[index + 1].offset))
    }

    /// What must be taken from a second (UTC) so that the table knows it: a multiple of 400 years, mostly 0.
    ///
    /// The result leaves at least 50 years of the table on either side, more than any search of a schedule needs.
    @inline(__always)
    func cycleShift(_ second: Int64) -> Int64 {
        guard second >= cycleEnd else { return 0 }
        return ((second - cycleEnd) / Self.cycleLength + 1) * Self.cycleLength
    }

    /// The index of the span that holds a second (UTC) below `cycleEnd`.
    @inline(__always)
    func spanIndex(at second: Int64) -> Int {
        let bucket = second > bucketStart ? min((second - bucketStart) >> Self.bucketBits, Int64(buckets.count - 1)) : 0
        var index = Int(buckets[Int(bucket)])
        while second >= spans[index].end { index += 1 }
        return index
    }

    /// The beginning and, negated, the end of time: beyond every instant, and far from overflow.
    static let forever: Int64 = 1 << 61
    /// The last second that an `Instant` can tell; a change after it is none.
    private static let lastSecond = Int64.max / 1_000_000
    private static let cycleLength = CivilDate.daysPerCycle * 86_400
    /// A bucket is 2^23 s, 97 days: rarely more than one change.
    private static let bucketBits: Int64 = 23

    private static func spans(firstOffset: Int64, changes: [(second: Int64, offset: Int)]) -> [Span] {
        var spans = [Span(start: -forever, end: forever, freshLocal: -forever, offset: firstOffset)]
        for change in changes where change.second > -forever && change.second <= lastSecond {
            let last = spans[spans.count - 1]
            guard change.second > last.start, Int64(change.offset) != last.offset else { continue }
            spans[spans.count - 1].end = change.second
            let fresh = max(last.freshLocal, change.second + last.offset)
            spans.append(
                Span(start: change.second, end: forever, freshLocal: fresh, offset: Int64(change.offset)))
        }
        return spans
    }

    private static func buckets(of spans: [Span]) -> (start: Int64, buckets: [UInt16]) {
        // Changes before 1850, and placeholders for the beginning of time, are left to the walk from the first span.
        let start: Int64 = -3_786_825_600
        var buckets: [UInt16] = [0]
        guard let last = spans.last, last.start > start else { return (start, buckets) }
        var index = 0
        for bucket in 1...(min(last.start, Instant.latest.seconds) - start) >> bucketBits + 1 {
            let first = start + bucket << bucketBits
            while first >= spans[index].end { index += 1 }
            buckets.append(UInt16(clamping: index))
        }
        return (start, buckets)
    }
}
