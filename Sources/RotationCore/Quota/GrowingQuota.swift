/// A learned quota on the boot clock: it grows by one slot with each share of the window that one slot has.
struct GrowingQuota: Sendable {
    /// Slots at `since`.
    let slots: Int
    let since: BootTime
    /// The configured quota, beyond which it does not grow.
    let limit: Int
    private let step: Int64

    init(_ learned: LearnedQuota, since: BootTime, of quota: Quota) {
        slots = min(max(learned.slots, 1), quota.limit)
        self.since = since
        limit = quota.limit
        step = max(quota.window.microseconds / Int64(max(quota.limit, 1)), 1)
    }

    /// How many slots it has grown to.
    func slots(at now: BootTime) -> Int {
        let steps = max(now.duration(since: since).microseconds, 0) / step
        return steps < limit - slots ? slots + Int(steps) : limit
    }

    /// When it has grown to that many slots.
    func reaches(_ count: Int) -> BootTime {
        BootTime(microseconds: since.microseconds + step * Int64(max(min(count, limit) - slots, 0)))
    }
}

extension QuotaGroup {
    /// Slots that attempts may occupy at most, as far as throttled attempts have taught: the least of what the accounts
    /// have learned, or else all of them.
    func effectiveLimit(at now: BootTime) -> Int {
        learned.values.reduce(limit) { min($0, $1.slots(at: now)) }
    }

    /// When fewer slots are occupied than were learned, at `time` at the earliest, if no attempt is added; nil while
    /// only completions to come tell.
    func learnedSlot(from time: BootTime) -> BootTime? {
        learned.isEmpty ? time : firstMoment(from: time, in: slots, of: 1)
    }

    /// When fewer of the log's attempts hold a slot than one in `parts` of the learned ones, in the same way.
    func learnedShare(of parts: Int, in log: SlotLog, from time: BootTime) -> BootTime? {
        learned.isEmpty
            ? log.falls(below: limit / parts, span: span, at: time) : firstMoment(from: time, in: log, of: parts)
    }

    private func firstMoment(from time: BootTime, in log: SlotLog, of parts: Int) -> BootTime? {
        let most = limit / parts
        // The more slots it takes, the sooner they are free and the later they are grown.
        func free(_ count: Int) -> BootTime? { log.falls(below: count, span: span, at: time) }
        func grown(_ count: Int) -> BootTime { learned.values.reduce(time) { max($0, $1.reaches(count * parts)) } }
        func isFreeFirst(_ count: Int) -> Bool { free(count).map { $0 <= grown(count) } ?? false }
        guard isFreeFirst(most) else { return free(most) }
        var (low, high) = (1, most)
        while low < high {
            let middle = (low + high) / 2
            if isFreeFirst(middle) { high = middle } else { low = middle + 1 }
        }
        let isEarlier = low > 1 ? free(low - 1).map { $0 < grown(low) } ?? false : false
        return isEarlier ? free(low - 1) : grown(low)
    }
}
