/// When at least one of several freezes holds; all instants are seconds since 1970.
struct FreezeTimes: Sendable {
    /// The freezes that hold once, those that overlap or touch made one.
    private let once: [Range<Int64>]
    /// The others, those of one zone made one.
    private var yearly: [(days: FreezeDays, rules: TimeZoneRules)] = []
    /// Whether there is no instant at which none holds.
    private(set) var isAlways = false

    init(_ freezes: [Freeze], in zones: TimeZoneTable) {
        var once: [Range<Int64>] = []
        var spans: [TimeZoneTable.ID: [YearlySpan]] = [:]
        for freeze in freezes {
            switch freeze.time {
            case .once(let from, let to): once.append(from.seconds..<to.seconds)
            case .yearly(let span, let zone): spans[zone, default: []].append(span)
            }
        }
        self.once = CyclicRanges.merged(once)
        for (zone, spans) in spans {
            let days = FreezeDays(merging: spans)
            if days.isEveryDay { isAlways = true }
            yearly.append((days, zones[zone]))
        }
    }

    /// Whether no freeze ever holds.
    var isEmpty: Bool { once.isEmpty && yearly.isEmpty }

    /// The end of a freeze that holds at `second`, or nil where none does; another may hold then.
    func end(holding second: Int64) -> Int64? {
        let index = once.partition { $0.upperBound > second }
        if index < once.count, once[index].lowerBound <= second { return once[index].upperBound }
        for (days, rules) in yearly {
            let stretch = rules.firstStretch(of: days, endingAfter: second)
            if stretch.lowerBound <= second { return stretch.upperBound }
        }
        return nil
    }

    /// The beginning of a freeze that holds at `second`, or nil where none does; another may hold before it.
    func start(holding second: Int64) -> Int64? {
        let index = once.partition { $0.upperBound > second }
        if index < once.count, once[index].lowerBound <= second { return once[index].lowerBound }
        for (days, rules) in yearly {
            let stretch = rules.firstStretch(of: days, endingAfter: second)
            if stretch.lowerBound <= second { return stretch.lowerBound }
        }
        return nil
    }

    /// The first beginning of a freeze after `second`, at which none holds; nil where there is none any more.
    func start(after second: Int64) -> Int64? {
        let index = once.partition { $0.upperBound > second }
        var first = index < once.count ? once[index].lowerBound : nil
        for (days, rules) in yearly {
            let start = rules.firstStretch(of: days, endingAfter: second).lowerBound
            if first.map({ start < $0 }) ?? true { first = start }
        }
        return first
    }
}
