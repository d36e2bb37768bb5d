/// How many rotations of an instance can be started in time at most: every order in which each starts as early as it
/// can after the one before it.
///
/// Sorted by its starts, the best schedule is one of these or can be moved to one of them without a loss.
struct ExhaustiveSearch {
    private let instance: SmallInstance
    private var best: Int
    /// For each set of started rotations, the states that none is better than.
    private var seen: [Int: [[Int64]]] = [:]

    /// The most that can be in time, where some schedule has `known` in time.
    static func mostInTime(_ instance: SmallInstance, known: Int) -> Int {
        guard known < instance.jobs.count else { return known }
        var search = ExhaustiveSearch(instance: instance, best: known)
        let slots = [Int64](repeating: 0, count: instance.limit)
        search.extend(0, started: 0, slots: slots, groups: instance.spacings.map { _ in 0 }, from: 0)
        return search.best
    }

    private init(instance: SmallInstance, best: Int) {
        self.instance = instance
        self.best = best
    }

    /// Tries every rotation that can be next; `slots` are the times at which they are free, in order, and `groups`
    /// those at which a member may start.
    private mutating func extend(_ set: Int, started: Int, slots: [Int64], groups: [Int64], from time: Int64) {
        var next: [(job: Int, start: Int64)] = []
        for (index, job) in instance.jobs.enumerated() where set & (1 << index) == 0 {
            let earliest = max(time, slots[0], job.due, job.group.map { groups[$0] } ?? 0)
            let start = job.open.lazy.filter { $0.upperBound > earliest }.map { max($0.lowerBound, earliest) }.min()
            if let start, start <= job.deadline { next.append((index, start)) }
        }
        best = max(best, started)
        guard started + next.count > best, isNew(set, [time] + slots + groups) else { return }
        for (job, start) in next.sorted(by: { $0.start < $1.start }) {
            var (slots, groups) = (slots, groups)
            slots.removeFirst()
            slots.append(start + instance.span)
            if let group = instance.jobs[job].group { groups[group] = start + instance.spacings[group] }
            extend(set | 1 << job, started: started + 1, slots: slots, groups: groups, from: start)
            if best == instance.jobs.count { return }
        }
    }

    /// Whether no state was seen for the set that is as early in everything.
    private mutating func isNew(_ set: Int, _ state: [Int64]) -> Bool {
        let known = seen[set, default: []]
        if known.contains(where: { zip($0, state).allSatisfy { $0.0 <= $0.1 } }) { return false }
        seen[set] = known.filter { !zip(state, $0).allSatisfy { $0.0 <= $0.1 } } + [state]
        return true
    }
}
