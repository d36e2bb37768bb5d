import HeapModule

/// When secrets come due in a forecast, each at most once, through its end.
///
/// What is far ahead lies in no order, stretch by stretch, and is sorted when its stretch comes: so the many secrets
/// that come due once in a long time cost little, and those that come due often stand in a small heap.
struct Agenda {
    /// A secret and when it comes due; what comes due at one instant is in the order of the secrets' numbers.
    struct Entry: Comparable {
        var time: Instant
        var secret: Int32

        static func < (left: Entry, right: Entry) -> Bool {
            left.time == right.time ? left.secret < right.secret : left.time < right.time
        }
    }

    /// The entry that comes first.
    private(set) var first: Entry?
    private let start: Instant
    private let end: Instant
    /// The length of a stretch in microseconds.
    private let length: Int64
    /// The entries of each stretch that is still to come; of the others, none.
    private var ahead: [[Entry]]
    /// How many stretches have come.
    private var come = 0
    /// The entries of the latest stretch that has come, in order; those before `position` are taken out.
    private var sorted: [Entry] = []
    private var position = 0
    /// What was entered for a stretch that had come.
    private var soon = Heap<Entry>()

    private static let shortestStretch: Int64 = 3_600_000_000
    private static let mostStretches: Int64 = 100_000

    /// Those of the entries that come due from `start` through `end`.
    init(_ entries: some Sequence<Entry>, from start: Instant, until end: Instant) {
        self.start = start
        self.end = end
        let span = max(end.duration(since: start).microseconds, 0)
        length = max(Self.shortestStretch, span / Self.mostStretches)
        ahead = Array(repeating: [], count: Int(span / length) + 1)
        for entry in entries { put(entry) }
        findFirst()
    }

    /// Takes out `first`.
    mutating func removeFirst() {
        guard let first else { return }
        if position < sorted.count, sorted[position] == first { position += 1 } else { soon.removeMin() }
        findFirst()
    }

    /// Enters a secret that has no time; one that comes due after the end is left out.
    mutating func insert(_ secret: Int32, at time: Instant) {
        let entry = Entry(time: time, secret: secret)
        put(entry)
        if first.map({ entry < $0 }) ?? true { findFirst() }
    }

    private mutating func put(_ entry: Entry) {
        guard entry.time <= end else { return }
        let stretch = Int(max(entry.time.microseconds - start.microseconds, 0) / length)
        if stretch < come { soon.insert(entry) } else { ahead[stretch].append(entry) }
    }

    private mutating func findFirst() {
        while position == sorted.count, come < ahead.count {
            sorted = ahead[come]
            ahead[come] = []
            come += 1
            position = 0
            sorted.sort()
        }
        let next = position < sorted.count ? sorted[position] : nil
        first = next
        if let early = soon.min, next.map({ early < $0 }) ?? true { first = early }
    }
}
